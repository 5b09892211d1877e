// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/history.h"

#include "core/terminal/rewrap.h"
#include "core/terminal/utf8.h"

#include <algorithm>

namespace Guestwire::Terminal {
namespace {

// Bytes that UTF-8 never has, in front of a cell's text: clusterMark + n for n code points in one
// cell, and wideMark before a cell of two columns.
constexpr unsigned char clusterMark = 0xf5;
constexpr unsigned char wideMark = 0xff;
static_assert(clusterMark + ClusterTable::maxLength < wideMark);

bool isMark(char byte)
{
    return static_cast<unsigned char>(byte) >= clusterMark;
}

// A wrapped line keeps all its columns, so that joining it with the next leaves gaps as they were.
size_t usedCells(const Line &line)
{
    size_t count = line.cells.size();
    while (!line.wrapped && count > 0 && line.cells[count - 1] == Cell())
        --count;
    return count;
}

// Nearly all output; the style of none of its cells is to be kept.
bool isPlainText(const Cell *cell, const Cell *end)
{
    const Cell plain;
    return std::all_of(cell, end, [&plain](const Cell &each) {
        return each.character < 0x80 && each.width == 1 && each.sameStyle(plain);
    });
}

} // namespace

History::History(int limit) : m_limit(std::max(0, limit)) { }

void History::push(const Line &line, const ClusterTable &clusters)
{
    if (m_limit == 0)
        return;
    append(pack(line, clusters));
    keepToLimits();
}

void History::setLimit(int lines)
{
    m_limit = std::max(0, lines);
    keepToLimits();
}

void History::clear()
{
    m_lines.clear();
    m_bytes = 0;
}

void History::append(PackedLine line)
{
    m_bytes += line.bytes();
    m_lines.push_back(std::move(line));
}

void History::dropOldest()
{
    m_bytes -= m_lines.front().bytes();
    m_lines.pop_front();
}

void History::keepToLimits()
{
    const size_t most = static_cast<size_t>(m_limit) * bytesPerLine;
    while (size() > m_limit || (m_bytes > most && size() > 1))
        dropOldest();
}

Line History::line(int index, ClusterTable &clusters) const
{
    return unpack(m_lines[static_cast<size_t>(index)], clusters);
}

Line History::takeNewest(ClusterTable &clusters)
{
    Line line = unpack(m_lines.back(), clusters);
    m_bytes -= m_lines.back().bytes();
    m_lines.pop_back();
    return line;
}

std::string History::text(int index) const
{
    std::string text = m_lines[static_cast<size_t>(index)].text;
    text.erase(std::remove_if(text.begin(), text.end(), isMark), text.end());
    std::replace(text.begin(), text.end(), '\0', ' ');
    return text;
}

History::PackedLine History::pack(const Line &line, const ClusterTable &clusters)
{
    PackedLine packed;
    packed.cells = static_cast<int>(usedCells(line));
    packed.wrapped = line.wrapped;
    const Cell *first = line.cells.data();
    if (isPlainText(first, first + packed.cells)) {
        packed.text.resize(static_cast<size_t>(packed.cells));
        std::transform(first, first + packed.cells, packed.text.begin(),
                       [](const Cell &cell) { return static_cast<char>(cell.character); });
        return packed;
    }
    packStyled(packed, line, clusters);
    return packed;
}

// Written aside first, so that what is kept is no larger than it must be.
void History::packStyled(PackedLine &packed, const Line &line, const ClusterTable &clusters)
{
    m_text.clear();
    m_runs.clear();
    const Cell *cell = line.cells.data();
    const Cell *end = cell + packed.cells;
    while (cell != end) {
        const Cell &style = *cell;
        m_runs.push_back({style, 0});
        for (; cell != end && cell->sameStyle(style); ++cell) {
            ++m_runs.back().length;
            if (cell->character < 0x80 && cell->width == 1)
                m_text += static_cast<char>(cell->character);
            else
                packCell(*cell, clusters);
        }
    }
    packed.text = m_text;
    if (m_runs.size() > 1 || (m_runs.size() == 1 && !m_runs.front().style.sameStyle({})))
        packed.runs = m_runs;
}

void History::packCell(const Cell &cell, const ClusterTable &clusters)
{
    if (cell.width == 0)
        return;
    if (cell.width == 2)
        m_text += static_cast<char>(wideMark);
    if (!isCluster(cell.character)) {
        appendUtf8(m_text, cell.character);
        return;
    }
    const std::u32string cluster = clusters.text(cell.character);
    m_text += static_cast<char>(clusterMark + cluster.size());
    for (const char32_t character : cluster)
        appendUtf8(m_text, character);
}

Line History::unpack(const PackedLine &packed, ClusterTable &clusters)
{
    Line line;
    line.wrapped = packed.wrapped;
    line.cells.reserve(static_cast<size_t>(packed.cells));
    const std::vector<Run> plain {{Cell(), packed.cells}};
    std::string_view text = packed.text;
    quint8 width = 1;
    for (const Run &run : packed.runs.empty() ? plain : packed.runs) {
        for (int i = 0; i < run.length; ++i) {
            Cell cell = run.style;
            const bool secondHalf = width == 2;
            width = secondHalf ? 0 : 1;
            cell.character = secondHalf ? 0 : takeCell(text, width, clusters);
            cell.width = width & 3;
            line.cells.push_back(cell);
        }
    }
    return line;
}

char32_t History::takeCell(std::string_view &text, quint8 &width, ClusterTable &clusters)
{
    if (static_cast<unsigned char>(text.front()) == wideMark) {
        width = 2;
        text.remove_prefix(1);
    }
    if (!isMark(text.front()))
        return takeUtf8(text);
    const size_t count = static_cast<unsigned char>(text.front()) - clusterMark;
    text.remove_prefix(1);
    std::u32string cluster;
    for (size_t i = 0; i < count; ++i)
        cluster += takeUtf8(text);
    const char32_t character = clusters.add(cluster);
    return character != 0 ? character : cluster.front();
}

void History::rewrap(int columns, ClusterTable &clusters)
{
    std::deque<PackedLine> old = std::move(m_lines);
    clear();
    for (size_t first = 0; first < old.size();) {
        size_t next = first;
        while (next + 1 < old.size() && old[next].wrapped && next - first < maxJoinedLines)
            ++next;
        ++next;
        if (next == first + 1 && old[first].cells <= columns && !old[first].wrapped) {
            append(std::move(old[first]));
        } else {
            std::vector<Line> lines;
            for (size_t i = first; i < next; ++i)
                lines.push_back(unpack(old[i], clusters));
            for (const Line &line : rewrapped(std::move(lines), columns, {}))
                append(pack(line, clusters));
        }
        first = next;
    }
    keepToLimits();
}

} // namespace Guestwire::Terminal
