// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// TerminalView: keyboard, input methods and focus.
#include "widgets/terminal/keyevents.h"
#include "widgets/terminal/terminalview.h"

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

// The window's, so that it has shortcuts that no guest takes away.
bool isForWindow(const QKeyEvent &event)
{
    return (isControlShift(event) && isLetter(event.key()) && event.key() != Qt::Key_C
            && event.key() != Qt::Key_V)
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
    return QAbstractScrollArea::event(event);
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
    const QByteArray bytes = Terminal::keyEventBytes(*event, m_screen.modes());
    if (isForWindow(*event) || bytes.isEmpty()) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    if (!m_readOnly)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    send(bytes);
}

bool TerminalView::handleOwnKey(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    QScrollBar *bar = verticalScrollBar();
    const int page = bar->pageStep() - 1;
    if (isControlShift(event) && event.key() == Qt::Key_C)
        copy();
    else if (isControlShift(event) && event.key() == Qt::Key_V)
        paste();
    else if (modifiers == Qt::ShiftModifier && event.key() == Qt::Key_PageUp)
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
        QAbstractScrollArea::focusNextPrevChild(true);
    else if (modifiers.testFlag(Qt::ControlModifier) && event.key() == Qt::Key_Backtab)
        QAbstractScrollArea::focusNextPrevChild(false);
    else
        return false;
    return true;
}

void TerminalView::inputMethodEvent(QInputMethodEvent *event)
{
    m_preedit = m_readOnly ? QString() : event->preeditString();
    viewport()->update();
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
    case Qt::ImHints:
        return static_cast<int>(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase
                                | Qt::ImhSensitiveData);
    default:
        return QAbstractScrollArea::inputMethodQuery(query);
    }
}

void TerminalView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    repaintAll();
    if (m_answersGuest)
        send(Terminal::focusBytes(true, m_screen.modes()));
}

void TerminalView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    repaintAll();
    if (m_answersGuest)
        send(Terminal::focusBytes(false, m_screen.modes()));
}

} // namespace Guestwire
