// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/mouse.h"
#include "core/terminal/screen.h"
#include "widgets/terminal/colourscheme.h"
#include "widgets/terminal/framescheduler.h"
#include "widgets/terminal/glyphcache.h"
#include "widgets/terminal/selection.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QImage>

#include <vector>

namespace Guestwire {

// A terminal that shows what it is fed and says what is typed. It knows nothing of where the bytes
// come from. Keys that stay here: Ctrl+Shift and a letter, Ctrl+Tab, Shift with the page keys, and
// Ctrl with plus, minus and 0; all others go to the guest.
class TerminalView : public QAbstractScrollArea, private Terminal::FrameClient
{
    Q_OBJECT

public:
    explicit TerminalView(Terminal::FrameScheduler &frames, QWidget *parent = nullptr);
    ~TerminalView() override;

    void feed(const QByteArray &bytes);
    // Replaces all that is shown, silently, by what a terminal of this size shows.
    void feedRebuild(const QByteArray &bytes, int columns, int rows);

    // Nothing typed, clicked or pasted goes to the guest.
    void setReadOnly(bool readOnly);
    bool isReadOnly() const { return m_readOnly; }
    // Replies to the guest's questions, pointer movements and focus changes are typed; only
    // whoever holds the keyboard may. Off at first.
    void setAnswersGuest(bool answers);
    // Several lines or more than 1 KiB are not pasted, but shown to whoever listens first.
    void setAsksBeforeLargePaste(bool asks) { m_asksBeforeLargePaste = asks; }

    // The size follows the widget until someone else's is set.
    void setSize(int columns, int rows);
    void followWidgetSize();
    int columns() const { return m_screen.columns(); }
    int rows() const { return m_screen.rows(); }

    QString title() const { return m_screen.title(); }
    QString selectedText() const;
    bool find(const QString &text, bool backwards = true); // from the last match on
    const Terminal::Screen &screen() const { return m_screen; }

    QSize sizeHint() const override;

public slots:
    void copy();
    void paste();
    void pasteText(const QString &text);
    void selectAll();
    void clearSelection();
    void zoomIn() { zoom(1); }
    void zoomOut() { zoom(-1); }
    void resetZoom();

signals:
    void typed(const QByteArray &bytes);
    void resized(int columns, int rows); // the widget's size changed; not by setSize()
    void bell();
    void titleChanged(const QString &title);
    void selectionChanged();
    void largePasteAsked(const QString &text);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void timerEvent(QTimerEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    // Painting.
    void frame() override;
    void requestFrame();
    void takeDamage();
    void followOutput(bool atEnd, qint64 topLine);
    void paintRow(int viewRow);
    void paintPreedit(QPainter &painter) const;
    void markCursorRow();
    void repaintAll();
    void ensureImage();
    void setScale();
    void applyFont();
    void applyScheme();
    void zoom(int points);
    void flash();
    void fitToWidget();
    QRect rowRect(int viewRow) const; // in the viewport's coordinates
    QRect cursorRect() const;

    // Lines are numbered from the first the terminal showed.
    qint64 firstRow() const { return m_scrolled; }
    qint64 topLine() const;
    int viewRowOfCursor() const;
    Terminal::TextPosition positionAt(const QPointF &point) const;
    QPoint cellAt(const QPointF &point) const; // column, row of the view

    // Input.
    void send(const QByteArray &bytes);
    bool handleOwnKey(const QKeyEvent &event);
    bool sendMouse(const QMouseEvent &event, Terminal::MouseAction action);
    bool sendMouse(const QPointF &point, Terminal::MouseButton button, Terminal::MouseAction action,
                   Qt::KeyboardModifiers modifiers);
    void scrollByWheel(int lines, const QWheelEvent &event);
    void beginSelection(const QMouseEvent &event);
    void extendSelection(const QPointF &point);
    void scrollWhileSelecting();
    void offerSelection();

    Terminal::FrameScheduler &m_frames;
    Terminal::Screen m_screen;
    Terminal::GlyphCache m_glyphs;
    Terminal::ColourScheme m_scheme;
    QImage m_image; // the rows as they are shown
    std::vector<bool> m_dirtyRows; // of the view
    Terminal::Selection m_selection;
    qint64 m_scrolled = 0; // lines that ever left the screen at its top
    int m_shownCursorRow = -1;
    qreal m_basePointSize = 0;
    QString m_preedit;
    QBasicTimer m_bellPause; // between bells
    QBasicTimer m_flashEnd;
    QBasicTimer m_selectionScroll;
    QBasicTimer m_tripleClick;
    QPointF m_dragPoint;
    int m_wheelRest = 0; // eighths of a degree that made no line yet
    bool m_selecting = false;
    bool m_readOnly = false;
    bool m_answersGuest = false;
    bool m_asksBeforeLargePaste = false;
    bool m_followsWidget = true;
};

} // namespace Guestwire
