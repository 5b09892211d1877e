// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/screenpage.h"

#include <QString>

class QSettings;

namespace Guestwire::Terminal {

// What a person chose about terminals; it is the same for all of them.
struct TerminalSettings
{
    enum class Ground { LikeTheWindow, Light, Dark };

    static constexpr int mostScrollback = 200000; // lines
    static constexpr int leastPasteSpeed = 100; // bytes a second
    static constexpr int mostPasteSpeed = 1000000;
    static constexpr double smallestFont = 5; // points
    static constexpr double largestFont = 48;

    QString fontFamily; // empty: the system's
    double fontSize = 0; // points; 0: the system's
    Ground ground = Ground::LikeTheWindow;
    QString scheme; // see ColourScheme::names(); empty or unknown: the first
    int scrollback = defaultScrollback; // lines
    bool flashes = true; // at a bell
    bool blinks = false; // the cursor, where the guest wants that
    int pasteSpeed = 20000; // bytes a second

    // What was kept and makes no sense becomes the default.
    static TerminalSettings load(const QSettings &settings);
    void save(QSettings &settings) const;

    bool operator==(const TerminalSettings &) const = default;
};

} // namespace Guestwire::Terminal
