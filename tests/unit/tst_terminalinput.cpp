// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/keys.h"
#include "core/terminal/mouse.h"
#include "core/terminal/paste.h"

#include <QTest>

using namespace Guestwire::Terminal;

namespace {

constexpr Modifiers none {};
constexpr Modifiers shift {true, false, false};
constexpr Modifiers alt {false, true, false};
constexpr Modifiers control {false, false, true};

} // namespace

class TestTerminalInput : public QObject
{
    Q_OBJECT

private slots:
    void keys_data();
    void keys();
    void applicationKeys();
    void modifiedFunctionKeys();
    void otherKeys_data();
    void otherKeys();
    void keysOfAVt52();
    void text_data();
    void text();
    void focus();
    void mouseByTracking_data();
    void mouseByTracking();
    void mouseByEncoding_data();
    void mouseByEncoding();
    void paste_data();
    void paste();
    void nothingEndsABracketedPaste();
};

void TestTerminalInput::keys_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("withAlt");
    const auto row = [](const char *name, Key key, const QByteArray &plain, const QByteArray &alt) {
        QTest::newRow(name) << static_cast<int>(key) << plain << alt;
    };
    row("enter", Key::Enter, "\r", "\x1b\r");
    row("tab", Key::Tab, "\t", "\x1b\t");
    row("backspace", Key::Backspace, "\x7f", "\x1b\x7f");
    row("escape", Key::Escape, "\x1b", "\x1b\x1b");
    row("up", Key::Up, "\x1b[A", "\x1b[1;3A");
    row("down", Key::Down, "\x1b[B", "\x1b[1;3B");
    row("right", Key::Right, "\x1b[C", "\x1b[1;3C");
    row("left", Key::Left, "\x1b[D", "\x1b[1;3D");
    row("home", Key::Home, "\x1b[H", "\x1b[1;3H");
    row("end", Key::End, "\x1b[F", "\x1b[1;3F");
    row("insert", Key::Insert, "\x1b[2~", "\x1b[2;3~");
    row("delete", Key::Delete, "\x1b[3~", "\x1b[3;3~");
    row("page up", Key::PageUp, "\x1b[5~", "\x1b[5;3~");
    row("page down", Key::PageDown, "\x1b[6~", "\x1b[6;3~");
    row("F1", Key::F1, "\x1bOP", "\x1b[1;3P");
    row("F4", Key::F4, "\x1bOS", "\x1b[1;3S");
    row("F5", Key::F5, "\x1b[15~", "\x1b[15;3~");
    row("F6", Key::F6, "\x1b[17~", "\x1b[17;3~");
    row("F10", Key::F10, "\x1b[21~", "\x1b[21;3~");
    row("F11", Key::F11, "\x1b[23~", "\x1b[23;3~");
    row("F12", Key::F12, "\x1b[24~", "\x1b[24;3~");
    row("F13", Key::F13, "\x1b[25~", "\x1b[25;3~");
    row("F20", Key::F20, "\x1b[34~", "\x1b[34;3~");
    row("keypad enter", Key::KeypadEnter, "\r", "\x1b\r");
    row("keypad add", Key::KeypadAdd, "+", "\x1b+");
}

void TestTerminalInput::keys()
{
    QFETCH(const int, key);
    QFETCH(const QByteArray, plain);
    QFETCH(const QByteArray, withAlt);
    QCOMPARE(keyBytes(static_cast<Key>(key), none, {}), plain);
    QCOMPARE(keyBytes(static_cast<Key>(key), alt, {}), withAlt);
}

void TestTerminalInput::applicationKeys()
{
    Modes modes;
    modes.applicationCursor = true;
    QCOMPARE(keyBytes(Key::Up, none, modes), QByteArray("\x1bOA"));
    QCOMPARE(keyBytes(Key::Home, none, modes), QByteArray("\x1bOH"));
    QCOMPARE(keyBytes(Key::Up, control, modes), QByteArray("\x1b[1;5A"));
    QCOMPARE(keyBytes(Key::KeypadEnter, none, modes), QByteArray("\r"));
    modes.applicationKeypad = true;
    QCOMPARE(keyBytes(Key::KeypadEnter, none, modes), QByteArray("\x1bOM"));
    QCOMPARE(keyBytes(Key::KeypadMultiply, none, modes), QByteArray("\x1bOj"));
    modes.newLine = true;
    QCOMPARE(keyBytes(Key::Enter, none, modes), QByteArray("\r\n"));
}

void TestTerminalInput::modifiedFunctionKeys()
{
    QCOMPARE(keyBytes(Key::Tab, shift, {}), QByteArray("\x1b[Z"));
    QCOMPARE(keyBytes(Key::Backspace, control, {}), QByteArray("\b"));
    QCOMPARE(keyBytes(Key::F5, shift, {}), QByteArray("\x1b[15;2~"));
    QCOMPARE(keyBytes(Key::F1, {true, true, true}, {}), QByteArray("\x1b[1;8P"));
    QCOMPARE(keyBytes(Key::Delete, {true, false, true}, {}), QByteArray("\x1b[3;6~"));
}

void TestTerminalInput::otherKeys_data()
{
    QTest::addColumn<int>("level");
    QTest::addColumn<QByteArray>("controlA");
    QTest::addColumn<QByteArray>("controlSemicolon");
    QTest::addColumn<QByteArray>("altX");
    QTest::addColumn<QByteArray>("controlEnter");
    QTest::newRow("off") << 0 << QByteArray("\x01") << QByteArray(";") << QByteArray("\x1bx")
                         << QByteArray("\r");
    QTest::newRow("those without a code") << 1 << QByteArray("\x01") << QByteArray("\x1b[27;5;59~")
                                          << QByteArray("\x1bx") << QByteArray("\x1b[27;5;13~");
    QTest::newRow("all") << 2 << QByteArray("\x1b[27;5;97~") << QByteArray("\x1b[27;5;59~")
                         << QByteArray("\x1b[27;3;120~") << QByteArray("\x1b[27;5;13~");
}

void TestTerminalInput::otherKeys()
{
    QFETCH(const int, level);
    Modes modes;
    modes.modifyOtherKeys = level;
    QTEST(textBytes(QStringLiteral("a"), control, modes), "controlA");
    QTEST(textBytes(QStringLiteral(";"), control, modes), "controlSemicolon");
    QTEST(textBytes(QStringLiteral("x"), alt, modes), "altX");
    QTEST(keyBytes(Key::Enter, control, modes), "controlEnter");
    QCOMPARE(textBytes(QStringLiteral("A"), shift, modes), QByteArray("A"));
    QCOMPARE(keyBytes(Key::Tab, shift, modes), QByteArray("\x1b[Z"));
    QCOMPARE(keyBytes(Key::Enter, none, modes), QByteArray("\r"));
}

void TestTerminalInput::keysOfAVt52()
{
    Modes modes;
    modes.vt52 = true;
    QCOMPARE(keyBytes(Key::Up, none, modes),
             QByteArray("\x1b"
                        "A"));
    QCOMPARE(keyBytes(Key::F1, none, modes), QByteArray("\x1bP"));
    QCOMPARE(keyBytes(Key::Enter, none, modes), QByteArray("\r"));
}

void TestTerminalInput::text_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("withControl");
    QTest::newRow("small letter") << QStringLiteral("c") << QByteArray("c") << QByteArray("\x03");
    QTest::newRow("capital letter") << QStringLiteral("C") << QByteArray("C") << QByteArray("\x03");
    QTest::newRow("space") << QStringLiteral(" ") << QByteArray(" ") << QByteArray(1, '\0');
    QTest::newRow("at") << QStringLiteral("@") << QByteArray("@") << QByteArray(1, '\0');
    QTest::newRow("bracket") << QStringLiteral("[") << QByteArray("[") << QByteArray("\x1b");
    QTest::newRow("backslash") << QStringLiteral("\\") << QByteArray("\\") << QByteArray("\x1c");
    QTest::newRow("underscore") << QStringLiteral("_") << QByteArray("_") << QByteArray("\x1f");
    QTest::newRow("slash") << QStringLiteral("/") << QByteArray("/") << QByteArray("\x1f");
    QTest::newRow("question mark") << QStringLiteral("?") << QByteArray("?") << QByteArray("\x7f");
    QTest::newRow("six") << QStringLiteral("6") << QByteArray("6") << QByteArray("\x1e");
    QTest::newRow("umlaut") << QStringLiteral("ä") << QByteArray("ä") << QByteArray("ä");
    QTest::newRow("emoji") << QStringLiteral("😀") << QByteArray("😀") << QByteArray("😀");
}

void TestTerminalInput::text()
{
    QFETCH(const QString, typed);
    QFETCH(const QByteArray, plain);
    QFETCH(const QByteArray, withControl);
    QCOMPARE(textBytes(typed, none), plain);
    QCOMPARE(textBytes(typed, control), withControl);
    QCOMPARE(textBytes(typed, alt), QByteArray("\x1b" + plain));
}

void TestTerminalInput::focus()
{
    Modes modes;
    QCOMPARE(focusBytes(true, modes), QByteArray());
    modes.focusReports = true;
    QCOMPARE(focusBytes(true, modes), QByteArray("\x1b[I"));
    QCOMPARE(focusBytes(false, modes), QByteArray("\x1b[O"));
}

void TestTerminalInput::mouseByTracking_data()
{
    QTest::addColumn<int>("tracking");
    QTest::addColumn<QByteArray>("sent"); // press, release, drag, move, wheel: what is told of
    const auto row = [](const char *name, MouseTracking tracking, const char *sent) {
        QTest::newRow(name) << static_cast<int>(tracking) << QByteArray(sent);
    };
    row("off", MouseTracking::Off, "");
    row("X10", MouseTracking::X10, "press ");
    row("normal", MouseTracking::Normal, "press release wheel ");
    row("button", MouseTracking::Button, "press release drag wheel ");
    row("any", MouseTracking::Any, "press release drag move wheel ");
}

void TestTerminalInput::mouseByTracking()
{
    QFETCH(const int, tracking);
    QFETCH(const QByteArray, sent);
    Modes modes;
    modes.mouse = static_cast<MouseTracking>(tracking);
    QByteArray told;
    const auto tell = [&](const char *name, MouseButton button, MouseAction action) {
        if (!mouseBytes({1, 2, button, action, {}}, modes).isEmpty())
            told += QByteArray(name) + ' ';
    };
    tell("press", MouseButton::Left, MouseAction::Press);
    tell("release", MouseButton::Left, MouseAction::Release);
    tell("drag", MouseButton::Left, MouseAction::Move);
    tell("move", MouseButton::None, MouseAction::Move);
    tell("wheel", MouseButton::WheelUp, MouseAction::Press);
    QCOMPARE(told, sent);
}

void TestTerminalInput::mouseByEncoding_data()
{
    QTest::addColumn<int>("encoding");
    QTest::addColumn<QByteArray>("press"); // of the right button with Control, row 1, column 2
    QTest::addColumn<QByteArray>("release");
    QTest::addColumn<QByteArray>("drag");
    QTest::addColumn<QByteArray>("wheelDown"); // in column 300
    const auto row = [](const char *name, MouseEncoding encoding) -> QTestData & {
        return QTest::newRow(name) << static_cast<int>(encoding);
    };
    row("legacy", MouseEncoding::Legacy) << QByteArray("\x1b[M2#\"") << QByteArray("\x1b[M3#\"")
                                         << QByteArray("\x1b[MR#\"") << QByteArray();
    row("UTF-8", MouseEncoding::Utf8) << QByteArray("\x1b[M2#\"") << QByteArray("\x1b[M3#\"")
                                      << QByteArray("\x1b[MR#\"") << QByteArray("\x1b[Ma\u014d\"");
    row("urxvt", MouseEncoding::Urxvt)
        << QByteArray("\x1b[50;3;2M") << QByteArray("\x1b[51;3;2M") << QByteArray("\x1b[82;3;2M")
        << QByteArray("\x1b[97;301;2M");
    row("SGR", MouseEncoding::Sgr) << QByteArray("\x1b[<18;3;2M") << QByteArray("\x1b[<18;3;2m")
                                   << QByteArray("\x1b[<50;3;2M") << QByteArray("\x1b[<65;301;2M");
}

void TestTerminalInput::mouseByEncoding()
{
    QFETCH(const int, encoding);
    QFETCH(const QByteArray, press);
    QFETCH(const QByteArray, release);
    QFETCH(const QByteArray, drag);
    QFETCH(const QByteArray, wheelDown);
    Modes modes;
    modes.mouse = MouseTracking::Any;
    modes.mouseEncoding = static_cast<MouseEncoding>(encoding);
    const MouseButton right = MouseButton::Right;
    QCOMPARE(mouseBytes({1, 2, right, MouseAction::Press, control}, modes), press);
    QCOMPARE(mouseBytes({1, 2, right, MouseAction::Release, control}, modes), release);
    QCOMPARE(mouseBytes({1, 2, right, MouseAction::Move, control}, modes), drag);
    QCOMPARE(mouseBytes({1, 300, MouseButton::WheelDown, MouseAction::Press, none}, modes),
             wheelDown);
}

void TestTerminalInput::paste_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("plain") << QStringLiteral("äb") << QByteArray("äb");
    QTest::newRow("lines") << QStringLiteral("a\nb\r\nc\rd") << QByteArray("a\rb\rc\rd");
    QTest::newRow("tabs") << QStringLiteral("a\tb") << QByteArray("a\tb");
    QTest::newRow("control characters")
        << QStringLiteral("a\u0000\u0003\u0004b\u007f\u0090c") << QByteArray("abc");
    QTest::newRow("escape sequence") << QStringLiteral("a\u001b[31mb") << QByteArray("a[31mb");
    QTest::newRow("end of a paste") << QStringLiteral("a\u001b[201~b") << QByteArray("ab");
    QTest::newRow("eight-bit end") << QStringLiteral("a\u009b201~b") << QByteArray("ab");
    QTest::newRow("nothing") << QString() << QByteArray();
}

void TestTerminalInput::paste()
{
    QFETCH(const QString, text);
    QFETCH(const QByteArray, bytes);
    QCOMPARE(pasteBytes(text), bytes);
}

void TestTerminalInput::nothingEndsABracketedPaste()
{
    const QString nested = QStringLiteral("\u001b\u001b[201~[201~\u001b[20\u001b[201~1~ls\n");
    QVERIFY(!pasteBytes(nested).contains('\x1b'));
    QVERIFY(!pasteBytes(nested).contains("\xc2\x9b"));
}

QTEST_GUILESS_MAIN(TestTerminalInput)
#include "tst_terminalinput.moc"
