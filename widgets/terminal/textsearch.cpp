// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/terminal/textsearch.h"

#include <algorithm>
#include <limits>

namespace Guestwire::Terminal {
namespace {

// So that no pattern on no line takes more than some milliseconds.
constexpr char stepLimit[] = "(*LIMIT_MATCH=20000)";

} // namespace

bool TextSearch::setText(const QString &text, SearchOptions options)
{
    m_text = text;
    m_options = options;
    m_error.clear();
    restart();
    if (options.isPattern) {
        QRegularExpression::PatternOptions flags = QRegularExpression::UseUnicodePropertiesOption;
        if (!options.matchCase)
            flags |= QRegularExpression::CaseInsensitiveOption;
        const QRegularExpression plain(text, flags);
        if (!plain.isValid())
            m_error = plain.errorString();
        m_expression = QRegularExpression(QLatin1String(stepLimit) + text, flags);
    }
    m_active = !text.isEmpty() && m_error.isEmpty();
    return m_error.isEmpty();
}

void TextSearch::restart()
{
    m_old.clear();
    m_shown.clear();
    m_next = std::numeric_limits<qint64>::min();
}

bool TextSearch::update(const Screen &screen, qint64 firstRow, int lines)
{
    if (!m_active)
        return true;
    const qint64 oldest = firstRow - screen.historySize();
    while (!m_old.empty() && m_old.front().from.line < oldest)
        m_old.pop_front();
    m_next = readOld(screen, firstRow, std::max(m_next, oldest), lines);
    m_shown.clear();
    const qint64 end = firstRow + screen.rows();
    // What follows old lines that were not read yet would come out of order.
    const bool upToDate = m_next >= firstRow - maxWrappedLines;
    for (qint64 line = m_next; upToDate && line < end && !isFull();) {
        const PlacedText text = wrappedLines(screen, firstRow, line);
        find(text, m_shown);
        line = text.last + 1;
    }
    return upToDate || isFull();
}

qint64 TextSearch::readOld(const Screen &screen, qint64 firstRow, qint64 line, int lines)
{
    const qint64 end = std::min(firstRow, line + lines);
    while (line < end && m_old.size() < maxMatches) {
        const PlacedText text = wrappedLines(screen, firstRow, line);
        if (text.last >= firstRow)
            break; // its end may still change
        find(text, m_old);
        line = text.last + 1;
    }
    return line;
}

void TextSearch::find(const PlacedText &text, std::deque<TextRange> &matches) const
{
    if (m_options.isPattern) {
        auto each = m_expression.globalMatch(text.text);
        while (each.hasNext() && !isFull()) {
            const QRegularExpressionMatch match = each.next();
            if (match.capturedLength() > 0)
                matches.push_back(text.range(match.capturedStart(), match.capturedLength()));
        }
        return;
    }
    const auto sensitivity = m_options.matchCase ? Qt::CaseSensitive : Qt::CaseInsensitive;
    for (qsizetype from = text.text.indexOf(m_text, 0, sensitivity); from >= 0 && !isFull();
         from = text.text.indexOf(m_text, from + m_text.size(), sensitivity))
        matches.push_back(text.range(from, m_text.size()));
}

size_t TextSearch::firstFrom(const TextPosition &place) const
{
    const auto isBefore = [](const TextRange &match, const TextPosition &position) {
        return match.from < position;
    };
    const auto old = std::lower_bound(m_old.begin(), m_old.end(), place, isBefore);
    if (old != m_old.end())
        return static_cast<size_t>(old - m_old.begin());
    const auto shown = std::lower_bound(m_shown.begin(), m_shown.end(), place, isBefore);
    return m_old.size() + static_cast<size_t>(shown - m_shown.begin());
}

} // namespace Guestwire::Terminal
