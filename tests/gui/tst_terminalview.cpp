// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/paste.h"
#include "tests/gui/terminalwindow.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QShortcut>
#include <QTest>
#include <QVBoxLayout>

using namespace Guestwire;
using namespace Qt::StringLiterals;

class TestTerminalView : public QObject, protected TerminalWindow
{
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }

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
    void scrollsBackByWheelAndKeys();
    void typingScrollsToTheEnd();
    void wheelSendsKeysOnTheAlternateScreen();
    void reportsTheMouse();
    void shiftTakesTheMouseBack();
    void answersOnlyWhenItMay();
    void zooms();
    void pastesLargeTextsInPieces();
    void cancelsAPaste();
    void stopsPastingWhenItMayTypeNoMore();
    void typesTheClipboardWithoutBrackets();
    void typesItsSizeOnRequest();
    void opensALinkOnControlClick_data();
    void opensALinkOnControlClick();
    void asksForAMenuUnlessTheGuestHasTheMouse();
};

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

void TestTerminalView::pastesLargeTextsInPieces()
{
    QSignalSpy progress(&m_view->pasting(), &Terminal::PacedPaste::progressed);
    Terminal::TerminalSettings settings;
    settings.pasteSpeed = 100000;
    m_view->setSettings(settings);
    const QString text = u"0123456789"_s.repeated(2000);
    m_view->pasteText(text);
    QVERIFY(typed().size() < text.size());
    QTRY_COMPARE(typed().size(), text.size());
    QCOMPARE(typed(), text.toLatin1());
    QVERIFY(m_typed->count() > 3);
    QVERIFY(progress.count() > 3);
    QCOMPARE(progress.last().at(1).toLongLong(), 0);
}

void TestTerminalView::cancelsAPaste()
{
    m_view->feed("\x1b[?2004h");
    m_view->pasteText(u"x"_s.repeated(100000));
    QVERIFY(m_view->pasting().isActive());
    m_view->pasting().cancel();
    QVERIFY(!m_view->pasting().isActive());
    QVERIFY(typed().size() < 2000);
    QVERIFY(typed().endsWith(Terminal::pasteEnd));
}

void TestTerminalView::stopsPastingWhenItMayTypeNoMore()
{
    m_view->pasteText(u"x"_s.repeated(100000));
    m_view->setReadOnly(true);
    QVERIFY(!m_view->pasting().isActive());
}

void TestTerminalView::typesTheClipboardWithoutBrackets()
{
    m_view->feed("\x1b[?2004h");
    QGuiApplication::clipboard()->setText(u"pass word\u0003"_s);
    m_view->typeClipboard();
    QCOMPARE(typed(), QByteArray("pass word"));
}

void TestTerminalView::typesItsSizeOnRequest()
{
    m_view->typeSize();
    QCOMPARE(typed(), QByteArray("stty rows 24 cols 80\r"));
}

void TestTerminalView::opensALinkOnControlClick_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("address");
    QTest::newRow("written") << QByteArray("(see https://a.example/x_(1).)")
                             << u"https://a.example/x_(1)"_s;
    QTest::newRow("named") << QByteArray(
        "the \x1b]8;;http://b.example/?q=1\x1b\\manual\x1b]8;;\x1b\\")
                           << u"http://b.example/?q=1"_s;
    QTest::newRow("wrapped") << QByteArray("\r https://c.example/" + QByteArray("y").repeated(90))
                             << u"https://c.example/"_s + u"y"_s.repeated(90);
    QTest::newRow("no web address") << QByteArray("    file:///etc/passwd") << QString();
    QTest::newRow("named, no web address")
        << QByteArray("the \x1b]8;;javascript:alert(1)\x1b\\manual\x1b]8;;\x1b\\") << QString();
    QTest::newRow("looks like another host")
        << QByteArray("    https://\u0430.example/") << u"https://xn--80a.example/"_s;
}

void TestTerminalView::opensALinkOnControlClick()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, address);
    QSignalSpy links(m_view, &TerminalView::linkActivated);
    m_view->feed(text);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, cell(6, 0));
    QCOMPARE(links.count(), 0);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ControlModifier, cell(6, 0));
    QCOMPARE(links.count(), address.isEmpty() ? 0 : 1);
    if (!address.isEmpty())
        QCOMPARE(Terminal::shownInFull(links.first().first().toUrl()), address);
}

void TestTerminalView::asksForAMenuUnlessTheGuestHasTheMouse()
{
    QSignalSpy menus(m_view, &TerminalView::menuWanted);
    const auto ask = [this](Qt::KeyboardModifiers modifiers) {
        const QPoint point = cell(3, 3);
        QContextMenuEvent event(QContextMenuEvent::Mouse, point,
                                m_view->viewport()->mapToGlobal(point), modifiers);
        QApplication::sendEvent(m_view->viewport(), &event);
    };
    ask(Qt::NoModifier);
    QCOMPARE(menus.count(), 1);
    m_view->feed("\x1b[?1000h");
    ask(Qt::NoModifier);
    QCOMPARE(menus.count(), 1);
    ask(Qt::ShiftModifier);
    QCOMPARE(menus.count(), 2);
}

QTEST_MAIN(TestTerminalView)
#include "tst_terminalview.moc"
