// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/terminal/terminalview.h"

#include "core/terminal/paste.h"

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
constexpr qsizetype largePaste = 1024; // characters
constexpr auto pauseBetweenBells = 250ms;

} // namespace

TerminalView::TerminalView(Terminal::FrameScheduler &frames, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_frames(frames)
    , m_screen(firstColumns, firstRows)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled);
    setFrameShape(NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setMouseTracking(true);
    setAccessibleName(tr("Console"));
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_basePointSize = font().pointSizeF();

    m_screen.setReplyHandler([this](QByteArrayView bytes) {
        if (m_answersGuest)
            send(bytes.toByteArray());
    });
    m_screen.setTitleHandler([this](const QString &title) { emit titleChanged(title); });
    m_screen.setBellHandler([this] {
        // A guest may ring without end.
        if (m_bellPause.isActive())
            return;
        m_bellPause.start(static_cast<int>(pauseBetweenBells / 1ms), this);
        flash();
        emit bell();
    });
    applyScheme();
    applyFont();
}

TerminalView::~TerminalView()
{
    m_frames.remove(*this);
}

void TerminalView::feed(const QByteArray &bytes)
{
    m_screen.feed(bytes);
    requestFrame();
}

void TerminalView::feedRebuild(const QByteArray &bytes, int columns, int rows)
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
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    requestFrame();
}

void TerminalView::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
}

void TerminalView::setAnswersGuest(bool answers)
{
    m_answersGuest = answers;
}

void TerminalView::setSize(int columns, int rows)
{
    m_followsWidget = false;
    m_screen.resize(columns, rows);
    requestFrame();
}

void TerminalView::followWidgetSize()
{
    m_followsWidget = true;
    fitToWidget();
}

void TerminalView::fitToWidget()
{
    const QSizeF cell = QSizeF(m_glyphs.cellSize()) / m_glyphs.scale();
    const int columns = std::max(2, static_cast<int>(viewport()->width() / cell.width()));
    const int rows = std::max(1, static_cast<int>(viewport()->height() / cell.height()));
    if (!m_followsWidget || (columns == m_screen.columns() && rows == m_screen.rows()))
        return;
    m_screen.resize(columns, rows);
    requestFrame();
    emit resized(m_screen.columns(), m_screen.rows());
}

QSize TerminalView::sizeHint() const
{
    const QSizeF cell = QSizeF(m_glyphs.cellSize()) / m_glyphs.scale();
    const QSizeF text(cell.width() * firstColumns, cell.height() * firstRows);
    return text.toSize() + QSize(verticalScrollBar()->sizeHint().width() + 1, 1);
}

QString TerminalView::selectedText() const
{
    return m_selection.text(m_screen, firstRow());
}

void TerminalView::copy()
{
    const QString text = selectedText();
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void TerminalView::paste()
{
    const QString text = QGuiApplication::clipboard()->text();
    const bool large = text.size() > largePaste || text.trimmed().contains(u'\n');
    if (m_asksBeforeLargePaste && large)
        emit largePasteAsked(text);
    else
        pasteText(text);
}

void TerminalView::pasteText(const QString &text)
{
    if (m_readOnly)
        return;
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    send(Terminal::pasteBytes(text, m_screen.modes().bracketedPaste));
}

void TerminalView::selectAll()
{
    m_selection.select({firstRow() - m_screen.historySize(), 0},
                       {firstRow() + m_screen.rows() - 1, m_screen.columns()});
    repaintAll();
    emit selectionChanged();
}

void TerminalView::clearSelection()
{
    if (!m_selection.isActive())
        return;
    m_selection.clear();
    repaintAll();
    emit selectionChanged();
}

bool TerminalView::find(const QString &text, bool backwards)
{
    Terminal::TextPosition start {firstRow() + m_screen.rows(), 0};
    if (m_selection.isActive()) {
        start = m_selection.start(m_screen, firstRow());
        start.column += backwards ? 0 : 1;
    } else if (!backwards) {
        start.line = firstRow() - m_screen.historySize();
    }
    const auto match = Terminal::findText(m_screen, firstRow(), text, start, backwards);
    if (!match)
        return false;
    m_selection.select(match->from, match->to);
    if (match->from.line < topLine() || match->from.line >= topLine() + m_screen.rows()) {
        const qint64 oldest = firstRow() - m_screen.historySize();
        verticalScrollBar()->setValue(static_cast<int>(match->from.line - oldest)
                                      - m_screen.rows() / 2);
    }
    repaintAll();
    emit selectionChanged();
    return true;
}

void TerminalView::send(const QByteArray &bytes)
{
    if (!m_readOnly && !bytes.isEmpty())
        emit typed(bytes);
}

void TerminalView::zoom(int points)
{
    constexpr qreal smallest = 5;
    constexpr qreal largest = 48;
    QFont changed = font();
    changed.setPointSizeF(std::clamp(changed.pointSizeF() + points, smallest, largest));
    setFont(changed);
}

void TerminalView::resetZoom()
{
    QFont changed = font();
    changed.setPointSizeF(m_basePointSize);
    setFont(changed);
}

void TerminalView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyFont();
    else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        applyScheme();
}

} // namespace Guestwire
