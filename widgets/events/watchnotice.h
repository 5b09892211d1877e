// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/event.h"
#include "widgets/common/messagebar.h"
#include "widgets/data/connections.h"

namespace Guestwire {

// Tells in the window of what watch rules found on consoles, without being in the way.
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

    const Connections &m_connections;
};

} // namespace Guestwire
