// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/keys.h"

#include <array>

namespace Guestwire::Terminal {
namespace {

// xterm's modifier parameter; 1 is none.
int modifierParameter(Modifiers modifiers)
{
    return 1 + (modifiers.shift ? 1 : 0) + (modifiers.alt ? 2 : 0) + (modifiers.control ? 4 : 0);
}

// Cursor keys, Home and End, and F1 to F4: one letter; SS3 in application mode.
QByteArray letterKey(char letter, Modifiers modifiers, bool application)
{
    const int parameter = modifierParameter(modifiers);
    if (parameter > 1)
        return "\x1b[1;" + QByteArray::number(parameter) + letter;
    return QByteArray(application ? "\x1bO" : "\x1b[") + letter;
}

QByteArray numberKey(int number, Modifiers modifiers)
{
    const int parameter = modifierParameter(modifiers);
    QByteArray bytes = "\x1b[" + QByteArray::number(number);
    if (parameter > 1)
        bytes += ';' + QByteArray::number(parameter);
    return bytes + '~';
}

QByteArray functionKey(int number, Modifiers modifiers)
{
    if (number <= 4)
        return letterKey(static_cast<char>('P' + number - 1), modifiers, true);
    static constexpr std::array codes {15, 17, 18, 19, 20, 21, 23, 24,
                                       25, 26, 28, 29, 31, 32, 33, 34};
    return numberKey(codes.at(static_cast<size_t>(number - 5)), modifiers);
}

QByteArray withAlt(const QByteArray &bytes, Modifiers modifiers)
{
    return modifiers.alt ? QByteArray("\x1b" + bytes) : bytes;
}

// SS3 and a letter in application mode, else the character itself.
QByteArray keypadKey(char letter, char plain, Modifiers modifiers, const Modes &modes)
{
    if (modes.applicationKeypad)
        return QByteArray("\x1bO") + letter;
    return withAlt(QByteArray(1, plain), modifiers);
}

QByteArray enterBytes(Modifiers modifiers, const Modes &modes)
{
    return withAlt(modes.newLine ? "\r\n" : "\r", modifiers);
}

char32_t controlCharacter(char32_t character)
{
    if (character >= 'a' && character <= 'z')
        return character - 'a' + 1;
    if (character >= '@' && character <= '_')
        return character - '@';
    switch (character) {
    case ' ':
    case '2':
        return 0;
    case '3':
        return 0x1b;
    case '4':
        return 0x1c;
    case '5':
        return 0x1d;
    case '6':
        return 0x1e;
    case '7':
    case '/':
        return 0x1f;
    case '8':
    case '?':
        return 0x7f;
    default:
        return character;
    }
}

// What xterm sends for keys with modifiers that have no sequence of their own.
QByteArray otherKey(char32_t code, Modifiers modifiers)
{
    return "\x1b[27;" + QByteArray::number(modifierParameter(modifiers)) + ';'
        + QByteArray::number(code) + '~';
}

// Level 1 leaves alone what has a code of long standing.
bool isOtherKey(Key key, Modifiers modifiers, const Modes &modes)
{
    if (modes.modifyOtherKeys == 0 || modifierParameter(modifiers) == 1)
        return false;
    const bool onlyAlt = !modifiers.shift && !modifiers.control;
    const bool shiftTab = key == Key::Tab && !modifiers.control && !modifiers.alt;
    const bool known = onlyAlt || shiftTab || key == Key::Backspace || key == Key::Escape;
    return modes.modifyOtherKeys > 1 ? !shiftTab : !known;
}

bool isOtherText(char16_t character, Modifiers modifiers, const Modes &modes)
{
    if (modes.modifyOtherKeys > 1)
        return modifiers.control || modifiers.alt;
    return modes.modifyOtherKeys == 1 && modifiers.control
        && controlCharacter(character) == character;
}

// Of a VT52; it knows no modifiers.
QByteArray vt52Key(Key key)
{
    static constexpr struct
    {
        Key key;
        char letter;
    } letters[] = {
        {Key::Up, 'A'}, {Key::Down, 'B'}, {Key::Right, 'C'}, {Key::Left, 'D'},
        {Key::F1, 'P'}, {Key::F2, 'Q'},   {Key::F3, 'R'},    {Key::F4, 'S'},
    };
    for (const auto &entry : letters) {
        if (entry.key == key)
            return QByteArray("\x1b") + entry.letter;
    }
    return {};
}

} // namespace

QByteArray keyBytes(Key key, Modifiers modifiers, const Modes &modes)
{
    const bool application = modes.applicationCursor;
    if (modes.vt52) {
        if (const QByteArray bytes = vt52Key(key); !bytes.isEmpty())
            return bytes;
    }
    const bool other = isOtherKey(key, modifiers, modes);
    switch (key) {
    case Key::Enter:
        return other ? otherKey('\r', modifiers) : enterBytes(modifiers, modes);
    case Key::Tab:
        if (other)
            return otherKey('\t', modifiers);
        return modifiers.shift ? QByteArray("\x1b[Z") : withAlt("\t", modifiers);
    case Key::Backspace:
        if (other)
            return otherKey(0x7f, modifiers);
        return withAlt(modifiers.control ? "\b" : "\x7f", modifiers);
    case Key::Escape:
        if (other)
            return otherKey(0x1b, modifiers);
        return withAlt("\x1b", modifiers);
    case Key::Up:
        return letterKey('A', modifiers, application);
    case Key::Down:
        return letterKey('B', modifiers, application);
    case Key::Right:
        return letterKey('C', modifiers, application);
    case Key::Left:
        return letterKey('D', modifiers, application);
    case Key::Home:
        return letterKey('H', modifiers, application);
    case Key::End:
        return letterKey('F', modifiers, application);
    case Key::Insert:
        return numberKey(2, modifiers);
    case Key::Delete:
        return numberKey(3, modifiers);
    case Key::PageUp:
        return numberKey(5, modifiers);
    case Key::PageDown:
        return numberKey(6, modifiers);
    case Key::KeypadEnter:
        return modes.applicationKeypad ? QByteArray("\x1bOM") : enterBytes(modifiers, modes);
    case Key::KeypadMultiply:
        return keypadKey('j', '*', modifiers, modes);
    case Key::KeypadAdd:
        return keypadKey('k', '+', modifiers, modes);
    case Key::KeypadSubtract:
        return keypadKey('m', '-', modifiers, modes);
    case Key::KeypadDivide:
        return keypadKey('o', '/', modifiers, modes);
    default:
        return functionKey(static_cast<int>(key) - static_cast<int>(Key::F1) + 1, modifiers);
    }
}

QByteArray textBytes(const QString &text, Modifiers modifiers, const Modes &modes)
{
    if (text.size() == 1 && isOtherText(text.front().unicode(), modifiers, modes))
        return otherKey(text.front().unicode(), modifiers);
    QString typed = text;
    if (modifiers.control && text.size() == 1)
        typed = QChar(static_cast<char16_t>(controlCharacter(text.front().unicode())));
    return withAlt(typed.toUtf8(), modifiers);
}

QByteArray focusBytes(bool focused, const Modes &modes)
{
    if (!modes.focusReports)
        return {};
    return focused ? "\x1b[I" : "\x1b[O";
}

} // namespace Guestwire::Terminal
