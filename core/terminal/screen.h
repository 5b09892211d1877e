// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/parser.h"
#include "core/terminal/screeneditor.h"

#include <QByteArrayView>

#include <functional>

namespace Guestwire::Terminal {

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
class Screen final : public ScreenEditor, private ParserSink
{
public:
    using ReplyHandler = std::function<void(QByteArrayView)>;
    using TitleHandler = std::function<void(const QString &)>;

    // Sizes are brought into 1..maxColumns and 1..maxRows.
    Screen(int columns, int rows, int scrollbackLimit = defaultScrollback);

    void feed(QByteArrayView bytes);
    void reset();
    void clearScrollback() { ScreenEditor::clearScrollback(); }

    void setReplyHandler(ReplyHandler handler) { m_replyHandler = std::move(handler); }
    void setBellHandler(std::function<void()> handler) { m_bellHandler = std::move(handler); }
    void setTitleHandler(TitleHandler handler) { m_titleHandler = std::move(handler); }
    void setMuted(bool muted) { m_muted = muted; } // no replies and no bell
    void setExtension(ScreenExtension *extension) { m_extension = extension; }
    void reply(QByteArrayView bytes) const; // for extensions

    QByteArray unfinishedInput() const { return m_parser.unfinished(); }

private:
    // What the parser finds.
    void print(const char32_t *characters, int count) override { printText(characters, count); }
    void control(unsigned char code) override;
    void escape(std::string_view intermediates, char final) override;
    void address(int row, int column) override { moveToAddress(row, column); }
    void controlSequence(const ControlSequence &sequence) override;
    void systemCommand(std::string_view text) override;
    void deviceControl(std::string_view text) override;

    // Control sequences by what they are for; false: none of these.
    bool cursorSequence(const ControlSequence &sequence);
    bool positionSequence(const ControlSequence &sequence);
    bool modeSequence(const ControlSequence &sequence);
    bool reportSequence(const ControlSequence &sequence);

    void vt52Escape(char final);
    void lineFeed();
    void saveCursor();
    void restoreCursor();
    SavedCursor &saved() { return isAlternate() ? m_state.savedOnAlternate : m_state.savedOnMain; }
    void setRowMargins(const ControlSequence &sequence);
    void setColumnMargins(const ControlSequence &sequence);
    void clearTabs(int which);
    void setRendition(const ControlSequence &sequence);
    void setLink(std::string_view text);
    void setTitle(const QString &title);

    // Modes.
    void setMode(int mode, bool on);
    void setPrivateMode(int mode, bool on);
    bool setMouseMode(int mode, bool on);
    bool setBufferMode(int mode, bool on);
    void setModifyOtherKeys(const ControlSequence &sequence);
    void setVt52(bool on);
    void setEightBit(bool on);
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

    Parser m_parser;
    bool m_muted = false;
    ScreenExtension *m_extension = nullptr;
    ReplyHandler m_replyHandler;
    std::function<void()> m_bellHandler;
    TitleHandler m_titleHandler;
};

// Equal to see and to feed: cells, scrollback, modes, cursor, unfinished input.
bool operator==(const Screen &left, const Screen &right);

} // namespace Guestwire::Terminal
