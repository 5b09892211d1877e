// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/rewrap.h"

#include <algorithm>

namespace Guestwire::Terminal {
namespace {

class Rewrapper
{
public:
    Rewrapper(std::vector<Line> lines, int columns, const std::vector<TextPlace *> &places)
        : m_lines(std::move(lines))
        , m_columns(columns)
        , m_places(places)
        , m_done(places.size(), false)
    {
    }

    std::vector<Line> run()
    {
        for (size_t first = 0; first < m_lines.size();) {
            const size_t next = join(first);
            breakText();
            for (size_t i = 0; i < m_inText.size(); ++i)
                settle(i);
            first = next;
        }
        return std::move(m_result);
    }

private:
    // Gathers one logical line; m_inText says at which of its cells each place stands.
    size_t join(size_t first)
    {
        m_text.clear();
        m_inText.assign(m_places.size(), -1);
        size_t i = first;
        for (bool goesOn = true; goesOn; ++i) {
            goesOn = m_lines[i].wrapped && i + 1 < m_lines.size();
            for (size_t p = 0; p < m_places.size(); ++p) {
                if (!m_done[p] && m_places[p]->line == static_cast<int>(i))
                    m_inText[p] = static_cast<int>(m_text.size()) + m_places[p]->column;
            }
            append(i, goesOn);
        }
        m_goesOn = m_lines[i - 1].wrapped;
        return i;
    }

    void append(size_t index, bool goesOn)
    {
        auto &cells = m_lines[index].cells;
        if (!goesOn) {
            while (!cells.empty() && cells.back() == Cell())
                cells.pop_back();
        } else if (!cells.empty() && cells.back().isEmpty() && !m_lines[index + 1].cells.empty()
                   && m_lines[index + 1].cells.front().width == 2) {
            cells.pop_back(); // left free, because the wide character did not fit
        }
        m_text.insert(m_text.end(), cells.begin(), cells.end());
        if (m_columns == 1) { // no room for a wide character
            for (Cell &cell : m_text)
                cell = cell.width == 1 ? cell : Cell();
        }
    }

    void breakText()
    {
        m_starts.clear();
        m_firstLine = static_cast<int>(m_result.size());
        size_t start = 0;
        do {
            m_starts.push_back(static_cast<int>(start));
            size_t end = std::min(m_text.size(), start + static_cast<size_t>(m_columns));
            if (end < m_text.size() && m_text[end].width == 0 && end > start + 1)
                --end;
            Line line;
            line.cells.assign(m_text.begin() + static_cast<qptrdiff>(start),
                              m_text.begin() + static_cast<qptrdiff>(end));
            line.wrapped = end < m_text.size() || m_goesOn;
            if (end < m_text.size())
                line.cells.resize(static_cast<size_t>(m_columns));
            m_result.push_back(std::move(line));
            start = end;
        } while (start < m_text.size());
    }

    void settle(size_t place)
    {
        const int offset = m_inText[place];
        if (offset < 0)
            return;
        const auto next = std::upper_bound(m_starts.begin(), m_starts.end(), offset);
        const auto start = std::prev(next);
        m_places[place]->line = m_firstLine + static_cast<int>(start - m_starts.begin());
        m_places[place]->column = offset - *start;
        m_done[place] = true;
    }

    std::vector<Line> m_lines;
    int m_columns;
    const std::vector<TextPlace *> &m_places;
    std::vector<bool> m_done;
    std::vector<Line> m_result;
    std::vector<Cell> m_text;
    std::vector<int> m_inText; // by place; -1: not in this line
    std::vector<int> m_starts; // where the new lines begin in the text
    int m_firstLine = 0;
    bool m_goesOn = false;
};

} // namespace

std::vector<Line> rewrapped(std::vector<Line> lines, int columns,
                            const std::vector<TextPlace *> &places)
{
    return Rewrapper(std::move(lines), columns, places).run();
}

} // namespace Guestwire::Terminal
