// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/terminalwindow.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QShortcut>
#include <QTest>
#include <QVBoxLayout>

using namespace Guestwire;
using namespace Qt::StringLiterals;

class TestTerminalSelection : public QObject, protected TerminalWindow
{
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void selectsByDragging();
    void selectsWordsAndLines();
    void selectsABlock();
    void copiesAWrappedLineAsOne();
    void keepsTheSelectionWhileOutputScrolls();
    void showsTheSelection();
    void selectsAWordThatIsWrapped();
    void findsText();
    void findsInWhatWasNotPaintedYet();
    void findsByCaseAndPattern_data();
    void findsByCaseAndPattern();
    void refusesWhatIsNoPattern();
    void findsInWhatComesLater();
    void showsWhatWasFound();
    void boundsWhatItFinds();
};

void TestTerminalSelection::selectsByDragging()
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

void TestTerminalSelection::selectsWordsAndLines()
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

void TestTerminalSelection::selectsABlock()
{
    m_view->feed("abcdef\r\nghijkl\r\nmnopqr");
    drag(cell(1, 0), cell(3, 2), Qt::AltModifier);
    QCOMPARE(m_view->selectedText(), QStringLiteral("bc\nhi\nno"));
}

void TestTerminalSelection::copiesAWrappedLineAsOne()
{
    const QByteArray line = QByteArray("0123456789").repeated(10);
    m_view->feed(line + "\r\nnext");
    m_view->selectAll();
    QVERIFY(m_view->selectedText().startsWith(QString::fromLatin1(line) + u"\nnext"));
}

void TestTerminalSelection::keepsTheSelectionWhileOutputScrolls()
{
    m_view->feed("selected text");
    drag(cell(0, 0), cell(8, 0));
    for (int i = 0; i < 100; ++i)
        m_view->feed("\r\nmore");
    QTRY_VERIFY(m_frames->isIdle());
    QCOMPARE(m_view->selectedText(), QStringLiteral("selected"));
}

void TestTerminalSelection::showsTheSelection()
{
    m_view->feed("\x1b[?25l" + QByteArray("selected"));
    const QRgb highlight = m_view->palette().color(QPalette::Highlight).rgb();
    QCOMPARE(colourCount(shown(), cellRect(2, 0), highlight), 0);
    drag(cell(0, 0), cell(4, 0));
    const QImage image = shown();
    QVERIFY(colourCount(image, cellRect(2, 0), highlight) > 0);
    QCOMPARE(colourCount(image, cellRect(5, 0), highlight), 0);
}

void TestTerminalSelection::selectsAWordThatIsWrapped()
{
    m_view->feed(QByteArray(" ").repeated(75) + "abcdefghij klm");
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, cell(77, 0));
    QCOMPARE(m_view->selectedText(), u"abcdefghij"_s);
}

void TestTerminalSelection::findsText()
{
    m_view->feed("needle one\r\n");
    m_view->feed(QByteArray("hay\r\n").repeated(100) + "Needle two");
    settle();
    QVERIFY(m_view->search(u"needle"_s));
    QCOMPARE(m_view->searched().count(), size_t(2));
    QVERIFY(m_view->showMatch(true));
    QCOMPARE(m_view->selectedText(), u"Needle"_s);
    QCOMPARE(m_view->currentMatch(), 1);
    QCOMPARE(m_view->verticalScrollBar()->value(), m_view->verticalScrollBar()->maximum());
    QVERIFY(m_view->showMatch(true));
    QCOMPARE(m_view->selectedText(), u"needle"_s);
    QCOMPARE(m_view->verticalScrollBar()->value(), 0);
    QVERIFY(m_view->showMatch(true)); // and round
    QCOMPARE(m_view->currentMatch(), 1);
    QVERIFY(m_view->search(u"no such text"_s));
    QVERIFY(!m_view->showMatch(false));
}

void TestTerminalSelection::findsInWhatWasNotPaintedYet()
{
    QVERIFY(m_view->search(u"needle"_s));
    settle();
    for (int i = 0; i < 5; ++i) {
        m_view->feed("a needle\r\n" + QByteArray("hay\r\n").repeated(200));
        QVERIFY(m_view->showMatch(true));
        QCOMPARE(m_view->selectedText(), u"needle"_s);
        QVERIFY(m_view->verticalScrollBar()->value() < m_view->verticalScrollBar()->maximum());
    }
    QCOMPARE(m_view->searched().count(), size_t(5));
}

void TestTerminalSelection::findsByCaseAndPattern_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("matchCase");
    QTest::addColumn<bool>("isPattern");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("any case") << u"ERROR"_s << false << false
                              << QStringList {u"error"_s, u"Error"_s};
    QTest::newRow("this case") << u"Error"_s << true << false << QStringList {u"Error"_s};
    QTest::newRow("pattern") << u"e\\w+r \\d+"_s << false << true
                             << QStringList {u"error 12"_s, u"Error 3"_s};
    QTest::newRow("no pattern") << u"\\d+"_s << false << false << QStringList();
    QTest::newRow("matches nothing at every place") << u"x*"_s << false << true << QStringList();
    QTest::newRow("wide characters") << u"中文"_s << false << false << QStringList {u"中文"_s};
    QTest::newRow("over a wrap") << u"yz"_s << false << false << QStringList {u"yz"_s};
}

void TestTerminalSelection::findsByCaseAndPattern()
{
    QFETCH(const QString, text);
    QFETCH(const bool, matchCase);
    QFETCH(const bool, isPattern);
    QFETCH(const QStringList, found);
    m_view->feed("error 12\r\nan Error 3\r\nthe 中文\r\n" + QByteArray(" ").repeated(79) + "yz");
    QVERIFY(m_view->search(text, {matchCase, isPattern}));
    QStringList all;
    for (size_t i = 0; i < m_view->searched().count(); ++i) {
        m_view->select(m_view->searched().at(i));
        all += m_view->selectedText();
    }
    QCOMPARE(all, found);
}

void TestTerminalSelection::refusesWhatIsNoPattern()
{
    QVERIFY(!m_view->search(u"a(b"_s, {false, true}));
    QVERIFY(!m_view->searched().error().isEmpty());
    QVERIFY(!m_view->showMatch(false));
}

void TestTerminalSelection::findsInWhatComesLater()
{
    QSignalSpy changes(m_view, &TerminalView::searchChanged);
    QVERIFY(m_view->search(u"needle"_s));
    m_view->feed("needle\r\n" + QByteArray("hay\r\n").repeated(5000) + "needle");
    QTRY_COMPARE(m_view->searched().count(), size_t(2));
    QVERIFY(changes.count() > 0);
    QVERIFY(m_view->showMatch(true));
    m_view->clearScrollback();
    QTRY_COMPARE(m_view->searched().count(), size_t(1));
}

void TestTerminalSelection::showsWhatWasFound()
{
    m_view->feed("\x1b[?25l-- needle --");
    const QImage before = shown();
    m_view->search(u"needle"_s);
    const QImage after = shown();
    QCOMPARE(after.copy(cellRect(0, 0)), before.copy(cellRect(0, 0)));
    QVERIFY(after.pixel(cellRect(3, 0).topLeft()) != before.pixel(cellRect(3, 0).topLeft()));
    m_view->search({});
    QCOMPARE(shown(), before);
}

void TestTerminalSelection::boundsWhatItFinds()
{
    m_view->feed(QByteArray("x").repeated(20000));
    m_view->search(u"x"_s);
    QVERIFY(m_view->searched().isFull());
    QCOMPARE(m_view->searched().count(), Terminal::TextSearch::maxMatches);
}

QTEST_MAIN(TestTerminalSelection)
#include "tst_terminalselection.moc"
