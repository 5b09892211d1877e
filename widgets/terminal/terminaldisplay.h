// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/terminal/colourscheme.h"
#include "widgets/terminal/framescheduler.h"
#include "widgets/terminal/glyphcache.h"
#include "widgets/terminal/selection.h"
#include "widgets/terminal/terminalaccessible.h"
#include "widgets/terminal/terminalsettings.h"
#include "widgets/terminal/textsearch.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QImage>

#include <optional>

namespace Guestwire {

// Shows what a terminal is fed: text, scrollback, selection, what was searched for.
class TerminalDisplay : public QAbstractScrollArea, private Terminal::FrameClient
{
    Q_OBJECT

public:
    explicit TerminalDisplay(Terminal::FrameScheduler &frames, QWidget *parent = nullptr);
    ~TerminalDisplay() override;

    void feed(const QByteArray &bytes);
    // Replaces all that is shown, silently, by what a terminal of this size shows.
    void feedRebuild(const QByteArray &bytes, int columns, int rows);
    void setSettings(const Terminal::TerminalSettings &settings);

    // The size follows the widget until someone else's is set.
    void setSize(int columns, int rows);
    void followWidgetSize();
    int columns() const { return m_screen.columns(); }
    int rows() const { return m_screen.rows(); }
    QString title() const { return m_screen.title(); }
    const Terminal::Screen &screen() const { return m_screen; }
    // The number of the screen's top row, output that is not shown yet included.
    qint64 firstRow() const { return m_scrolled + m_screen.scrolledSinceDamage(); }
    QRect cellRect(int column, int screenRow) const; // in the viewport's coordinates
    Terminal::TextPosition cellAt(const QPointF &point) const;

    QString selectedText() const;
    void select(const Terminal::TextRange &range);

    // Empty text ends the search. False: it is no regular expression; searchError() says why.
    bool search(const QString &text, Terminal::SearchOptions options = {});
    const Terminal::TextSearch &searched() const { return m_search; }
    bool showMatch(bool backwards); // from the last one on; false when there is none
    int currentMatch() const { return m_match; } // -1: none

    QSize sizeHint() const override;

public slots:
    void copy();
    void selectAll();
    void clearSelection();
    void clearScrollback();
    void resetTerminal();
    void zoomIn() { zoom(1); }
    void zoomOut() { zoom(-1); }
    void resetZoom() { zoom(-m_zoom); }

signals:
    void resized(int columns, int rows); // the widget's size changed; not by setSize()
    void bell();
    void titleChanged(const QString &title);
    void selectionChanged();
    void searchChanged(); // matches came or went

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void timerEvent(QTimerEvent *event) override;

    Terminal::Screen &mutableScreen() { return m_screen; }
    Terminal::Selection &selection() { return m_selection; }
    void setPreedit(const QString &text);
    void setHoveredLink(const std::optional<Terminal::TextRange> &range);
    void scrollToEnd();
    void repaintAll();
    void focusChanged();
    QRect cursorRect() const;
    int scrolledBack() const; // lines
    Terminal::TextPosition positionAt(const QPointF &point) const; // between columns

private:
    void frame() override;
    void requestFrame();
    void takeDamage();
    void followOutput(bool atEnd, qint64 topLine);
    void updateSearch();
    void showLine(qint64 line);
    void paintRow(int viewRow);
    void paintPreedit(QPainter &painter) const;
    void markCursorRow();
    void blink();
    void ensureImage();
    void applyFont();
    void applyScheme();
    void zoom(int points);
    void ring();
    void fitToWidget();
    QRect rowRect(int viewRow) const;
    QSizeF cellSize() const { return QSizeF(m_glyphs.cellSize()) / m_glyphs.scale(); }
    qint64 topLine() const { return m_scrolled - scrolledBack(); } // as it is shown
    int viewRowOfCursor() const { return m_screen.cursor().row + scrolledBack(); }

    Terminal::FrameScheduler &m_frames;
    Terminal::TerminalSettings m_settings;
    Terminal::Screen m_screen;
    Terminal::GlyphCache m_glyphs;
    Terminal::ColourScheme m_scheme;
    QImage m_image; // the rows as they are shown
    std::vector<bool> m_dirtyRows; // of the view
    Terminal::Selection m_selection;
    Terminal::TextSearch m_search;
    Terminal::AccessibleText m_accessible;
    std::optional<Terminal::TextRange> m_hoveredLink;
    qint64 m_scrolled = 0; // lines that left the screen at its top, as far as they are shown
    int m_match = -1;
    int m_zoom = 0; // points
    int m_shownCursorRow = -1;
    bool m_followsWidget = true;
    bool m_cursorOn = true; // while it blinks
    bool m_searchIsBehind = false;
    QString m_preedit;
    QBasicTimer m_bellPause; // between bells
    QBasicTimer m_flashEnd;
    QBasicTimer m_blink;
};

} // namespace Guestwire
