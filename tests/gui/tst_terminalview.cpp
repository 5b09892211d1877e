// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/rebuild.h"
#include "widgets/terminal/terminalview.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace Guestwire;

namespace {

QPalette palette(const QColor &base, const QColor &text)
{
    QPalette result;
    result.setColor(QPalette::Base, base);
    result.setColor(QPalette::Text, text);
    return result;
}

int colourCount(const QImage &image, const QRect &area, QRgb colour)
{
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x)
            count += image.pixel(x, y) == colour ? 1 : 0;
    }
    return count;
}

} // namespace

class TestTerminalView : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void typesKeys_data();
    void typesKeys();
    void typesText();
    void keepsItsOwnKeys_data();
    void keepsItsOwnKeys();
    void takesKeysFromTheWindowsShortcuts();
    void leavesControlTabToTheWindow();
    void commitsComposedText();
    void typesNothingWhenReadOnly();

    void pastesCleanly();
    void bracketsPastesWhereAsked();
    void asksBeforeALargePaste();

    void selectsByDragging();
    void selectsWordsAndLines();
    void selectsABlock();
    void copiesAWrappedLineAsOne();
    void keepsTheSelectionWhileOutputScrolls();
    void findsText();

    void scrollsBackByWheelAndKeys();
    void staysScrolledBackWhileOutputComes();
    void typingScrollsToTheEnd();
    void wheelSendsKeysOnTheAlternateScreen();
    void reportsTheMouse();
    void shiftTakesTheMouseBack();

    void answersOnlyWhenItMay();
    void rebuildsSilently();
    void rebuildsForAnotherSize();
    void tellsTitleAndBell();
    void ringsNotWithoutEnd();
    void tellsItsSize();
    void followsAnotherSize();
    void zooms();

    void paintsWhatWasFed();
    void paintsDirtyRowsOnly();
    void paintsNothingWhenIdle();
    void paintsNothingWhenHidden();
    void followsLightAndDark();
    void showsTheCursorInItsShape();
    void paintsWideCharactersOverTwoColumns();
    void showsTheSelection();

private:
    QPoint cell(int column, int row) const; // its left edge, half way down
    QSizeF cellSize() const;
    void wheel(int notches, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    QByteArray typed() const;
    QImage shown() const;
    QRect cellRect(int column, int row) const;
    void drag(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers modifiers = {});

    std::unique_ptr<Terminal::FrameScheduler> m_frames;
    std::unique_ptr<QWidget> m_window;
    TerminalView *m_view = nullptr;
    std::unique_ptr<QSignalSpy> m_typed;
};

void TestTerminalView::init()
{
    m_frames = std::make_unique<Terminal::FrameScheduler>();
    m_window = std::make_unique<QWidget>();
    m_view = new TerminalView(*m_frames, m_window.get());
    auto *layout = new QVBoxLayout(m_window.get());
    layout->setContentsMargins({});
    layout->addWidget(m_view);
    m_view->setPalette(palette(QColor(20, 20, 20), Qt::white));
    m_window->resize(m_view->sizeHint());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_view->setFocus();
    m_typed = std::make_unique<QSignalSpy>(m_view, &TerminalView::typed);
    QCOMPARE(m_view->columns(), 80);
    QCOMPARE(m_view->rows(), 24);
}

void TestTerminalView::cleanup()
{
    m_window.reset();
}

QSizeF TestTerminalView::cellSize() const
{
    // The widget holds 80 by 24 and less than one more.
    const QSize size = m_view->viewport()->size();
    return {std::floor(size.width() / 80.0), std::floor(size.height() / 24.0)};
}

QPoint TestTerminalView::cell(int column, int row) const
{
    const QSizeF size = cellSize();
    return QPointF(column * size.width() + 1, (row + 0.5) * size.height()).toPoint();
}

QRect TestTerminalView::cellRect(int column, int row) const
{
    const QSize size = cellSize().toSize();
    return {QPoint(column * size.width(), row * size.height()), size};
}

QByteArray TestTerminalView::typed() const
{
    QByteArray bytes;
    for (const QList<QVariant> &arguments : *m_typed)
        bytes += arguments.first().toByteArray();
    return bytes;
}

QImage TestTerminalView::shown() const
{
    return m_view->viewport()->grab().toImage().convertToFormat(QImage::Format_RGB32);
}

void TestTerminalView::wheel(int notches, Qt::KeyboardModifiers modifiers)
{
    const QPoint point = cell(4, 2);
    QWheelEvent event(point, m_view->viewport()->mapToGlobal(point), {}, {0, 120 * notches},
                      Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_view->viewport(), &event);
}

void TestTerminalView::drag(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers modifiers)
{
    QWidget *viewport = m_view->viewport();
    QTest::mousePress(viewport, Qt::LeftButton, modifiers, from);
    QMouseEvent move(QEvent::MouseMove, to, viewport->mapToGlobal(to), Qt::LeftButton,
                     Qt::LeftButton, modifiers);
    QApplication::sendEvent(viewport, &move);
    QTest::mouseRelease(viewport, Qt::LeftButton, modifiers, to);
}

void TestTerminalView::typesKeys_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, Qt::Key key, Qt::KeyboardModifiers modifiers,
                        const QByteArray &bytes) {
        QTest::newRow(name) << int(key) << int(modifiers) << bytes;
    };
    row("letter", Qt::Key_A, Qt::NoModifier, "a");
    row("return", Qt::Key_Return, Qt::NoModifier, "\r");
    row("tab", Qt::Key_Tab, Qt::NoModifier, "\t");
    row("shift and tab", Qt::Key_Backtab, Qt::ShiftModifier, "\x1b[Z");
    row("escape", Qt::Key_Escape, Qt::NoModifier, "\x1b");
    row("interrupt", Qt::Key_C, Qt::ControlModifier, "\x03");
    row("end of file", Qt::Key_D, Qt::ControlModifier, "\x04");
    row("control and bracket", Qt::Key_BracketLeft, Qt::ControlModifier, "\x1b");
    row("window shortcuts are the guest's", Qt::Key_W, Qt::ControlModifier, "\x17");
    row("alt", Qt::Key_X, Qt::AltModifier, "\x1bx");
    row("up", Qt::Key_Up, Qt::NoModifier, "\x1b[A");
    row("control and right", Qt::Key_Right, Qt::ControlModifier, "\x1b[1;5C");
    row("F5", Qt::Key_F5, Qt::NoModifier, "\x1b[15~");
    row("F12", Qt::Key_F12, Qt::ShiftModifier, "\x1b[24;2~");
    row("page up", Qt::Key_PageUp, Qt::NoModifier, "\x1b[5~");
}

void TestTerminalView::typesKeys()
{
    QFETCH(const int, key);
    QFETCH(const int, modifiers);
    QFETCH(const QByteArray, bytes);
    QTest::keyClick(m_view, Qt::Key(key), Qt::KeyboardModifiers(modifiers));
    QCOMPARE(typed(), bytes);
    m_view->feed("\x1b[?1h");
    m_typed->clear();
    QTest::keyClick(m_view, Qt::Key_Up);
    QCOMPARE(typed(), QByteArray("\x1bOA"));
}

void TestTerminalView::typesText()
{
    QTest::keyClicks(m_view, QStringLiteral("aB $"));
    QKeyEvent umlaut(QEvent::KeyPress, Qt::Key_Adiaeresis, Qt::NoModifier, QStringLiteral("ä"));
    QApplication::sendEvent(m_view, &umlaut);
    QCOMPARE(typed(), QByteArray("aB $ä"));
}

void TestTerminalView::keepsItsOwnKeys_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::newRow("copy") << int(Qt::Key_C) << int(Qt::ControlModifier | Qt::ShiftModifier);
    QTest::newRow("page up") << int(Qt::Key_PageUp) << int(Qt::ShiftModifier);
    QTest::newRow("page down") << int(Qt::Key_PageDown) << int(Qt::ShiftModifier);
    QTest::newRow("larger") << int(Qt::Key_Plus) << int(Qt::ControlModifier);
    QTest::newRow("smaller") << int(Qt::Key_Minus) << int(Qt::ControlModifier);
    QTest::newRow("as before") << int(Qt::Key_0) << int(Qt::ControlModifier);
    QTest::newRow("for the window")
        << int(Qt::Key_K) << int(Qt::ControlModifier | Qt::ShiftModifier);
    QTest::newRow("a modifier alone") << int(Qt::Key_Control) << int(Qt::ControlModifier);
}

void TestTerminalView::keepsItsOwnKeys()
{
    QFETCH(const int, key);
    QFETCH(const int, modifiers);
    QTest::keyClick(m_view, Qt::Key(key), Qt::KeyboardModifiers(modifiers));
    QCOMPARE(typed(), QByteArray());
}

void TestTerminalView::takesKeysFromTheWindowsShortcuts()
{
    QShortcut shortcut(QKeySequence(Qt::CTRL | Qt::Key_F), m_window.get());
    QShortcut other(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K), m_window.get());
    QSignalSpy activated(&shortcut, &QShortcut::activated);
    QSignalSpy otherActivated(&other, &QShortcut::activated);
    QTest::keyClick(m_window->windowHandle(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClick(m_window->windowHandle(), Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(activated.count(), 0);
    QCOMPARE(typed(), QByteArray("\x06"));
    QCOMPARE(otherActivated.count(), 1);
}

void TestTerminalView::leavesControlTabToTheWindow()
{
    auto *other = new QWidget(m_window.get());
    other->setFocusPolicy(Qt::StrongFocus);
    m_window->layout()->addWidget(other);
    other->show();
    QTest::keyClick(m_view, Qt::Key_Tab);
    QVERIFY(m_view->hasFocus());
    QTest::keyClick(m_view, Qt::Key_Tab, Qt::ControlModifier);
    QVERIFY(other->hasFocus());
    QCOMPARE(typed(), QByteArray("\t"));
}

void TestTerminalView::commitsComposedText()
{
    QInputMethodEvent composing(QStringLiteral("´"), {});
    QApplication::sendEvent(m_view, &composing);
    QCOMPARE(typed(), QByteArray());
    QInputMethodEvent done;
    done.setCommitString(QStringLiteral("é中"));
    QApplication::sendEvent(m_view, &done);
    QCOMPARE(typed(), QByteArray("é中"));
    m_view->feed("\x1b[3;5H");
    QInputMethodQueryEvent queried(Qt::ImCursorRectangle);
    QApplication::sendEvent(m_view, &queried);
    const QRect cursor = queried.value(Qt::ImCursorRectangle).toRect();
    QVERIFY(cursor.contains(cell(4, 2) + QPoint(2, 0)));
}

void TestTerminalView::typesNothingWhenReadOnly()
{
    m_view->setReadOnly(true);
    m_view->feed("\x1b[?1000h\x1b[?1006h");
    QTest::keyClick(m_view, Qt::Key_A);
    m_view->pasteText(QStringLiteral("text"));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, cell(3, 3));
    QInputMethodEvent composed;
    composed.setCommitString(QStringLiteral("é"));
    QApplication::sendEvent(m_view, &composed);
    QCOMPARE(typed(), QByteArray());
}

void TestTerminalView::pastesCleanly()
{
    QGuiApplication::clipboard()->setText(QStringLiteral("ls\u0003 \u001b[31m-l\n"));
    QTest::keyClick(m_view, Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(typed(), QByteArray("ls [31m-l\r"));
}

void TestTerminalView::bracketsPastesWhereAsked()
{
    m_view->feed("\x1b[?2004h");
    QGuiApplication::clipboard()->setText(QStringLiteral("a\u001b[201~b"));
    m_view->paste();
    QCOMPARE(typed(), QByteArray("\x1b[200~ab\x1b[201~"));
}

void TestTerminalView::asksBeforeALargePaste()
{
    QSignalSpy asked(m_view, &TerminalView::largePasteAsked);
    m_view->setAsksBeforeLargePaste(true);
    QGuiApplication::clipboard()->setText(QStringLiteral("one line\n"));
    m_view->paste();
    QCOMPARE(asked.count(), 0);
    QCOMPARE(typed(), QByteArray("one line\r"));
    m_typed->clear();
    for (const QString &text : {QStringLiteral("two\nlines"), QStringLiteral("x").repeated(2000)}) {
        QGuiApplication::clipboard()->setText(text);
        m_view->paste();
        QCOMPARE(asked.takeFirst().first().toString(), text);
    }
    QCOMPARE(typed(), QByteArray());
}

void TestTerminalView::selectsByDragging()
{
    m_view->feed("first line\r\nsecond line\r\nthird");
    drag(cell(6, 0), cell(6, 1));
    QCOMPARE(m_view->selectedText(), QStringLiteral("line\nsecond"));
    QTest::keyClick(m_view, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("line\nsecond"));
    QCOMPARE(typed(), QByteArray());
    drag(cell(9, 1), cell(7, 1));
    QCOMPARE(m_view->selectedText(), QStringLiteral("li"));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, cell(1, 1));
    QCOMPARE(m_view->selectedText(), QString());
}

void TestTerminalView::selectsWordsAndLines()
{
    m_view->feed("see /etc/hosts, 中文 too");
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, cell(8, 0));
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, cell(8, 0));
    QCOMPARE(m_view->selectedText(), QStringLiteral("/etc/hosts"));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, cell(8, 0));
    QCOMPARE(m_view->selectedText(), QStringLiteral("see /etc/hosts, 中文 too"));
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, cell(17, 0));
    QCOMPARE(m_view->selectedText(), QStringLiteral("中文"));
}

void TestTerminalView::selectsABlock()
{
    m_view->feed("abcdef\r\nghijkl\r\nmnopqr");
    drag(cell(1, 0), cell(3, 2), Qt::AltModifier);
    QCOMPARE(m_view->selectedText(), QStringLiteral("bc\nhi\nno"));
}

void TestTerminalView::copiesAWrappedLineAsOne()
{
    const QByteArray line = QByteArray("0123456789").repeated(10);
    m_view->feed(line + "\r\nnext");
    m_view->selectAll();
    QVERIFY(m_view->selectedText().startsWith(QString::fromLatin1(line) + u"\nnext"));
}

void TestTerminalView::keepsTheSelectionWhileOutputScrolls()
{
    m_view->feed("selected text");
    drag(cell(0, 0), cell(8, 0));
    for (int i = 0; i < 100; ++i)
        m_view->feed("\r\nmore");
    QTRY_VERIFY(m_frames->isIdle());
    QCOMPARE(m_view->selectedText(), QStringLiteral("selected"));
}

void TestTerminalView::findsText()
{
    m_view->feed("needle one\r\n");
    m_view->feed(QByteArray("hay\r\n").repeated(100) + "Needle two");
    QTRY_VERIFY(m_frames->isIdle());
    QVERIFY(m_view->find(QStringLiteral("needle")));
    QCOMPARE(m_view->selectedText(), QStringLiteral("Needle"));
    QCOMPARE(m_view->verticalScrollBar()->value(), m_view->verticalScrollBar()->maximum());
    QVERIFY(m_view->find(QStringLiteral("needle")));
    QCOMPARE(m_view->selectedText(), QStringLiteral("needle"));
    QCOMPARE(m_view->verticalScrollBar()->value(), 0);
    QVERIFY(!m_view->find(QStringLiteral("needle")));
    QVERIFY(m_view->find(QStringLiteral("NEEDLE TWO"), false));
    QVERIFY(!m_view->find(QStringLiteral("no such text")));
}

void TestTerminalView::scrollsBackByWheelAndKeys()
{
    m_view->feed(QByteArray("line\r\n").repeated(100));
    QTRY_VERIFY(m_view->verticalScrollBar()->maximum() > 0);
    const int end = m_view->verticalScrollBar()->maximum();
    QCOMPARE(m_view->verticalScrollBar()->value(), end);
    wheel(1);
    QCOMPARE(m_view->verticalScrollBar()->value(), end - 3);
    wheel(-1);
    QCOMPARE(m_view->verticalScrollBar()->value(), end);
    QTest::keyClick(m_view, Qt::Key_PageUp, Qt::ShiftModifier);
    QCOMPARE(m_view->verticalScrollBar()->value(), end - 23);
    QTest::keyClick(m_view, Qt::Key_PageDown, Qt::ShiftModifier);
    QCOMPARE(m_view->verticalScrollBar()->value(), end);
    QCOMPARE(typed(), QByteArray());
}

void TestTerminalView::staysScrolledBackWhileOutputComes()
{
    m_view->feed(QByteArray("line\r\n").repeated(100));
    QTRY_VERIFY(m_frames->isIdle());
    wheel(5);
    const int value = m_view->verticalScrollBar()->value();
    m_view->feed(QByteArray("more\r\n").repeated(10));
    QTRY_VERIFY(m_frames->isIdle());
    QCOMPARE(m_view->verticalScrollBar()->value(), value);
    QCOMPARE(m_view->verticalScrollBar()->maximum(), 100 - 23 + 10);
}

void TestTerminalView::typingScrollsToTheEnd()
{
    m_view->feed(QByteArray("line\r\n").repeated(100));
    QTRY_VERIFY(m_frames->isIdle());
    wheel(5);
    QTest::keyClick(m_view, Qt::Key_A);
    QCOMPARE(m_view->verticalScrollBar()->value(), m_view->verticalScrollBar()->maximum());
}

void TestTerminalView::wheelSendsKeysOnTheAlternateScreen()
{
    m_view->feed("\x1b[?1049h");
    wheel(1);
    QCOMPARE(typed(), QByteArray("\x1b[A\x1b[A\x1b[A"));
    m_typed->clear();
    m_view->feed("\x1b[?1007l");
    wheel(-1);
    QCOMPARE(typed(), QByteArray());
}

void TestTerminalView::reportsTheMouse()
{
    m_view->feed("\x1b[?1002h\x1b[?1006h");
    drag(cell(3, 2), cell(5, 2));
    QCOMPARE(typed(), QByteArray("\x1b[<0;4;3M\x1b[<32;6;3M\x1b[<0;6;3m"));
    m_typed->clear();
    wheel(-1);
    QCOMPARE(typed(), QByteArray("\x1b[<65;5;3M"));
    QCOMPARE(m_view->selectedText(), QString());
}

void TestTerminalView::shiftTakesTheMouseBack()
{
    m_view->feed("text\x1b[?1002h\x1b[?1006h");
    drag(cell(0, 0), cell(2, 0), Qt::ShiftModifier);
    QCOMPARE(m_view->selectedText(), QStringLiteral("te"));
    QCOMPARE(typed(), QByteArray());
}

void TestTerminalView::answersOnlyWhenItMay()
{
    m_view->feed("\x1b[?1004h\x1b[5n");
    QCOMPARE(typed(), QByteArray());
    m_view->setAnswersGuest(true);
    m_view->feed("\x1b[5n");
    QCOMPARE(typed(), QByteArray("\x1b[0n"));
    m_view->setReadOnly(true);
    m_view->feed("\x1b[5n");
    QCOMPARE(typed(), QByteArray("\x1b[0n"));
}

void TestTerminalView::rebuildsSilently()
{
    Terminal::Screen source(80, 24);
    source.feed("one\r\n\x1b[31mtwo");
    QSignalSpy rings(m_view, &TerminalView::bell);
    m_view->setAnswersGuest(true);
    m_view->feed("old text\x1b[?1049h");
    m_view->setSize(80, 24);
    m_view->feedRebuild(QByteArray(Terminal::rebuild(source, 100) + "\a\x1b[5n"), 80, 24);
    source.feed("\a\x1b[5n");
    QVERIFY(m_view->screen() == source);
    QCOMPARE(rings.count(), 0);
    QCOMPARE(typed(), QByteArray());
    m_view->feed("\a\x1b[5n");
    QCOMPARE(rings.count(), 1);
    QCOMPARE(typed(), QByteArray("\x1b[0n"));
}

// What was drawn for another size comes out as it would on a terminal that was resized since.
void TestTerminalView::rebuildsForAnotherSize()
{
    m_view->followWidgetSize();
    const int columns = m_view->columns();
    Terminal::Screen source(columns - 10, 12);
    for (int i = 0; i < 30; ++i)
        source.feed(QByteArray(QByteArray::number(i) + " line\r\n"));
    source.feed("\x1b[3;5H\x1b[7mprompt");
    m_view->feedRebuild(Terminal::rebuild(source, 100), source.columns(), source.rows());
    source.resize(columns, m_view->rows());
    QVERIFY(m_view->screen() == source);
}

void TestTerminalView::tellsTitleAndBell()
{
    QSignalSpy titles(m_view, &TerminalView::titleChanged);
    QSignalSpy rings(m_view, &TerminalView::bell);
    m_view->feed("\x1b]0;a title\a\a");
    QCOMPARE(titles.takeFirst().first().toString(), QStringLiteral("a title"));
    QCOMPARE(rings.count(), 1);
}

void TestTerminalView::ringsNotWithoutEnd()
{
    QSignalSpy rings(m_view, &TerminalView::bell);
    m_view->feed(QByteArray("\a").repeated(1000));
    QCOMPARE(rings.count(), 1);
    QTRY_VERIFY((m_view->feed("\a"), rings.count() > 1));
}

void TestTerminalView::tellsItsSize()
{
    QSignalSpy sizes(m_view, &TerminalView::resized);
    const QSize cell = cellSize().toSize();
    m_window->resize(m_window->width() + 10 * cell.width(), m_window->height() - 4 * cell.height());
    QTRY_COMPARE(sizes.count(), 1);
    QCOMPARE(sizes.first().at(0).toInt(), 90);
    QCOMPARE(sizes.first().at(1).toInt(), 20);
    QCOMPARE(m_view->columns(), 90);
}

void TestTerminalView::followsAnotherSize()
{
    QSignalSpy sizes(m_view, &TerminalView::resized);
    m_view->setSize(100, 30);
    m_window->resize(m_window->width() + 100, m_window->height() + 100);
    QCoreApplication::processEvents();
    QCOMPARE(m_view->columns(), 100);
    QCOMPARE(m_view->rows(), 30);
    QCOMPARE(sizes.count(), 0);
    m_view->followWidgetSize();
    QCOMPARE(sizes.count(), 1);
    QVERIFY(m_view->columns() != 100);
}

void TestTerminalView::zooms()
{
    const qreal before = m_view->font().pointSizeF();
    QTest::keyClick(m_view, Qt::Key_Plus, Qt::ControlModifier);
    QTest::keyClick(m_view, Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(m_view->font().pointSizeF(), before + 2);
    QVERIFY(m_view->columns() < 80);
    QTest::keyClick(m_view, Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(m_view->columns(), 80);
}

void TestTerminalView::paintsWhatWasFed()
{
    m_view->feed("\x1b[?25l\x1b[48;2;10;20;30m  \x1b[m\x1b[38;2;200;10;10m█\x1b[m");
    QTRY_VERIFY(m_frames->isIdle());
    const QImage image = shown();
    const int pixels = cellRect(0, 0).width() * cellRect(0, 0).height();
    QCOMPARE(colourCount(image, cellRect(1, 0), qRgb(10, 20, 30)), pixels);
    QCOMPARE(colourCount(image, cellRect(2, 0), qRgb(200, 10, 10)), pixels);
}

void TestTerminalView::paintsDirtyRowsOnly()
{
    m_view->feed("\x1b[?25l");
    QTRY_VERIFY(m_frames->isIdle());
    shown();
    class Watcher : public QObject
    {
    public:
        bool eventFilter(QObject *, QEvent *event) override
        {
            if (event->type() == QEvent::Paint)
                painted += static_cast<QPaintEvent *>(event)->region();
            return false;
        }
        QRegion painted;
    } watcher;
    m_view->viewport()->installEventFilter(&watcher);
    m_view->feed("\x1b[11;1Htext");
    QTRY_VERIFY(!watcher.painted.isEmpty());
    // The rows that the cursor left and went to may be painted, too.
    QVERIFY(watcher.painted.contains(cell(0, 10)));
    QVERIFY(!watcher.painted.contains(cell(0, 5)));
    QVERIFY(!watcher.painted.contains(cell(0, 15)));
}

void TestTerminalView::paintsNothingWhenIdle()
{
    m_view->feed("text");
    QTRY_VERIFY(m_frames->isIdle());
    QSignalSpy nothing(m_view, &TerminalView::bell);
    class Counter : public QObject
    {
    public:
        bool eventFilter(QObject *, QEvent *event) override
        {
            paints += event->type() == QEvent::Paint ? 1 : 0;
            return false;
        }
        int paints = 0;
    } counter;
    QCoreApplication::processEvents();
    m_view->viewport()->installEventFilter(&counter);
    QVERIFY(!nothing.wait(700)); // longer than any blinking
    QCOMPARE(counter.paints, 0);
}

void TestTerminalView::paintsNothingWhenHidden()
{
    QTRY_VERIFY(m_frames->isIdle());
    m_window->hide();
    m_view->feed("text\x1b[2;1H\x1b[48;2;9;8;7m  ");
    QVERIFY(m_frames->isIdle());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QVERIFY(colourCount(shown(), cellRect(1, 1), qRgb(9, 8, 7)) > 0);
}

void TestTerminalView::followsLightAndDark()
{
    m_view->feed("\x1b[?25l\x1b[97mwhite");
    const QRect text(cellRect(0, 0).topLeft(), cellRect(4, 0).bottomRight());
    QVERIFY(qGray(shown().pixel(cellRect(40, 12).center())) < 60);
    m_view->setPalette(palette(Qt::white, Qt::black));
    const QImage light = shown();
    QVERIFY(qGray(light.pixel(cellRect(40, 12).center())) > 200);
    // Even white is to be read on white.
    int darkest = 255;
    for (int x = text.left(); x <= text.right(); ++x)
        darkest = std::min(darkest, qGray(light.pixel(x, text.center().y())));
    QVERIFY(darkest < 190);
}

void TestTerminalView::showsTheCursorInItsShape()
{
    const auto ink = [this](const QByteArray &style) {
        m_view->feed("\x1b[H\x1b[2J" + style);
        const QImage image = shown();
        const QRect area = cellRect(0, 0);
        const QRgb ground = image.pixel(cellRect(40, 12).center());
        return area.width() * area.height() - colourCount(image, area, ground);
    };
    const int all = cellRect(0, 0).width() * cellRect(0, 0).height();
    QCOMPARE(ink("\x1b[2 q"), all);
    const int underline = ink("\x1b[4 q");
    const int bar = ink("\x1b[6 q");
    QVERIFY(underline > 0 && underline < all / 3);
    QVERIFY(bar > 0 && bar < all / 2 && bar != underline);
    QCOMPARE(ink("\x1b[?25l"), 0);
    m_view->feed("\x1b[2 q\x1b[?25h");
    m_view->clearFocus();
    const int outline = ink({});
    QVERIFY(outline > 0 && outline < all);
}

void TestTerminalView::paintsWideCharactersOverTwoColumns()
{
    m_view->feed("\x1b[?25l中");
    const QImage image = shown();
    const QRgb ground = image.pixel(cellRect(40, 12).center());
    const QRect first = cellRect(0, 0);
    const QRect second = cellRect(1, 0);
    const QRect third = cellRect(2, 0);
    const int pixels = first.width() * first.height();
    QVERIFY(colourCount(image, first, ground) + colourCount(image, second, ground) < 2 * pixels);
    QCOMPARE(colourCount(image, third, ground), pixels);
}

void TestTerminalView::showsTheSelection()
{
    m_view->feed("\x1b[?25l" + QByteArray("selected"));
    const QRgb highlight = m_view->palette().color(QPalette::Highlight).rgb();
    QCOMPARE(colourCount(shown(), cellRect(2, 0), highlight), 0);
    drag(cell(0, 0), cell(4, 0));
    const QImage image = shown();
    QVERIFY(colourCount(image, cellRect(2, 0), highlight) > 0);
    QCOMPARE(colourCount(image, cellRect(5, 0), highlight), 0);
}

QTEST_MAIN(TestTerminalView)
#include "tst_terminalview.moc"
