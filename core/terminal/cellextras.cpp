// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/cellextras.h"

namespace Guestwire::Terminal {

CellExtras::CellExtras()
{
    clear();
}

quint16 CellExtras::add(const CellExtra &extra)
{
    if (extra == CellExtra())
        return 0;
    const std::string key = keyOf(extra);
    if (const auto known = m_known.find(key); known != m_known.end())
        return known->second;
    if (isFull())
        return 0;
    quint16 number = 0;
    if (m_free.empty()) {
        number = static_cast<quint16>(m_entries.size());
        m_entries.push_back(extra);
    } else {
        number = m_free.back();
        m_free.pop_back();
        m_entries[number] = extra;
    }
    m_known.emplace(key, number);
    return number;
}

void CellExtras::retain(const std::vector<bool> &used)
{
    for (size_t number = 1; number < m_entries.size(); ++number) {
        CellExtra &entry = m_entries[number];
        if (used[number] || entry == CellExtra())
            continue;
        m_known.erase(keyOf(entry));
        entry = {};
        m_free.push_back(static_cast<quint16>(number));
    }
}

void CellExtras::clear()
{
    m_entries.assign(1, {});
    m_free.clear();
    m_known.clear();
}

std::string CellExtras::keyOf(const CellExtra &extra)
{
    return std::to_string(extra.underline.bits()) + ' ' + extra.link;
}

} // namespace Guestwire::Terminal
