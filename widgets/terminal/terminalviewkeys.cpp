// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// TerminalView: keyboard, input methods and focus.
#include "widgets/terminal/keyevents.h"
#include "widgets/terminal/terminalview.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>

namespace Guestwire {
namespace {

bool isControlShift(const QKeyEvent &event)
{
    return (event.modifiers() & ~Qt::KeypadModifier) == (Qt::ControlModifier | Qt::ShiftModifier);
}

bool isLetter(int key)
{
    return key >= Qt::Key_A && key <= Qt::Key_Z;
}

bool isOwnLetter(int key)
{
    return key == Qt::Key_C || key == Qt::Key_V || key == Qt::Key_F || key == Qt::Key_A;
}

// The window's, so that it has shortcuts that no guest takes away.
bool isForWindow(const QKeyEvent &event)
{
    return (isControlShift(event) && isLetter(event.key()) && !isOwnLetter(event.key()))
        || (event.modifiers().testFlag(Qt::ControlModifier)
            && (event.key() == Qt::Key_Tab || event.key() == Qt::Key_Backtab));
}

} // namespace

bool TerminalView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // Or a shortcut of the window would get what was meant for the guest.
        auto *key = static_cast<QKeyEvent *>(event);
        if (!isForWindow(*key)) {
            key->accept();
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip && showLinkTip(*static_cast<QHelpEvent *>(event)))
        return true;
    return TerminalDisplay::event(event);
}

// Tab is the guest's; Ctrl+Tab leaves.
bool TerminalView::focusNextPrevChild(bool)
{
    return false;
}

void TerminalView::keyPressEvent(QKeyEvent *event)
{
    if (handleOwnKey(*event))
        return;
    const QByteArray bytes = Terminal::keyEventBytes(*event, screen().modes());
    if (isForWindow(*event) || bytes.isEmpty()) {
        TerminalDisplay::keyPressEvent(event);
        return;
    }
    if (!m_readOnly)
        scrollToEnd();
    send(bytes);
}

void TerminalView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Control)
        setHoveredLink({});
    TerminalDisplay::keyReleaseEvent(event);
}

bool TerminalView::handleControlShift(int key)
{
    switch (key) {
    case Qt::Key_A:
        selectAll();
        return true;
    case Qt::Key_C:
        copy();
        return true;
    case Qt::Key_F:
        emit searchWanted();
        return true;
    case Qt::Key_V:
        paste();
        return true;
    default:
        return false;
    }
}

bool TerminalView::handleOwnKey(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    QScrollBar *bar = verticalScrollBar();
    const int page = bar->pageStep() - 1;
    if (isControlShift(event) && handleControlShift(event.key()))
        return true;
    if (modifiers == Qt::ShiftModifier && event.key() == Qt::Key_PageUp)
        bar->setValue(bar->value() - page);
    else if (modifiers == Qt::ShiftModifier && event.key() == Qt::Key_PageDown)
        bar->setValue(bar->value() + page);
    else if (modifiers.testFlag(Qt::ControlModifier) && event.key() == Qt::Key_Plus)
        zoomIn();
    else if (modifiers == Qt::ControlModifier && event.key() == Qt::Key_Minus)
        zoomOut();
    else if (modifiers == Qt::ControlModifier && event.key() == Qt::Key_0)
        resetZoom();
    else if (modifiers.testFlag(Qt::ControlModifier) && event.key() == Qt::Key_Tab)
        TerminalDisplay::focusNextPrevChild(true);
    else if (modifiers.testFlag(Qt::ControlModifier) && event.key() == Qt::Key_Backtab)
        TerminalDisplay::focusNextPrevChild(false);
    else
        return false;
    return true;
}

void TerminalView::inputMethodEvent(QInputMethodEvent *event)
{
    setPreedit(m_readOnly ? QString() : event->preeditString());
    if (!event->commitString().isEmpty())
        send(Terminal::textBytes(event->commitString(), {}));
    event->accept();
}

QVariant TerminalView::inputMethodQuery(Qt::InputMethodQuery query) const
{
    switch (query) {
    case Qt::ImEnabled:
        return !m_readOnly;
    case Qt::ImCursorRectangle:
        return cursorRect();
    case Qt::ImSurroundingText:
        return screen().text(screen().cursor().row);
    case Qt::ImCurrentSelection:
        return selectedText();
    case Qt::ImFont:
        return font();
    case Qt::ImHints:
        return static_cast<int>(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase
                                | Qt::ImhSensitiveData);
    default:
        return TerminalDisplay::inputMethodQuery(query);
    }
}

void TerminalView::focusInEvent(QFocusEvent *event)
{
    TerminalDisplay::focusInEvent(event);
    focusChanged();
    if (m_answersGuest)
        send(Terminal::focusBytes(true, screen().modes()));
}

void TerminalView::focusOutEvent(QFocusEvent *event)
{
    TerminalDisplay::focusOutEvent(event);
    setHoveredLink({}); // the release of Control may be somebody else's to see
    focusChanged();
    if (m_answersGuest)
        send(Terminal::focusBytes(false, screen().modes()));
}

} // namespace Guestwire
