// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/terminal/terminaldisplay.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QScrollBar>

#include <algorithm>
#include <chrono>

namespace Guestwire {
namespace {

using namespace std::chrono_literals;

constexpr int firstColumns = 80;
constexpr int firstRows = 24;
constexpr auto pauseBetweenBells = 250ms;
constexpr auto flashTime = 90ms;

} // namespace

TerminalDisplay::TerminalDisplay(Terminal::FrameScheduler &frames, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_frames(frames)
    , m_screen(firstColumns, firstRows)
{
    setFrameShape(NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Console"));
    m_screen.setTitleHandler([this](const QString &title) { emit titleChanged(title); });
    m_screen.setBellHandler([this] { ring(); });
    applyScheme();
    applyFont();
}

TerminalDisplay::~TerminalDisplay()
{
    m_frames.remove(*this);
}

void TerminalDisplay::feed(const QByteArray &bytes)
{
    m_screen.feed(bytes);
    requestFrame();
}

void TerminalDisplay::feedRebuild(const QByteArray &bytes, int columns, int rows)
{
    m_screen.setMuted(true);
    m_screen.reset();
    const int ownColumns = m_screen.columns();
    const int ownRows = m_screen.rows();
    m_screen.resize(columns, rows);
    m_screen.feed(bytes);
    if (m_followsWidget)
        m_screen.resize(ownColumns, ownRows);
    m_screen.setMuted(false);
    clearSelection();
    scrollToEnd();
    requestFrame();
}

void TerminalDisplay::setSettings(const Terminal::TerminalSettings &settings)
{
    if (settings == m_settings)
        return;
    const int scrollback = std::exchange(m_settings, settings).scrollback;
    if (scrollback != settings.scrollback)
        m_screen.setScrollbackLimit(settings.scrollback);
    applyScheme();
    applyFont();
    blink();
    requestFrame();
}

void TerminalDisplay::clearScrollback()
{
    m_screen.clearScrollback();
    requestFrame();
}

void TerminalDisplay::resetTerminal()
{
    m_screen.reset();
    clearSelection();
    requestFrame();
}

// A guest may ring without end.
void TerminalDisplay::ring()
{
    if (m_bellPause.isActive())
        return;
    m_bellPause.start(static_cast<int>(pauseBetweenBells / 1ms), this);
    if (isVisible() && m_settings.flashes) {
        m_flashEnd.start(static_cast<int>(flashTime / 1ms), this);
        viewport()->update();
    }
    emit bell();
}

void TerminalDisplay::setSize(int columns, int rows)
{
    m_followsWidget = false;
    m_screen.resize(columns, rows);
    requestFrame();
}

void TerminalDisplay::followWidgetSize()
{
    m_followsWidget = true;
    fitToWidget();
}

void TerminalDisplay::fitToWidget()
{
    const QSizeF cell = cellSize();
    const int columns = std::max(2, static_cast<int>(viewport()->width() / cell.width()));
    const int rows = std::max(1, static_cast<int>(viewport()->height() / cell.height()));
    if (!m_followsWidget || (columns == m_screen.columns() && rows == m_screen.rows()))
        return;
    m_screen.resize(columns, rows);
    requestFrame();
    emit resized(m_screen.columns(), m_screen.rows());
}

QSize TerminalDisplay::sizeHint() const
{
    const QSizeF cell = cellSize();
    const QSizeF text(cell.width() * firstColumns, cell.height() * firstRows);
    return text.toSize() + QSize(verticalScrollBar()->sizeHint().width() + 1, 1);
}

void TerminalDisplay::zoom(int points)
{
    m_zoom += points;
    applyFont();
}

void TerminalDisplay::applyFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (!m_settings.fontFamily.isEmpty())
        font.setFamily(m_settings.fontFamily);
    const qreal chosen = m_settings.fontSize > 0 ? m_settings.fontSize : font.pointSizeF();
    const qreal size = std::clamp(chosen + m_zoom, Terminal::TerminalSettings::smallestFont,
                                  Terminal::TerminalSettings::largestFont);
    m_zoom = qRound(size - chosen);
    font.setPointSizeF(size);
    setFont(font);
    m_glyphs.setFont(font, devicePixelRatioF());
    m_image = {};
    repaintAll();
    updateGeometry();
    fitToWidget();
}

void TerminalDisplay::applyScheme()
{
    m_scheme = Terminal::ColourScheme::of(palette(), m_settings.ground, m_settings.scheme);
    repaintAll();
}

void TerminalDisplay::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        applyScheme();
}

QString TerminalDisplay::selectedText() const
{
    return m_selection.text(m_screen, firstRow());
}

void TerminalDisplay::copy()
{
    const QString text = selectedText();
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void TerminalDisplay::select(const Terminal::TextRange &range)
{
    m_selection.select(range.from, range.to);
    repaintAll();
    emit selectionChanged();
}

void TerminalDisplay::selectAll()
{
    select({{firstRow() - m_screen.historySize(), 0},
            {firstRow() + m_screen.rows() - 1, m_screen.columns()}});
}

void TerminalDisplay::clearSelection()
{
    if (!m_selection.isActive())
        return;
    m_selection.clear();
    repaintAll();
    emit selectionChanged();
}

} // namespace Guestwire
