// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/cell.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace Guestwire::Terminal {

// What few cells have: a link, an underline of another colour than the text.
struct CellExtra
{
    Colour underline;
    std::string link; // as the guest gave it

    bool operator==(const CellExtra &) const = default;
};

// Cells refer to this table by number; 0 is no extra. It is bounded, because a guest may send as
// many different links as it likes; what no cell refers to any more is forgotten when it is full.
class CellExtras
{
public:
    static constexpr size_t capacity = 8192;
    static constexpr size_t maxLink = 2048; // bytes

    CellExtras();

    const CellExtra &at(int number) const { return m_entries[static_cast<size_t>(number)]; }
    bool isFull() const { return m_free.empty() && m_entries.size() >= capacity; }
    quint16 add(const CellExtra &extra); // 0 when the table is full
    void retain(const std::vector<bool> &used); // by number
    void clear();

private:
    static std::string keyOf(const CellExtra &extra);

    std::vector<CellExtra> m_entries;
    std::vector<quint16> m_free;
    std::unordered_map<std::string, quint16> m_known;
};

} // namespace Guestwire::Terminal
