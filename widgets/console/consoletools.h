// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/terminal/framescheduler.h"
#include "widgets/terminal/terminalsettings.h"

#include <QObject>

namespace Guestwire {

// What the terminals of all consoles share: one frame timer, and what a person chose about them.
class ConsoleTools : public QObject
{
    Q_OBJECT

public:
    ConsoleTools();

    Terminal::FrameScheduler &frames() { return m_frames; }
    const Terminal::TerminalSettings &settings() const { return m_settings; }
    void setSettings(const Terminal::TerminalSettings &settings); // kept for the next time, too

signals:
    void settingsChanged();

private:
    Terminal::FrameScheduler m_frames;
    Terminal::TerminalSettings m_settings;
};

} // namespace Guestwire
