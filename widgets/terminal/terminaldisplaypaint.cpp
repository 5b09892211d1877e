// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// TerminalDisplay: painting.
#include "widgets/terminal/rowpainter.h"
#include "widgets/terminal/terminaldisplay.h"

#include <QAccessible>
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
constexpr int blinkTime = 530; // milliseconds

} // namespace

// A hidden view is painted when it is shown.
void TerminalDisplay::requestFrame()
{
    if (isVisible())
        m_frames.request(*this, hasFocus() ? focusedFrame : otherFrame);
}

// New output scrolls a view that is at its end; one that was scrolled back keeps its text.
void TerminalDisplay::followOutput(bool atEnd, qint64 topLine)
{
    QScrollBar *bar = verticalScrollBar();
    const QSignalBlocker blocker(bar);
    const int history = m_screen.historySize();
    bar->setPageStep(m_screen.rows());
    bar->setRange(0, history);
    const qint64 oldest = firstRow() - history;
    bar->setValue(atEnd ? history : static_cast<int>(std::max<qint64>(0, topLine - oldest)));
}

void TerminalDisplay::markCursorRow()
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

void TerminalDisplay::repaintAll()
{
    m_dirtyRows.assign(static_cast<size_t>(m_screen.rows()), true);
    viewport()->update();
}

void TerminalDisplay::ensureImage()
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

// What an input method is composing lies over the cells behind the cursor.
void TerminalDisplay::paintPreedit(QPainter &painter) const
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

void TerminalDisplay::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    fitToWidget();
}

void TerminalDisplay::frame()
{
    takeDamage();
    QRegion changed;
    for (size_t row = 0; row < m_dirtyRows.size(); ++row) {
        if (m_dirtyRows[row])
            changed += rowRect(static_cast<int>(row));
    }
    if (changed.isEmpty())
        return;
    viewport()->update(changed);
    if (QAccessible::isActive())
        m_accessible.update(*this);
}

// Brings scroll bar, search and dirty rows up to what the screen is now.
void TerminalDisplay::takeDamage()
{
    const QScrollBar *bar = verticalScrollBar();
    const bool atEnd = bar->value() == bar->maximum();
    const qint64 top = topLine();
    const Terminal::Damage damage = m_screen.takeDamage();
    m_scrolled += damage.scrolled;
    if (damage.historyReplaced) {
        m_selection.clear();
        m_search.restart();
    }
    followOutput(atEnd || damage.historyReplaced, top);

    const size_t rows = static_cast<size_t>(m_screen.rows());
    if (m_dirtyRows.size() != rows || damage.historyReplaced || !atEnd)
        m_dirtyRows.assign(rows, true);
    const auto offset = static_cast<size_t>(scrolledBack());
    bool changed = false;
    for (size_t row = 0; row < rows; ++row) {
        changed = changed || damage.rows[row];
        if (damage.rows[row] && row + offset < rows)
            m_dirtyRows[row + offset] = true;
    }
    if (changed || damage.scrolled != 0 || m_searchIsBehind)
        updateSearch();
    if (m_settings.blinks && !m_blink.isActive())
        blink();
    markCursorRow();
}

void TerminalDisplay::paintEvent(QPaintEvent *event)
{
    // The window may have moved to another screen.
    if (!qFuzzyCompare(m_glyphs.scale(), devicePixelRatioF()))
        applyFont();
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

void TerminalDisplay::paintRow(int viewRow)
{
    const qint64 line = topLine() + viewRow;
    const int columns = m_screen.columns();
    Terminal::RowHighlights highlights;
    highlights.selected = m_selection.columns(m_screen, firstRow(), line);
    for (size_t i = m_search.firstFrom({line - Terminal::maxWrappedLines, 0});
         i < m_search.count() && m_search.at(i).from.line <= line; ++i) {
        const Terminal::ColumnRange match = columnsOf(m_search.at(i), line, columns);
        if (match.from < match.to)
            highlights.found.push_back(match);
    }
    if (m_hoveredLink)
        highlights.link = columnsOf(*m_hoveredLink, line, columns);
    if (viewRow == viewRowOfCursor() && m_screen.modes().cursorVisible && m_cursorOn)
        highlights.cursorColumn = m_screen.cursor().column;
    highlights.cursorShape = m_screen.modes().cursorShape;
    highlights.focused = hasFocus();
    Terminal::RowPainter painter(m_image, m_glyphs, m_scheme, m_screen);
    painter.paint(m_screen.line(static_cast<int>(line - firstRow())),
                  viewRow * m_glyphs.cellSize().height(), highlights);
}

// A guest asks for it, a person permits it, and only where it is typed.
void TerminalDisplay::blink()
{
    const bool blinks = m_settings.blinks && hasFocus() && m_screen.modes().cursorBlink;
    if (blinks && !m_blink.isActive()) {
        m_blink.start(blinkTime, this);
        return;
    }
    if (!blinks)
        m_blink.stop();
    const bool on = !blinks || !m_cursorOn;
    if (std::exchange(m_cursorOn, on) == on)
        return;
    m_shownCursorRow = -1;
    markCursorRow();
    requestFrame();
}

void TerminalDisplay::focusChanged()
{
    blink();
    repaintAll();
}

void TerminalDisplay::setPreedit(const QString &text)
{
    m_preedit = text;
    viewport()->update();
}

void TerminalDisplay::setHoveredLink(const std::optional<Terminal::TextRange> &range)
{
    if (range == m_hoveredLink)
        return;
    m_hoveredLink = range;
    repaintAll();
}

int TerminalDisplay::scrolledBack() const
{
    const QScrollBar *bar = verticalScrollBar();
    return bar->maximum() - bar->value();
}

void TerminalDisplay::scrollToEnd()
{
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void TerminalDisplay::scrollContentsBy(int, int)
{
    m_shownCursorRow = viewRowOfCursor();
    repaintAll();
}

QRect TerminalDisplay::rowRect(int viewRow) const
{
    const qreal height = cellSize().height();
    return QRectF(0, viewRow * height, viewport()->width(), height).toAlignedRect();
}

QRect TerminalDisplay::cellRect(int column, int screenRow) const
{
    const QSizeF cell = cellSize();
    const QPointF corner(column * cell.width(), (screenRow + scrolledBack()) * cell.height());
    return QRectF(corner, cell).toAlignedRect();
}

QRect TerminalDisplay::cursorRect() const
{
    return cellRect(m_screen.cursor().column, m_screen.cursor().row);
}

Terminal::TextPosition TerminalDisplay::cellAt(const QPointF &point) const
{
    const QSizeF cell = cellSize();
    const int row = static_cast<int>(point.y() / cell.height());
    const int column = static_cast<int>(point.x() / cell.width());
    return {topLine() + std::clamp(row, 0, m_screen.rows() - 1),
            std::clamp(column, 0, m_screen.columns() - 1)};
}

// Half a cell decides.
Terminal::TextPosition TerminalDisplay::positionAt(const QPointF &point) const
{
    const int column = qRound(point.x() / cellSize().width());
    return {cellAt(point).line, std::clamp(column, 0, m_screen.columns())};
}

void TerminalDisplay::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_flashEnd.timerId()) {
        m_flashEnd.stop();
        viewport()->update();
    } else if (event->timerId() == m_bellPause.timerId()) {
        m_bellPause.stop();
    } else if (event->timerId() == m_blink.timerId()) {
        blink();
    } else {
        QAbstractScrollArea::timerEvent(event);
    }
}

void TerminalDisplay::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    requestFrame();
}

} // namespace Guestwire
