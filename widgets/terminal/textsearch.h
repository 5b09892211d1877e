// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/terminal/logicalline.h"

#include <QRegularExpression>

#include <deque>
#include <optional>

namespace Guestwire::Terminal {

struct SearchOptions
{
    bool matchCase = false;
    bool isPattern = false; // a regular expression

    bool operator==(const SearchOptions &) const = default;
};

// All places of a text in scrollback and screen, kept up to date in small steps while output
// comes: lines of the scrollback do not change and are read once.
class TextSearch
{
public:
    static constexpr size_t maxMatches = 10000;

    // Empty: the search ends. False: this is no pattern; error() says why.
    bool setText(const QString &text, SearchOptions options);
    bool isActive() const { return m_active; }
    const QString &error() const { return m_error; }

    void restart(); // line numbers changed
    // Reads at most so many lines of the scrollback; false when there are more.
    bool update(const Screen &screen, qint64 firstRow, int lines);

    size_t count() const { return m_old.size() + m_shown.size(); }
    bool isFull() const { return count() >= maxMatches; } // there may be more
    const TextRange &at(size_t index) const
    {
        return index < m_old.size() ? m_old[index] : m_shown[index - m_old.size()];
    }
    // The first that begins at or behind a place; count() if there is none.
    size_t firstFrom(const TextPosition &place) const;

private:
    qint64 readOld(const Screen &screen, qint64 firstRow, qint64 line, int lines);
    void find(const PlacedText &text, std::deque<TextRange> &matches) const;

    QString m_text;
    SearchOptions m_options;
    QRegularExpression m_expression;
    QString m_error;
    bool m_active = false;
    std::deque<TextRange> m_old; // in lines before m_next
    std::deque<TextRange> m_shown;
    qint64 m_next = 0; // the first line that was not read for good
};

} // namespace Guestwire::Terminal
