// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/mouse.h"
#include "widgets/terminal/links.h"
#include "widgets/terminal/pacedpaste.h"
#include "widgets/terminal/terminaldisplay.h"

class QHelpEvent;

namespace Guestwire {

// A terminal that shows what it is fed and says what is typed. It knows nothing of where the bytes
// come from. Keys that stay here: Ctrl+Shift and a letter, Ctrl+Tab, Shift with the page keys, and
// Ctrl with plus, minus and 0; all others go to the guest.
class TerminalView : public TerminalDisplay
{
    Q_OBJECT

public:
    explicit TerminalView(Terminal::FrameScheduler &frames, QWidget *parent = nullptr);

    // Nothing typed, clicked or pasted goes to the guest.
    void setReadOnly(bool readOnly);
    bool isReadOnly() const { return m_readOnly; }
    // Replies to the guest's questions, pointer movements and focus changes are typed; only
    // whoever holds the keyboard may. Off at first.
    void setAnswersGuest(bool answers) { m_answersGuest = answers; }
    // Several lines or more than 1 KiB are not pasted, but shown to whoever listens first.
    void setAsksBeforeLargePaste(bool asks) { m_asksBeforeLargePaste = asks; }
    void setSettings(const Terminal::TerminalSettings &settings);

    Terminal::PacedPaste &pasting() { return m_pasting; }

    // As pasted text, or as if each character were typed.
    enum class PasteKind { Pasted, Typed };
    void pasteText(const QString &text, PasteKind kind = PasteKind::Pasted);

    std::optional<Terminal::Link> linkUnder(const QPoint &point) const;

public slots:
    void paste() { pasteClipboard(PasteKind::Pasted); }
    void typeClipboard() { pasteClipboard(PasteKind::Typed); }
    // At a shell's prompt: tells the guest's terminal line how large this one is.
    void typeSize();

signals:
    void typed(const QByteArray &bytes);
    void largePasteAsked(const QString &text, Guestwire::TerminalView::PasteKind kind);
    void linkActivated(const QUrl &url);
    void menuWanted(const QPoint &viewportPoint);
    void searchWanted();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void timerEvent(QTimerEvent *event) override;

private:
    void send(const QByteArray &bytes);
    void pasteClipboard(PasteKind kind);
    bool handleOwnKey(const QKeyEvent &event);
    bool handleControlShift(int key);
    bool mouseIsGuests(Qt::KeyboardModifiers modifiers) const;
    bool sendMouse(const QMouseEvent &event, Terminal::MouseAction action);
    bool sendMouse(const QPointF &point, Terminal::MouseButton button, Terminal::MouseAction action,
                   Qt::KeyboardModifiers modifiers);
    void scrollByWheel(int lines, const QWheelEvent &event);
    void hover(const QPointF &point, Qt::KeyboardModifiers modifiers);
    bool showLinkTip(const QHelpEvent &event);
    void beginSelection(const QMouseEvent &event);
    void extendSelection(const QPointF &point);
    void scrollWhileSelecting();
    void offerSelection();

    Terminal::PacedPaste m_pasting;
    QBasicTimer m_selectionScroll;
    QBasicTimer m_tripleClick;
    QPointF m_dragPoint;
    int m_wheelRest = 0; // eighths of a degree that made no line yet
    bool m_selecting = false;
    bool m_readOnly = false;
    bool m_answersGuest = false;
    bool m_asksBeforeLargePaste = false;
};

} // namespace Guestwire
