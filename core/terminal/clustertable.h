// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

namespace Guestwire::Terminal {

constexpr char32_t firstCluster = 0x110000; // beyond the last code point

inline bool isCluster(char32_t character)
{
    return character >= firstCluster;
}

// Cells that hold more than one code point refer to this table. It is bounded, because a guest may
// send as many different clusters as it likes.
class ClusterTable
{
public:
    static constexpr size_t capacity = 60000;
    static constexpr size_t maxLength = 8; // code points in one cell

    // 0 when the table is full.
    char32_t add(const std::u32string &cluster);

    // The code points of a cell's character, one for all but clusters, none for an empty cell.
    std::u32string text(char32_t character) const;

    char32_t base(char32_t character) const;
    bool isFull() const { return m_clusters.size() >= capacity; }
    void clear();

private:
    std::vector<std::u32string> m_clusters;
    std::unordered_map<std::u32string, char32_t> m_known;
};

} // namespace Guestwire::Terminal
