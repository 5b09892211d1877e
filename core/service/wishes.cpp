// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/wishes.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace Guestwire {

Wishes::Wishes()
{
    m_gather.setSingleShot(true);
    m_gather.setInterval(0ms);
    connect(&m_gather, &QTimer::timeout, this, &Wishes::gather);
}

void Wishes::put(QObject *who, const Wish &wish)
{
    if (m_wishes.value(who) == wish)
        return;
    if (wish == Wish {}) {
        m_wishes.remove(who);
        who->disconnect(this);
    } else {
        if (!m_wishes.contains(who))
            connect(who, &QObject::destroyed, this, [this, who] {
                m_wishes.remove(who);
                m_gather.start();
            });
        m_wishes.insert(who, wish);
    }
    m_gather.start();
}

void Wishes::gather()
{
    Wish shortest;
    for (const Wish &wish : std::as_const(m_wishes)) {
        if (wish.all)
            shortest.all = std::min(shortest.all.value_or(*wish.all), *wish.all);
        for (auto it = wish.some.cbegin(); it != wish.some.cend(); ++it) {
            const auto before = shortest.some.value(it.key(), it.value());
            shortest.some.insert(it.key(), std::min(before, it.value()));
        }
    }
    if (shortest != m_shortest) {
        m_shortest = shortest;
        emit changed();
    }
}

std::optional<std::chrono::milliseconds> Wishes::intervalOf(VmId vm) const
{
    const auto found = m_shortest.some.constFind(vm);
    if (found == m_shortest.some.cend())
        return m_shortest.all;
    return std::min(*found, m_shortest.all.value_or(*found));
}

} // namespace Guestwire
