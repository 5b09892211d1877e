// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// TerminalView: the mouse, for the guest or for selecting and scrolling.
#include "widgets/terminal/keyevents.h"
#include "widgets/terminal/terminalview.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>

namespace Guestwire {
namespace {

using Terminal::MouseAction;
using Terminal::MouseButton;

constexpr int wheelNotch = 120; // eighths of a degree
constexpr int linesPerNotch = 3;
constexpr int selectionScrollTime = 40; // milliseconds a line

MouseButton buttonOf(Qt::MouseButtons buttons)
{
    if (buttons.testFlag(Qt::LeftButton))
        return MouseButton::Left;
    if (buttons.testFlag(Qt::MiddleButton))
        return MouseButton::Middle;
    return buttons.testFlag(Qt::RightButton) ? MouseButton::Right : MouseButton::None;
}

} // namespace

bool TerminalView::mouseIsGuests(Qt::KeyboardModifiers modifiers) const
{
    return screen().modes().mouse != Terminal::MouseTracking::Off && !m_readOnly && !m_selecting
        && !modifiers.testFlag(Qt::ShiftModifier);
}

// False when the mouse is not the guest's. Shift always takes it back.
bool TerminalView::sendMouse(const QPointF &point, MouseButton button, MouseAction action,
                             Qt::KeyboardModifiers modifiers)
{
    if (!mouseIsGuests(modifiers))
        return false;
    const bool hovers = action == MouseAction::Move && button == MouseButton::None;
    const Terminal::TextPosition cell = cellAt(point);
    const auto row = static_cast<int>(cell.line - firstRow());
    if (row >= 0 && (!hovers || m_answersGuest))
        send(mouseBytes({row, cell.column, button, action, Terminal::modifiersOf(modifiers)},
                        screen().modes()));
    return true;
}

bool TerminalView::sendMouse(const QMouseEvent &event, MouseAction action)
{
    const bool moves = action == MouseAction::Move;
    return sendMouse(event.position(), buttonOf(moves ? event.buttons() : event.button()), action,
                     event.modifiers());
}

void TerminalView::mousePressEvent(QMouseEvent *event)
{
    if (sendMouse(*event, MouseAction::Press))
        return;
    const bool opens = event->button() == Qt::LeftButton
        && event->modifiers().testFlag(Qt::ControlModifier)
        && !event->modifiers().testFlag(Qt::AltModifier);
    if (const auto link = opens ? linkUnder(event->pos()) : std::nullopt)
        emit linkActivated(link->url);
    else if (event->button() == Qt::LeftButton)
        beginSelection(*event);
    else if (event->button() == Qt::MiddleButton
             && QGuiApplication::clipboard()->supportsSelection())
        pasteText(QGuiApplication::clipboard()->text(QClipboard::Selection));
}

void TerminalView::beginSelection(const QMouseEvent &event)
{
    using Unit = Terminal::Selection::Unit;
    m_selecting = true;
    if (event.modifiers().testFlag(Qt::ShiftModifier) && selection().isActive()) {
        extendSelection(event.position());
        return;
    }
    const bool third = m_tripleClick.isActive();
    m_tripleClick.stop();
    const bool block = event.modifiers().testFlag(Qt::AltModifier);
    selection().begin(positionAt(event.position()),
                      third       ? Unit::Lines
                          : block ? Unit::Block
                                  : Unit::Characters);
    repaintAll();
    emit selectionChanged();
}

void TerminalView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (sendMouse(*event, MouseAction::Press) || event->button() != Qt::LeftButton)
        return;
    m_selecting = true;
    selection().begin(cellAt(event->position()), Terminal::Selection::Unit::Words);
    m_tripleClick.start(QApplication::doubleClickInterval(), this);
    repaintAll();
    emit selectionChanged();
}

void TerminalView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_selecting && event->buttons().testFlag(Qt::LeftButton))
        extendSelection(event->position());
    else if (!sendMouse(*event, MouseAction::Move))
        hover(event->position(), event->modifiers());
}

// With Control a link shows what a click would open.
void TerminalView::hover(const QPointF &point, Qt::KeyboardModifiers modifiers)
{
    const bool asked = modifiers.testFlag(Qt::ControlModifier);
    const auto link = asked ? linkUnder(point.toPoint()) : std::nullopt;
    setHoveredLink(link ? std::optional(link->range) : std::nullopt);
    viewport()->setCursor(link ? Qt::PointingHandCursor : Qt::IBeamCursor);
}

// The guest gets the right button where it asked for the mouse; Shift takes it back.
void TerminalView::contextMenuEvent(QContextMenuEvent *event)
{
    event->accept();
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    if (!byMouse || !mouseIsGuests(event->modifiers()))
        emit menuWanted(byMouse ? event->pos() : cursorRect().bottomLeft());
}

void TerminalView::extendSelection(const QPointF &point)
{
    m_dragPoint = point;
    selection().extend(positionAt(point));
    const bool outside = point.y() < 0 || point.y() >= viewport()->height();
    if (!outside)
        m_selectionScroll.stop();
    else if (!m_selectionScroll.isActive())
        m_selectionScroll.start(selectionScrollTime, this);
    repaintAll();
    emit selectionChanged();
}

void TerminalView::scrollWhileSelecting()
{
    QScrollBar *bar = verticalScrollBar();
    bar->setValue(bar->value() + (m_dragPoint.y() < 0 ? -1 : 1));
    extendSelection(m_dragPoint);
}

void TerminalView::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_selecting) {
        sendMouse(*event, MouseAction::Release);
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    m_selecting = false;
    m_selectionScroll.stop();
    offerSelection();
}

// To the middle button of all programs, where the platform knows that; a click selects nothing.
void TerminalView::offerSelection()
{
    if (selection().isEmpty(screen(), firstRow())) {
        clearSelection();
        return;
    }
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (clipboard->supportsSelection())
        clipboard->setText(selectedText(), QClipboard::Selection);
}

void TerminalView::wheelEvent(QWheelEvent *event)
{
    event->accept();
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        if (event->angleDelta().y() != 0)
            event->angleDelta().y() > 0 ? zoomIn() : zoomOut();
        return;
    }
    m_wheelRest += event->angleDelta().y() * linesPerNotch;
    const int lines = m_wheelRest / wheelNotch;
    m_wheelRest %= wheelNotch;
    if (lines != 0)
        scrollByWheel(lines, *event);
}

void TerminalView::scrollByWheel(int lines, const QWheelEvent &event)
{
    const bool up = lines > 0;
    const Terminal::Modes &modes = screen().modes();
    if (sendMouse(event.position(), up ? MouseButton::WheelUp : MouseButton::WheelDown,
                  MouseAction::Press, event.modifiers()))
        return;
    if (screen().isAlternate() && modes.alternateScroll && !m_readOnly) {
        const auto key = up ? Terminal::Key::Up : Terminal::Key::Down;
        send(Terminal::keyBytes(key, {}, modes).repeated(std::abs(lines)));
        return;
    }
    verticalScrollBar()->setValue(verticalScrollBar()->value() - lines);
}

void TerminalView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_tripleClick.timerId())
        m_tripleClick.stop();
    else if (event->timerId() == m_selectionScroll.timerId())
        scrollWhileSelecting();
    else
        TerminalDisplay::timerEvent(event);
}

} // namespace Guestwire
