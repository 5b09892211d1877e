// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/console/consoletools.h"

#include <QSettings>

namespace Guestwire {

ConsoleTools::ConsoleTools() : m_settings(Terminal::TerminalSettings::load(QSettings())) { }

void ConsoleTools::setSettings(const Terminal::TerminalSettings &settings)
{
    if (settings == m_settings)
        return;
    m_settings = settings;
    QSettings kept;
    settings.save(kept);
    emit settingsChanged();
}

} // namespace Guestwire
