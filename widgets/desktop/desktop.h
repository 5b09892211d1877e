// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/desktop/notifier.h"
#include "widgets/desktop/tray.h"

namespace Guestwire {

// What the program is to the desktop beside its windows: an icon in the tray, and notices. Where one of them is
// missing, the other does.
class Desktop : public QObject
{
    Q_OBJECT

public:
    Desktop(Connections &connections, AlertModel &alerts, const QDBusConnection &bus,
            QObject *parent);

    Tray &tray() { return m_tray; }

    // The choice of what is told of. Without a desktop it says that there is nobody to tell it.
    static void fillMenu(QMenu &menu, const Desktop *desktop);

signals:
    void windowWanted();
    void vmWanted(const Guestwire::VmKey &key);
    void consoleWanted(const Guestwire::VmKey &key);
    void quitWanted();
    void failed(const QString &text, const QString &details);

private:
    bool canTell() const { return m_notifier.isServed() || m_tray.canShowMessages(); }

    Notifier m_notifier;
    Tray m_tray;
};

} // namespace Guestwire
