// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/rebuild.h"
#include "tests/gui/terminalwindow.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QShortcut>
#include <QTest>
#include <QVBoxLayout>

using namespace Guestwire;
using namespace Qt::StringLiterals;

class TestTerminalDisplay : public QObject, protected TerminalWindow
{
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void staysScrolledBackWhileOutputComes();
    void rebuildsSilently();
    void rebuildsForAnotherSize();
    void tellsTitleAndBell();
    void ringsNotWithoutEnd();
    void tellsItsSize();
    void followsAnotherSize();
    void paintsWhatWasFed();
    void paintsDirtyRowsOnly();
    void paintsNothingWhenIdle();
    void paintsNothingWhenHidden();
    void followsLightAndDark();
    void showsTheCursorInItsShape();
    void paintsWideCharactersOverTwoColumns();
    void usesTheFontThatWasChosen();
    void usesTheColoursThatWereChosen();
    void keepsAsManyLinesAsWereChosen();
    void clearsAndResets();
    void flashesAtABell();
    void blinksWhereAPersonWantsIt();
    void underlinesInItsOwnColour();
    void isReadableByAScreenReader();
    void tellsAScreenReaderWhatChanged();
};

void TestTerminalDisplay::staysScrolledBackWhileOutputComes()
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

void TestTerminalDisplay::rebuildsSilently()
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
void TestTerminalDisplay::rebuildsForAnotherSize()
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

void TestTerminalDisplay::tellsTitleAndBell()
{
    QSignalSpy titles(m_view, &TerminalView::titleChanged);
    QSignalSpy rings(m_view, &TerminalView::bell);
    m_view->feed("\x1b]0;a title\a\a");
    QCOMPARE(titles.takeFirst().first().toString(), QStringLiteral("a title"));
    QCOMPARE(rings.count(), 1);
}

void TestTerminalDisplay::ringsNotWithoutEnd()
{
    QSignalSpy rings(m_view, &TerminalView::bell);
    m_view->feed(QByteArray("\a").repeated(1000));
    QCOMPARE(rings.count(), 1);
    QTRY_VERIFY((m_view->feed("\a"), rings.count() > 1));
}

void TestTerminalDisplay::tellsItsSize()
{
    QSignalSpy sizes(m_view, &TerminalView::resized);
    const QSize cell = cellSize().toSize();
    m_window->resize(m_window->width() + 10 * cell.width(), m_window->height() - 4 * cell.height());
    QTRY_COMPARE(sizes.count(), 1);
    QCOMPARE(sizes.first().at(0).toInt(), 90);
    QCOMPARE(sizes.first().at(1).toInt(), 20);
    QCOMPARE(m_view->columns(), 90);
}

void TestTerminalDisplay::followsAnotherSize()
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

void TestTerminalDisplay::paintsWhatWasFed()
{
    m_view->feed("\x1b[?25l\x1b[48;2;10;20;30m  \x1b[m\x1b[38;2;200;10;10m█\x1b[m");
    QTRY_VERIFY(m_frames->isIdle());
    const QImage image = shown();
    const int pixels = cellRect(0, 0).width() * cellRect(0, 0).height();
    QCOMPARE(colourCount(image, cellRect(1, 0), qRgb(10, 20, 30)), pixels);
    QCOMPARE(colourCount(image, cellRect(2, 0), qRgb(200, 10, 10)), pixels);
}

void TestTerminalDisplay::paintsDirtyRowsOnly()
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

void TestTerminalDisplay::paintsNothingWhenIdle()
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

void TestTerminalDisplay::paintsNothingWhenHidden()
{
    QTRY_VERIFY(m_frames->isIdle());
    m_window->hide();
    m_view->feed("text\x1b[2;1H\x1b[48;2;9;8;7m  ");
    QVERIFY(m_frames->isIdle());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QVERIFY(colourCount(shown(), cellRect(1, 1), qRgb(9, 8, 7)) > 0);
}

void TestTerminalDisplay::followsLightAndDark()
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

void TestTerminalDisplay::showsTheCursorInItsShape()
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

void TestTerminalDisplay::paintsWideCharactersOverTwoColumns()
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

void TestTerminalDisplay::usesTheFontThatWasChosen()
{
    Terminal::TerminalSettings settings;
    settings.fontSize = 20;
    m_view->setSettings(settings);
    QCOMPARE(m_view->font().pointSizeF(), 20.0);
    QVERIFY(m_view->columns() < 80);
    m_view->zoomIn();
    QCOMPARE(m_view->font().pointSizeF(), 21.0);
    m_view->resetZoom();
    QCOMPARE(m_view->font().pointSizeF(), 20.0);
}

void TestTerminalDisplay::usesTheColoursThatWereChosen()
{
    Terminal::TerminalSettings settings;
    settings.ground = Terminal::TerminalSettings::Ground::Light;
    m_view->setSettings(settings);
    QVERIFY(qGray(shown().pixel(cellRect(40, 12).center())) > 200);
    settings.ground = Terminal::TerminalSettings::Ground::Dark;
    for (const QString &scheme : Terminal::ColourScheme::names()) {
        settings.scheme = scheme;
        m_view->setSettings(settings);
        QVERIFY(qGray(shown().pixel(cellRect(40, 12).center())) < 60);
    }
}

void TestTerminalDisplay::keepsAsManyLinesAsWereChosen()
{
    QCOMPARE(m_view->screen().scrollbackLimit(), 10000);
    m_view->feed(QByteArray("line\r\n").repeated(500));
    Terminal::TerminalSettings settings;
    settings.scrollback = 100;
    m_view->setSettings(settings);
    QTRY_COMPARE(m_view->verticalScrollBar()->maximum(), 100);
}

void TestTerminalDisplay::clearsAndResets()
{
    m_view->feed(QByteArray("line\r\n").repeated(100) + "\x1b[?1h\x1b[31mlast");
    m_view->clearScrollback();
    QTRY_COMPARE(m_view->verticalScrollBar()->maximum(), 0);
    QCOMPARE(m_view->screen().text(23), u"last");
    m_view->resetTerminal();
    QCOMPARE(m_view->screen().text(23), QString());
    QVERIFY(!m_view->screen().modes().applicationCursor);
}

void TestTerminalDisplay::flashesAtABell()
{
    settle();
    const QImage before = shown();
    m_view->feed("\a");
    QVERIFY(shown() != before);
    QTRY_COMPARE(shown(), before);
    Terminal::TerminalSettings settings;
    settings.flashes = false;
    m_view->setSettings(settings);
    QSignalSpy rings(m_view, &TerminalView::bell);
    QTRY_VERIFY((m_view->feed("\a"), rings.count() > 0));
    QCOMPARE(shown(), before);
}

void TestTerminalDisplay::blinksWhereAPersonWantsIt()
{
    Terminal::TerminalSettings settings;
    settings.blinks = true;
    m_view->setSettings(settings);
    m_view->feed("\x1b[1 q");
    const QRgb ground = shown().pixel(cellRect(40, 12).center());
    QTRY_COMPARE(shown().pixel(cellRect(0, 0).center()), ground);
    QTRY_VERIFY(shown().pixel(cellRect(0, 0).center()) != ground);
}

void TestTerminalDisplay::underlinesInItsOwnColour()
{
    m_view->feed("\x1b[?25l\x1b[4;58;2;1;200;3m \x1b[59m ");
    const QImage image = shown();
    QVERIFY(colourCount(image, cellRect(0, 0), qRgb(1, 200, 3)) > 0);
    QCOMPARE(colourCount(image, cellRect(1, 0), qRgb(1, 200, 3)), 0);
}

void TestTerminalDisplay::isReadableByAScreenReader()
{
    m_view->feed("login: root\r\n$ ls");
    settle();
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(m_view);
    QVERIFY(interface);
    QCOMPARE(interface->role(), QAccessible::Terminal);
    QAccessibleTextInterface *text = interface->textInterface();
    QVERIFY(text);
    QCOMPARE(text->text(0, text->characterCount()).trimmed(), u"login: root\n$ ls"_s);
    QCOMPARE(text->cursorPosition(), 16);
    int start = 0;
    int end = 0;
    QCOMPARE(text->textAtOffset(8, QAccessible::WordBoundary, &start, &end), u"root"_s);
    const QRect rect = text->characterRect(12);
    QCOMPARE(m_view->viewport()->mapFromGlobal(rect.topLeft()), cellRect(0, 1).topLeft());
    QCOMPARE(text->offsetAtPoint(rect.center()), 12);
}

void TestTerminalDisplay::tellsAScreenReaderWhatChanged()
{
    Terminal::AccessibleText reader;
    m_view->feed("first");
    QCOMPARE(reader.takeChange(*m_view).inserted.trimmed(), u"first"_s);
    m_view->feed(" second");
    const Terminal::TextChange change = reader.takeChange(*m_view);
    QCOMPARE(change.from, 5);
    QCOMPARE(change.inserted.trimmed(), u"second"_s);
    QVERIFY(reader.takeChange(*m_view).isNone());
}

QTEST_MAIN(TestTerminalDisplay)
#include "tst_terminaldisplay.moc"
