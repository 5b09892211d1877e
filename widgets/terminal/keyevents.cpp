// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/terminal/keyevents.h"

#include <optional>

namespace Guestwire::Terminal {
namespace {

struct KeyEntry
{
    int qtKey;
    Key key;
};

constexpr KeyEntry keyEntries[] = {
    {Qt::Key_Return, Key::Enter},
    {Qt::Key_Enter, Key::Enter},
    {Qt::Key_Tab, Key::Tab},
    {Qt::Key_Backtab, Key::Tab},
    {Qt::Key_Backspace, Key::Backspace},
    {Qt::Key_Escape, Key::Escape},
    {Qt::Key_Up, Key::Up},
    {Qt::Key_Down, Key::Down},
    {Qt::Key_Right, Key::Right},
    {Qt::Key_Left, Key::Left},
    {Qt::Key_Home, Key::Home},
    {Qt::Key_End, Key::End},
    {Qt::Key_Insert, Key::Insert},
    {Qt::Key_Delete, Key::Delete},
    {Qt::Key_PageUp, Key::PageUp},
    {Qt::Key_PageDown, Key::PageDown},
};

constexpr KeyEntry keypadEntries[] = {
    {Qt::Key_Enter, Key::KeypadEnter},  {Qt::Key_Asterisk, Key::KeypadMultiply},
    {Qt::Key_Plus, Key::KeypadAdd},     {Qt::Key_Minus, Key::KeypadSubtract},
    {Qt::Key_Slash, Key::KeypadDivide},
};

std::optional<Key> keyOf(const QKeyEvent &event)
{
    if (event.modifiers().testFlag(Qt::KeypadModifier)) {
        for (const KeyEntry &entry : keypadEntries) {
            if (entry.qtKey == event.key())
                return entry.key;
        }
    }
    for (const KeyEntry &entry : keyEntries) {
        if (entry.qtKey == event.key())
            return entry.key;
    }
    if (event.key() >= Qt::Key_F1 && event.key() <= Qt::Key_F20)
        return static_cast<Key>(static_cast<int>(Key::F1) + event.key() - Qt::Key_F1);
    return {};
}

bool isAscii(int key)
{
    return key >= Qt::Key_Space && key <= Qt::Key_AsciiTilde;
}

} // namespace

Modifiers modifiersOf(Qt::KeyboardModifiers modifiers)
{
    return {modifiers.testFlag(Qt::ShiftModifier), modifiers.testFlag(Qt::AltModifier),
            modifiers.testFlag(Qt::ControlModifier)};
}

QByteArray keyEventBytes(const QKeyEvent &event, const Modes &modes)
{
    Modifiers modifiers = modifiersOf(event.modifiers());
    if (const std::optional<Key> key = keyOf(event)) {
        modifiers.shift = modifiers.shift || event.key() == Qt::Key_Backtab;
        return keyBytes(*key, modifiers, modes);
    }
    // The text of Control with a letter is a control character on some platforms and empty on
    // others; the key is the same on all.
    if (modifiers.control && isAscii(event.key())) {
        const QChar character(static_cast<char16_t>(event.key()));
        return textBytes(modifiers.shift ? character : character.toLower(), modifiers, modes);
    }
    if (event.text().isEmpty())
        return {};
    modifiers.control = false;
    return textBytes(event.text(), modifiers, modes);
}

} // namespace Guestwire::Terminal
