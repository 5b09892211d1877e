// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/eventfetch.h"

namespace Guestwire {

void EventFetch::ask(Client &client, std::optional<VmId> vm, const QDateTime &from,
                     const QDateTime &to)
{
    client.events({vm, from, to, mostEvents})
        .then(this, [this, number = ++m_number](const Result<QList<Event>> &answer) {
            if (number != m_number || !answer)
                return;
            m_events = answer.value();
            emit changed();
        });
}

void EventFetch::forget()
{
    ++m_number;
    m_events.clear();
}

} // namespace Guestwire
