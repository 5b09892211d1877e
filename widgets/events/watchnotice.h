// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/event.h"
#include "widgets/common/messagebar.h"
#include "widgets/data/connections.h"

class QSystemTrayIcon;

namespace Guestwire {

// Tells of what watch rules found on consoles: in the window, without being in the way, and on the
// desktop where it has a place for that.
class WatchNotice : public MessageBar
{
    Q_OBJECT

public:
    WatchNotice(const Connections &connections, QWidget *parent);

signals:
    void consoleWanted(const Guestwire::VmKey &key);

private:
    void listen(ConnectionId id);
    void tell(const VmKey &key, const Event &event);
    void notifyDesktop(const QString &title, const QString &text);

    const Connections &m_connections;
    QSystemTrayIcon *m_tray = nullptr; // none where the desktop has no tray
};

} // namespace Guestwire
