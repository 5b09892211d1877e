// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// TerminalView: the mouse, for the guest or for selecting and scrolling.
#include "widgets/terminal/keyevents.h"
#include "widgets/terminal/terminalview.h"

#include <QApplication>
#include <QClipboard>
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

QPoint TerminalView::cellAt(const QPointF &point) const
{
    const QSizeF cell = QSizeF(m_glyphs.cellSize()) / m_glyphs.scale();
    return {std::clamp(static_cast<int>(point.x() / cell.width()), 0, m_screen.columns() - 1),
            std::clamp(static_cast<int>(point.y() / cell.height()), 0, m_screen.rows() - 1)};
}

// Between the columns, so that half a cell decides.
Terminal::TextPosition TerminalView::positionAt(const QPointF &point) const
{
    const qreal width = m_glyphs.cellSize().width() / m_glyphs.scale();
    const int column = std::clamp(qRound(point.x() / width), 0, m_screen.columns());
    return {topLine() + cellAt(point).y(), column};
}

// False when the mouse is not the guest's. Shift always takes it back.
bool TerminalView::sendMouse(const QPointF &point, MouseButton button, MouseAction action,
                             Qt::KeyboardModifiers modifiers)
{
    if (m_screen.modes().mouse == Terminal::MouseTracking::Off || m_readOnly || m_selecting
        || modifiers.testFlag(Qt::ShiftModifier))
        return false;
    const bool hovers = action == MouseAction::Move && button == MouseButton::None;
    const QPoint cell = cellAt(point);
    const int row = cell.y() - (verticalScrollBar()->maximum() - verticalScrollBar()->value());
    if (row >= 0 && (!hovers || m_answersGuest))
        send(mouseBytes({row, cell.x(), button, action, Terminal::modifiersOf(modifiers)},
                        m_screen.modes()));
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
    if (event->button() == Qt::LeftButton)
        beginSelection(*event);
    else if (event->button() == Qt::MiddleButton
             && QGuiApplication::clipboard()->supportsSelection())
        pasteText(QGuiApplication::clipboard()->text(QClipboard::Selection));
}

void TerminalView::beginSelection(const QMouseEvent &event)
{
    using Unit = Terminal::Selection::Unit;
    m_selecting = true;
    if (event.modifiers().testFlag(Qt::ShiftModifier) && m_selection.isActive()) {
        extendSelection(event.position());
        return;
    }
    const bool third = m_tripleClick.isActive();
    m_tripleClick.stop();
    const bool block = event.modifiers().testFlag(Qt::AltModifier);
    m_selection.begin(positionAt(event.position()),
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
    const QPoint cell = cellAt(event->position());
    m_selection.begin({topLine() + cell.y(), cell.x()}, Terminal::Selection::Unit::Words);
    m_tripleClick.start(QApplication::doubleClickInterval(), this);
    repaintAll();
    emit selectionChanged();
}

void TerminalView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_selecting && event->buttons().testFlag(Qt::LeftButton))
        extendSelection(event->position());
    else
        sendMouse(*event, MouseAction::Move);
}

void TerminalView::extendSelection(const QPointF &point)
{
    m_dragPoint = point;
    m_selection.extend(positionAt(point));
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
    if (m_selection.isEmpty(m_screen, firstRow())) {
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
            zoom(event->angleDelta().y() > 0 ? 1 : -1);
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
    const Terminal::Modes &modes = m_screen.modes();
    if (sendMouse(event.position(), up ? MouseButton::WheelUp : MouseButton::WheelDown,
                  MouseAction::Press, event.modifiers()))
        return;
    if (m_screen.isAlternate() && modes.alternateScroll && !m_readOnly) {
        const auto key = up ? Terminal::Key::Up : Terminal::Key::Down;
        send(Terminal::keyBytes(key, {}, modes).repeated(std::abs(lines)));
        return;
    }
    verticalScrollBar()->setValue(verticalScrollBar()->value() - lines);
}

} // namespace Guestwire
