// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QSettings>
#include <QTemporaryDir>

namespace Guestwire {

// Settings of the window that are nobody's and end with the run. To be made after the application.
class BenchSettings
{
public:
    BenchSettings()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("guestwire-bench"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    }

private:
    const QTemporaryDir m_folder;
};

} // namespace Guestwire
