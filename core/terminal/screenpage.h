// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/cellextras.h"
#include "core/terminal/clustertable.h"
#include "core/terminal/grid.h"
#include "core/terminal/history.h"
#include "core/terminal/screenstate.h"

#include <QString>

#include <vector>

namespace Guestwire::Terminal {

constexpr int defaultScrollback = 10000; // lines
constexpr int maxColumns = 1000;
constexpr int maxRows = 1000;
constexpr int tabWidth = 8;

// What changed since it was asked last.
struct Damage
{
    std::vector<bool> rows;
    qint64 scrolled = 0; // lines that went into the scrollback, less those that came back from it
    bool historyReplaced = false; // the scrollback was cleared or broken anew: line numbers changed
};

// What a terminal shows: both screens, the scrollback, the cursor and how it moves.
class ScreenPage
{
public:
    ScreenPage(int columns, int rows, int scrollbackLimit);
    ScreenPage(const ScreenPage &) = delete;
    ScreenPage &operator=(const ScreenPage &) = delete;

    void resize(int columns, int rows); // the main screen's lines are broken anew
    void setScrollbackLimit(int lines);

    int columns() const { return grid().columns(); }
    int rows() const { return grid().rows(); }
    int historySize() const { return m_history.size(); }
    int scrollbackLimit() const { return m_history.limit(); }

    // Rows from 0 at the top; below 0 the scrollback, -1 its newest. A line of the scrollback may
    // be shorter than the screen; its missing cells are empty.
    Line line(int row) const;
    bool isWrapped(int row) const;
    QString text(int row) const; // without blanks at its end
    std::u32string characters(const Cell &cell) const { return m_clusters.text(cell.character); }
    const CellExtra &extra(const Cell &cell) const { return m_extras.at(cell.extra); }

    Cursor cursor() const { return m_state.cursor; }
    const Modes &modes() const { return m_state.modes; }
    const QString &title() const { return m_state.title; }
    bool isAlternate() const { return m_state.active == Buffer::Alternate; }

    Damage takeDamage();
    qint64 scrolledSinceDamage() const { return m_scrolled; } // what Damage will say

    // For rebuilding and comparing.
    const ScreenState &state() const { return m_state; }
    const Grid &grid(Buffer buffer) const { return buffer == Buffer::Main ? m_main : m_alternate; }

protected:
    ~ScreenPage() = default;

    Grid &grid() { return isAlternate() ? m_alternate : m_main; }
    const Grid &grid() const { return isAlternate() ? m_alternate : m_main; }
    Cell blank() const;
    void mark(int row) { m_dirty[static_cast<size_t>(row)] = true; }
    void markCursor() { mark(m_state.cursor.row); }
    void markRows(int top, int bottom);
    void markAll();

    void moveTo(int row, int column);
    void moveToAddress(int row, int column); // from the margins in origin mode
    void moveUp(int count);
    void moveDown(int count);
    void moveLeft(int count);
    void moveBack(int count);
    void backspace();
    void carriageReturn();
    void tabForward();
    void tabBackward(int count);
    bool index();
    void reverseIndex();
    int rightLimit() const;
    int leftLimit() const;
    bool isBetweenSides() const;
    bool isInMargins() const;

    enum class Scrollback { Keep, Skip };
    void scrollUp(int top, int count, Scrollback scrollback);
    void scrollDown(int top, int count);
    void clearScrollback();
    quint16 addExtra(const CellExtra &extra);

    ScreenState m_state;
    Grid m_main;
    Grid m_alternate;
    History m_history;
    mutable ClusterTable m_clusters; // reading the scrollback may add to it
    CellExtras m_extras;

private:
    void keepLines(int count);
    void rewrapMain(int columns);
    void changeRows(Buffer buffer, int rows);
    void forgetUnusedExtras();

    int m_extraRefusals = 0;
    std::vector<char> m_dirty;
    qint64 m_scrolled = 0;
    bool m_historyReplaced = false;
};

} // namespace Guestwire::Terminal
