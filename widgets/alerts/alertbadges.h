// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/event.h"
#include "widgets/data/connections.h"

#include <QHash>

namespace Guestwire {

// Of each VM with alerts that nobody has acknowledged or snoozed: the worst.
class AlertBadges : public QObject
{
    Q_OBJECT

public:
    explicit AlertBadges(Connections &connections, QObject *parent = nullptr);

    std::optional<Severity> worst(const VmKey &vm) const;

signals:
    void changed(const Guestwire::VmKey &vm);

private:
    void listen(ConnectionId id);
    void refresh(ConnectionId id);

    Connections &m_connections;
    QHash<VmKey, Severity> m_worst;
};

} // namespace Guestwire
