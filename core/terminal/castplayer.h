// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/asciicast.h"

#include <functional>
#include <optional>

namespace Guestwire::Terminal {

// Where a replay stands. It has no clock: whoever shows it tells how much time went by, and lets it
// catch up in pieces as large as it can afford.
class CastPlayer
{
public:
    // What a terminal is told. `begin` makes it empty and of this size.
    struct Stage
    {
        std::function<void(int columns, int rows)> begin;
        std::function<void(int columns, int rows)> resize;
        std::function<void(const QByteArray &bytes)> show;
    };

    static constexpr double slowest = 0.5;
    static constexpr double fastest = 16;

    CastPlayer(Cast cast, Stage stage);

    const CastHeader &header() const { return m_cast.header; }
    double duration() const; // seconds, with pauses as they are shown
    double position() const { return m_position; }
    bool isAtEnd() const { return m_position >= duration(); }

    double speed() const { return m_speed; }
    void setSpeed(double speed); // brought into slowest..fastest
    // Pauses longer than this are shown so long; nothing: as they were. Where it stands stays.
    void setIdleLimit(std::optional<double> seconds);

    void advance(double seconds); // by the watch of who looks on
    void seek(double position); // brought into 0..duration()

    // Shows what is due, at least one event and not much more than `bytes`; true when nothing is
    // left to do.
    bool catchUp(qsizetype bytes);

    // When a new run began or something else was marked, as shown now.
    std::vector<double> markers() const;

private:
    void measure();

    Cast m_cast;
    Stage m_stage;
    std::vector<double> m_times; // of the events, as shown
    std::optional<double> m_idleLimit;
    double m_speed = 1;
    double m_position = 0;
    size_t m_next = 0; // the first event that is not shown
    bool m_fresh = true; // the terminal has not begun yet, or begins anew
};

} // namespace Guestwire::Terminal
