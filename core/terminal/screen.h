// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/clustertable.h"
#include "core/terminal/grid.h"
#include "core/terminal/history.h"
#include "core/terminal/parser.h"
#include "core/terminal/screenstate.h"

#include <QByteArrayView>
#include <QString>

#include <functional>
#include <vector>

namespace Guestwire::Terminal {

constexpr int defaultScrollback = 10000; // lines
constexpr int maxColumns = 1000;
constexpr int maxRows = 1000;

// What changed since it was asked last.
struct Damage
{
    std::vector<bool> rows;
    qint64 scrolled = 0; // lines that went into the scrollback, less those that came back from it
    bool historyReplaced = false; // the scrollback was cleared or broken anew: line numbers changed
};

// Sees control functions that the screen does not know. Only test programs have one.
class ScreenExtension
{
public:
    virtual ~ScreenExtension() = default;
    virtual void controlSequence(const ControlSequence &sequence) = 0;
    virtual void deviceControl(std::string_view text) = 0;
};

// A terminal as xterm is one, fed with a guest's bytes. It keeps to its bounds whatever they say:
// its size is its owner's, and its answers come from a fixed table.
class Screen final : private ParserSink
{
public:
    using ReplyHandler = std::function<void(QByteArrayView)>;
    using TitleHandler = std::function<void(const QString &)>;

    // Sizes are brought into 1..maxColumns and 1..maxRows.
    Screen(int columns, int rows, int scrollbackLimit = defaultScrollback);
    Screen(const Screen &) = delete;
    Screen &operator=(const Screen &) = delete;

    void feed(QByteArrayView bytes);
    void resize(int columns, int rows); // the main screen's lines are broken anew
    void reset();

    void setReplyHandler(ReplyHandler handler) { m_replyHandler = std::move(handler); }
    void setBellHandler(std::function<void()> handler) { m_bellHandler = std::move(handler); }
    void setTitleHandler(TitleHandler handler) { m_titleHandler = std::move(handler); }
    void setMuted(bool muted) { m_muted = muted; } // no replies and no bell
    void setExtension(ScreenExtension *extension) { m_extension = extension; }
    void reply(QByteArrayView bytes) const; // for extensions

    int columns() const { return grid().columns(); }
    int rows() const { return grid().rows(); }
    int historySize() const { return m_history.size(); }
    int scrollbackLimit() const { return m_history.limit(); }

    // Rows from 0 at the top; below 0 the scrollback, -1 its newest. A line of the scrollback may
    // be shorter than the screen; its missing cells are empty.
    Line line(int row) const;
    QString text(int row) const; // without blanks at its end
    std::u32string characters(const Cell &cell) const { return m_clusters.text(cell.character); }

    Cursor cursor() const { return m_state.cursor; }
    const Modes &modes() const { return m_state.modes; }
    const QString &title() const { return m_state.title; }
    bool isAlternate() const { return m_state.active == Buffer::Alternate; }

    Damage takeDamage();

    // For rebuilding and comparing.
    const ScreenState &state() const { return m_state; }
    const Grid &grid(Buffer buffer) const { return buffer == Buffer::Main ? m_main : m_alternate; }
    QByteArray unfinishedInput() const { return m_parser.unfinished(); }

private:
    // What the parser finds.
    void print(const char32_t *characters, int count) override;
    void control(unsigned char code) override;
    void escape(std::string_view intermediates, char final) override;
    void controlSequence(const ControlSequence &sequence) override;
    void systemCommand(std::string_view text) override;
    void deviceControl(std::string_view text) override;

    // Printing.
    int printRun(const char32_t *characters, int count);
    void printOne(char32_t character);
    void join(char32_t character);
    void widenEmoji(int column);
    void advance(int columns);
    void wrapLine();
    bool roomInClusters();

    // The cursor.
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
    void lineFeed();
    bool index();
    void reverseIndex();
    void backIndex();
    void forwardIndex();
    void saveCursor();
    void restoreCursor();
    SavedCursor &saved() { return isAlternate() ? m_state.savedOnAlternate : m_state.savedOnMain; }
    int rightLimit() const;
    int leftLimit() const;
    bool isBetweenSides() const;
    bool isInMargins() const;

    // Control sequences by what they are for; false: none of these.
    bool cursorSequence(const ControlSequence &sequence);
    bool positionSequence(const ControlSequence &sequence);
    bool editSequence(const ControlSequence &sequence);
    bool eraseSequence(const ControlSequence &sequence);
    bool rectangleSequence(const ControlSequence &sequence);
    bool modeSequence(const ControlSequence &sequence);
    bool reportSequence(const ControlSequence &sequence);

    void setRowMargins(const ControlSequence &sequence);
    void setColumnMargins(const ControlSequence &sequence);
    void clearTabs(int which);
    void repeat(char32_t character, int count);
    void alignmentPattern();

    // Editing.
    enum class Scrollback { Keep, Skip };
    void scrollUp(int top, int count, Scrollback scrollback);
    void scrollDown(int top, int count);
    void keepLines(int count);
    void insertCells(int row, int column, int count);
    void deleteCells(int row, int column, int count);
    void insertColumns(int column, int count);
    void deleteColumns(int column, int count);
    void erase(int row, int from, int to, Erase kind = Erase::All);
    void eraseDisplay(int which, Erase kind);
    void eraseLine(int which, Erase kind);
    void clearScrollback();
    Margins rectangle(const ControlSequence &sequence, int first) const;
    void fillRectangle(const Margins &area, const Cell &cell);
    void eraseSelectively(const Margins &area);
    void copyRectangle(const ControlSequence &sequence);

    // Modes.
    void setMode(int mode, bool on);
    void setPrivateMode(int mode, bool on);
    bool setMouseMode(int mode, bool on);
    bool setBufferMode(int mode, bool on);
    void switchColumns();
    void useAlternate(bool on, bool clear);
    int modeReport(int mode) const;
    int privateModeReport(int mode) const;
    void setCursorStyle(int style);
    void softReset();
    void designate(std::string_view intermediates, char final);

    // Replies.
    void replySequence(const QByteArray &text) const;
    void replyPosition(const QByteArray &lead) const;

    // Size.
    void rewrapMain(int columns);
    void changeRows(Buffer buffer, int rows);

    Grid &grid() { return isAlternate() ? m_alternate : m_main; }
    const Grid &grid() const { return isAlternate() ? m_alternate : m_main; }
    Cell blank() const;
    void mark(int row) { m_dirty[static_cast<size_t>(row)] = true; }
    void markCursor() { mark(m_state.cursor.row); }
    void markRows(int top, int bottom);
    void markAll();
    void setTitle(const QString &title);

    Parser m_parser;
    ScreenState m_state;
    Grid m_main;
    Grid m_alternate;
    History m_history;
    mutable ClusterTable m_clusters; // reading the scrollback may add to it
    int m_clusterRefusals = 0;
    std::vector<char> m_dirty;
    qint64 m_scrolled = 0;
    bool m_historyReplaced = false;
    bool m_muted = false;
    ScreenExtension *m_extension = nullptr;
    ReplyHandler m_replyHandler;
    std::function<void()> m_bellHandler;
    TitleHandler m_titleHandler;
};

// Equal to see and to feed: cells, scrollback, modes, cursor, unfinished input.
bool operator==(const Screen &left, const Screen &right);

} // namespace Guestwire::Terminal
