// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/mouse.h"

#include "core/terminal/utf8.h"

namespace Guestwire::Terminal {
namespace {

constexpr int offset = 32; // added to every value, so that no control character goes out
constexpr int moveFlag = 32;
constexpr int released = 3;
constexpr int lastLegacy = 255; // one byte
constexpr int lastUtf8 = 2047; // two bytes of UTF-8

bool isWheel(MouseButton button)
{
    return button >= MouseButton::WheelUp;
}

bool isAsked(const MouseEvent &event, MouseTracking tracking)
{
    const bool release = event.action == MouseAction::Release;
    const bool move = event.action == MouseAction::Move;
    if (isWheel(event.button) && event.action != MouseAction::Press)
        return false;
    switch (tracking) {
    case MouseTracking::Off:
        return false;
    case MouseTracking::X10:
        return !release && !move && !isWheel(event.button);
    case MouseTracking::Normal:
        return !move;
    case MouseTracking::Button:
        return !move || event.button != MouseButton::None;
    case MouseTracking::Any:
        return true;
    }
    return false;
}

int codeOf(const MouseEvent &event, MouseTracking tracking)
{
    constexpr int firstWheel = 64;
    const int button = static_cast<int>(event.button);
    const int wheel = static_cast<int>(MouseButton::WheelUp);
    int code = isWheel(event.button) ? firstWheel + button - wheel : button;
    if (tracking == MouseTracking::X10)
        return code;
    if (event.action == MouseAction::Move)
        code += moveFlag;
    code += event.modifiers.shift ? 4 : 0;
    code += event.modifiers.alt ? 8 : 0;
    code += event.modifiers.control ? 16 : 0;
    return code;
}

QByteArray decimals(int code, int column, int row)
{
    return QByteArray::number(code) + ';' + QByteArray::number(column) + ';'
        + QByteArray::number(row);
}

QByteArray characters(int code, int column, int row, MouseEncoding encoding)
{
    const bool utf8 = encoding == MouseEncoding::Utf8;
    std::string bytes("\x1b[M");
    for (const int value : {code + offset, column + offset, row + offset}) {
        if (value > (utf8 ? lastUtf8 : lastLegacy))
            return {};
        if (utf8)
            appendUtf8(bytes, static_cast<char32_t>(value));
        else
            bytes += static_cast<char>(value);
    }
    return QByteArray::fromStdString(bytes);
}

} // namespace

QByteArray mouseBytes(const MouseEvent &event, const Modes &modes)
{
    if (event.row < 0 || event.column < 0 || !isAsked(event, modes.mouse))
        return {};
    const bool release = event.action == MouseAction::Release;
    const int code = codeOf(event, modes.mouse);
    const int column = event.column + 1;
    const int row = event.row + 1;
    // All but SGR can not say which button was released.
    const int oldCode = release ? (code & ~3) | released : code;
    switch (modes.mouseEncoding) {
    case MouseEncoding::Sgr:
        return "\x1b[<" + decimals(code, column, row) + (release ? 'm' : 'M');
    case MouseEncoding::Urxvt:
        return "\x1b[" + decimals(oldCode + offset, column, row) + 'M';
    case MouseEncoding::Utf8:
    case MouseEncoding::Legacy:
        return characters(oldCode, column, row, modes.mouseEncoding);
    }
    return {};
}

} // namespace Guestwire::Terminal
