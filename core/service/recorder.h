// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/consolefeed.h"
#include "core/terminal/asciicast.h"

#include <QElapsedTimer>
#include <QStringDecoder>

#include <functional>

namespace Guestwire {

// Makes the lines of a recording of what a console shows: a cursor into its feed, like a viewer. It
// waits in the feed's ring while too much is under way to the disk.
class Recorder : public QObject
{
    Q_OBJECT

public:
    using Write = std::function<void(double at, const QByteArray &lines)>;

    // The screen as it stands comes first. `feed` outlives this.
    Recorder(ConsoleFeed &feed, Write write);

    void written(qint64 bytes); // of what `write` was given
    void drain(); // writes what is left, however much is under way: the end

    static constexpr qint64 maxUnwritten = 512 * 1024; // bytes under way

private:
    void begin();
    void pump() { pump(maxUnwritten); }
    void pump(qint64 most);
    void restarted();
    void sizeChanged();
    void tellLost(quint64 bytes);
    void show(const QByteArray &bytes);
    void write(Terminal::CastEvent event);

    ConsoleFeed &m_feed;
    Write m_write;
    QElapsedTimer m_clock;
    QStringDecoder m_decoder;
    Protocol::Epoch m_epoch = 0;
    quint64 m_offset = 0;
    int m_columns;
    int m_rows;
    qint64 m_unwritten = 0; // bytes
};

} // namespace Guestwire
