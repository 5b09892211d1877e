// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/messages.h"
#include "core/service/wishes.h"

namespace Guestwire {

// What one client of the native route wants to hear of which VMs, and how often.
class Subscription
{
public:
    void add(const Protocol::Subscribe &m);
    void remove(const Protocol::Unsubscribe &m);
    void forget(VmId vm);

    bool covers(VmId vm, Protocol::Topic topic) const;
    bool coversAny(Protocol::Topics topics) const; // of whatever VM
    bool coversAll(Protocol::Topic topic) const { return m_all.testFlag(topic); }
    bool isEmpty() const { return !m_all && m_some.isEmpty(); }
    qsizetype named() const { return m_some.size(); } // VMs
    bool coversAnyVm() const { return bool(m_all); } // each that there is
    QStringList topics() const; // of whatever VM, by their names on the wire

    const Wish &wish() const { return m_wish; }
    // It asked for samples of this VM at a pace of its own.
    bool isPaced(VmId vm) const { return m_wish.all || m_wish.some.contains(vm); }

    // The same for all that want the same samples.
    QString audience() const;

private:
    Protocol::Topics m_all; // for every VM
    QHash<VmId, Protocol::Topics> m_some;
    Wish m_wish;
};

} // namespace Guestwire
