// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// TerminalView: painting.
#include "widgets/terminal/rowpainter.h"
#include "widgets/terminal/terminalview.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTimerEvent>

#include <algorithm>
#include <chrono>

namespace Guestwire {
namespace {

using namespace std::chrono_literals;

constexpr auto focusedFrame = 16ms;
constexpr auto otherFrame = 66ms;
constexpr int flashTime = 90; // milliseconds

} // namespace

// A hidden view is painted when it is shown.
void TerminalView::requestFrame()
{
    if (isVisible())
        m_frames.request(*this, hasFocus() ? focusedFrame : otherFrame);
}

void TerminalView::frame()
{
    takeDamage();
    QRegion changed;
    for (size_t row = 0; row < m_dirtyRows.size(); ++row) {
        if (m_dirtyRows[row])
            changed += rowRect(static_cast<int>(row));
    }
    if (!changed.isEmpty())
        viewport()->update(changed);
}

// Brings scroll bar and dirty rows up to what the screen is now.
void TerminalView::takeDamage()
{
    QScrollBar *bar = verticalScrollBar();
    const bool atEnd = bar->value() == bar->maximum();
    const qint64 top = topLine();
    const Terminal::Damage damage = m_screen.takeDamage();
    m_scrolled += damage.scrolled;
    if (damage.historyReplaced)
        m_selection.clear();
    followOutput(atEnd || damage.historyReplaced, top);

    const size_t rows = static_cast<size_t>(m_screen.rows());
    if (m_dirtyRows.size() != rows || damage.historyReplaced || !atEnd)
        m_dirtyRows.assign(rows, true);
    const int offset = bar->maximum() - bar->value();
    for (size_t row = 0; row + static_cast<size_t>(offset) < rows; ++row) {
        if (damage.rows[row])
            m_dirtyRows[row + static_cast<size_t>(offset)] = true;
    }
    markCursorRow();
}

// New output scrolls a view that is at its end; one that was scrolled back keeps its text.
void TerminalView::followOutput(bool atEnd, qint64 topLine)
{
    QScrollBar *bar = verticalScrollBar();
    const QSignalBlocker blocker(bar);
    const int history = m_screen.historySize();
    bar->setPageStep(m_screen.rows());
    bar->setRange(0, history);
    const qint64 oldest = firstRow() - history;
    bar->setValue(atEnd ? history : static_cast<int>(std::max<qint64>(0, topLine - oldest)));
}

void TerminalView::markCursorRow()
{
    const int row = viewRowOfCursor();
    if (row == m_shownCursorRow)
        return;
    for (const int each : {row, m_shownCursorRow}) {
        if (each >= 0 && each < static_cast<int>(m_dirtyRows.size()))
            m_dirtyRows[static_cast<size_t>(each)] = true;
    }
    m_shownCursorRow = row;
}

int TerminalView::viewRowOfCursor() const
{
    const QScrollBar *bar = verticalScrollBar();
    return m_screen.cursor().row + bar->maximum() - bar->value();
}

qint64 TerminalView::topLine() const
{
    const QScrollBar *bar = verticalScrollBar();
    return firstRow() - (bar->maximum() - bar->value());
}

void TerminalView::scrollContentsBy(int, int)
{
    m_shownCursorRow = viewRowOfCursor();
    repaintAll();
}

void TerminalView::repaintAll()
{
    m_dirtyRows.assign(static_cast<size_t>(m_screen.rows()), true);
    viewport()->update();
}

void TerminalView::ensureImage()
{
    const QSize cell = m_glyphs.cellSize();
    const QSize size(cell.width() * m_screen.columns(), cell.height() * m_screen.rows());
    const size_t rows = static_cast<size_t>(m_screen.rows());
    if (m_image.size() == size && m_dirtyRows.size() == rows)
        return;
    m_image = QImage(size, QImage::Format_RGB32);
    m_image.setDevicePixelRatio(m_glyphs.scale());
    m_dirtyRows.assign(rows, true);
}

void TerminalView::paintEvent(QPaintEvent *event)
{
    setScale();
    // Whatever asked for this, it is to show the newest.
    takeDamage();
    ensureImage();
    for (int row = 0; row < m_screen.rows(); ++row) {
        const auto index = static_cast<size_t>(row);
        if (m_dirtyRows[index] && event->region().intersects(rowRect(row))) {
            paintRow(row);
            m_dirtyRows[index] = false;
        }
    }
    QPainter painter(viewport());
    const QRect shown(QPoint(), (QSizeF(m_image.size()) / m_glyphs.scale()).toSize());
    painter.setClipRegion(event->region());
    painter.drawImage(QPointF(0, 0), m_image);
    for (const QRect &rest : event->region() - shown)
        painter.fillRect(rest, QColor::fromRgb(m_scheme.background));
    if (!m_preedit.isEmpty())
        paintPreedit(painter);
    if (m_flashEnd.isActive()) {
        QColor light = QColor::fromRgb(m_scheme.foreground);
        light.setAlpha(60);
        painter.fillRect(viewport()->rect(), light);
    }
}

void TerminalView::paintRow(int viewRow)
{
    const qint64 line = topLine() + viewRow;
    const Terminal::ColumnRange selected = m_selection.columns(m_screen, firstRow(), line);
    Terminal::RowHighlights highlights;
    highlights.selectedFrom = selected.from;
    highlights.selectedTo = selected.to;
    if (viewRow == viewRowOfCursor() && m_screen.modes().cursorVisible)
        highlights.cursorColumn = m_screen.cursor().column;
    highlights.cursorShape = m_screen.modes().cursorShape;
    highlights.focused = hasFocus();
    Terminal::RowPainter painter(m_image, m_glyphs, m_scheme, m_screen);
    painter.paint(m_screen.line(static_cast<int>(line - firstRow())),
                  viewRow * m_glyphs.cellSize().height(), highlights);
}

// What an input method is composing lies over the cells behind the cursor.
void TerminalView::paintPreedit(QPainter &painter) const
{
    const QRect cursor = cursorRect();
    painter.setFont(font());
    const int width = painter.fontMetrics().horizontalAdvance(m_preedit);
    const QRect area(cursor.topLeft(), QSize(width, cursor.height()));
    painter.fillRect(area, QColor::fromRgb(m_scheme.background));
    painter.setPen(QColor::fromRgb(m_scheme.foreground));
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, m_preedit);
    painter.drawLine(area.bottomLeft(), area.bottomRight());
}

QRect TerminalView::rowRect(int viewRow) const
{
    const qreal height = m_glyphs.cellSize().height() / m_glyphs.scale();
    return QRectF(0, viewRow * height, viewport()->width(), height).toAlignedRect();
}

QRect TerminalView::cursorRect() const
{
    const QSizeF cell = QSizeF(m_glyphs.cellSize()) / m_glyphs.scale();
    return QRectF(m_screen.cursor().column * cell.width(), viewRowOfCursor() * cell.height(),
                  cell.width(), cell.height())
        .toAlignedRect();
}

void TerminalView::applyFont()
{
    m_glyphs.setFont(font(), devicePixelRatioF());
    m_image = {};
    repaintAll();
    updateGeometry();
    fitToWidget();
}

// The window may have moved to another screen.
void TerminalView::setScale()
{
    if (!qFuzzyCompare(m_glyphs.scale(), devicePixelRatioF()))
        applyFont();
}

void TerminalView::applyScheme()
{
    m_scheme = Terminal::ColourScheme::of(palette());
    repaintAll();
}

void TerminalView::flash()
{
    if (!isVisible())
        return;
    m_flashEnd.start(flashTime, this);
    viewport()->update();
}

void TerminalView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_flashEnd.timerId()) {
        m_flashEnd.stop();
        viewport()->update();
    } else if (event->timerId() == m_bellPause.timerId()) {
        m_bellPause.stop();
    } else if (event->timerId() == m_tripleClick.timerId()) {
        m_tripleClick.stop();
    } else if (event->timerId() == m_selectionScroll.timerId()) {
        scrollWhileSelecting();
    } else {
        QAbstractScrollArea::timerEvent(event);
    }
}

void TerminalView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    fitToWidget();
}

void TerminalView::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    setScale();
    requestFrame();
}

} // namespace Guestwire
