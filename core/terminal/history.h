// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/cell.h"
#include "core/terminal/clustertable.h"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace Guestwire::Terminal {

// The lines that left the top of the main screen, kept as text and runs of style: a line of plain
// text costs about its length. Bounded in lines, and in bytes where lines are dear.
class History
{
public:
    static constexpr size_t bytesPerLine = 512; // what the limit in lines may cost, on average

    explicit History(int limit);

    int limit() const { return m_limit; }
    void setLimit(int lines);
    size_t bytes() const { return m_bytes; }
    int size() const { return static_cast<int>(m_lines.size()); }

    void push(const Line &line, const ClusterTable &clusters);
    Line line(int index, ClusterTable &clusters) const; // 0 is the oldest; may be short
    Line takeNewest(ClusterTable &clusters);
    bool isWrapped(int index) const { return m_lines[static_cast<size_t>(index)].wrapped; }
    std::string text(int index) const; // UTF-8
    void clear();
    template<typename Function>
    void forEachStyle(Function function) const
    {
        for (const PackedLine &line : m_lines) {
            for (const Run &run : line.runs)
                function(run.style);
        }
    }

    // Breaks the lines anew for another width.
    void rewrap(int columns, ClusterTable &clusters);

private:
    // Cells of one style; the character is not used.
    struct Run
    {
        Cell style;
        int length = 0;
    };
    struct PackedLine
    {
        std::string text;
        std::vector<Run> runs; // none: the default style all along
        int cells = 0;
        bool wrapped = false;

        size_t bytes() const
        {
            return sizeof(PackedLine) + text.capacity() + runs.capacity() * sizeof(Run);
        }
    };

    PackedLine pack(const Line &line, const ClusterTable &clusters);
    void packStyled(PackedLine &packed, const Line &line, const ClusterTable &clusters);
    void packCell(const Cell &cell, const ClusterTable &clusters);
    static Line unpack(const PackedLine &packed, ClusterTable &clusters);
    static char32_t takeCell(std::string_view &text, quint8 &width, ClusterTable &clusters);
    void append(PackedLine line);
    void dropOldest();
    void keepToLimits();

    int m_limit;
    size_t m_bytes = 0;
    std::string m_text; // of the line that is being packed
    std::vector<Run> m_runs;
    std::deque<PackedLine> m_lines;
};

} // namespace Guestwire::Terminal
