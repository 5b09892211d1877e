// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/clustertable.h"

namespace Guestwire::Terminal {

char32_t ClusterTable::add(const std::u32string &cluster)
{
    if (const auto known = m_known.find(cluster); known != m_known.end())
        return known->second;
    if (isFull())
        return 0;
    const auto character = static_cast<char32_t>(firstCluster + m_clusters.size());
    m_clusters.push_back(cluster);
    m_known.emplace(cluster, character);
    return character;
}

std::u32string ClusterTable::text(char32_t character) const
{
    if (isCluster(character))
        return m_clusters.at(character - firstCluster);
    return character == 0 ? std::u32string() : std::u32string(1, character);
}

char32_t ClusterTable::base(char32_t character) const
{
    return isCluster(character) ? m_clusters.at(character - firstCluster).front() : character;
}

void ClusterTable::clear()
{
    m_clusters.clear();
    m_known.clear();
}

} // namespace Guestwire::Terminal
