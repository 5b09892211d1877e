// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/watchrule.h"
#include "core/terminal/screen.h"

#include <QHash>

#include <array>
#include <chrono>
#include <functional>
#include <vector>

namespace Guestwire {

// Finds what rules look for in the text of one console's screen, and tells it once for each time
// that it appears. It looks at lines that changed, not at more of them than its budget allows: of
// a flood the newest are looked at.
class ScreenWatch
{
public:
    struct Budget
    {
        int perSecond = 4000; // lines, each once for every rule
        std::chrono::milliseconds quiet {10'000}; // between two matches of a rule
    };

    struct Match
    {
        const WatchRule *rule;
        QString line;
    };
    struct Look
    {
        std::vector<Match> matches;
        std::vector<Match> tooCostly; // rules that are not tried here any more, and on what line
        bool again = false; // something waits for another look
    };

    static constexpr qsizetype maxLine = 4096; // characters

    // At most maxWatchRules; they outlive this.
    ScreenWatch(const QList<WatchRule> &rules, const Budget &budget);

    // Which of the rules count for this console.
    void choose(const std::function<bool(const WatchRule &)> &isMeant);

    // `final`: nothing more comes. Else a line that is being written, where the cursor stands, is
    // looked at once it rests. `now` is any clock that does not go back.
    Look look(const Terminal::Screen &screen, const Terminal::Damage &damage,
              std::chrono::milliseconds now, bool final = false);
    void restart(); // the screen became empty

private:
    using RuleMask = quint64;

    struct Row
    {
        QString text;
        bool wrapped = false;
    };
    // What is known of the line that begins on a row.
    struct Seen
    {
        QString text;
        RuleMask rules = 0; // that matched it
        bool looked = false;
    };
    struct Buffer
    {
        std::vector<Row> rows;
        std::vector<Seen> seen;
    };
    // A line as the guest wrote it, however many rows it takes.
    struct Line
    {
        QString text;
        int begin = 0; // row; below 0 in the scrollback
        int rows = 0;
        bool isWritten = false; // the cursor stands in it
    };

    void refill(std::chrono::milliseconds now);
    int affordable() const;
    void readRows(Buffer &buffer, const Terminal::Screen &screen, const Terminal::Damage &damage,
                  bool all) const;
    std::vector<Line> linesOf(const Buffer &buffer, const Terminal::Screen &screen, int gone) const;
    Seen judge(const Line &line, Seen known, std::chrono::milliseconds now, Look &look);
    RuleMask evaluate(const QString &text, RuleMask before, std::chrono::milliseconds now,
                      Look &look);

    const QList<WatchRule> &m_rules;
    const Budget m_budget;
    RuleMask m_chosen = 0;
    RuleMask m_costly = 0;
    std::array<Buffer, 2> m_buffers; // main, alternate
    bool m_wasAlternate = false;
    double m_tokens;
    std::chrono::milliseconds m_last {0};
    bool m_final = false;
    QHash<int, std::chrono::milliseconds> m_matched; // when a rule did last
};

} // namespace Guestwire
