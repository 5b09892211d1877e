// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/qrtext.h"

#include "core/client/qrcode.h"

namespace Guestwire {

namespace {

constexpr auto blackOnWhite = "\033[30;107m";
constexpr auto usual = "\033[0m";

} // namespace

QString qrText(const QByteArray &text)
{
    const auto code = QrCode::of(text);
    if (!code)
        return {};
    const int end = code->size() + QrCode::margin;
    QString out;
    for (int y = -QrCode::margin; y < end; y += 2) {
        out += QLatin1StringView(blackOnWhite);
        for (int x = -QrCode::margin; x < end; ++x) {
            const bool upper = code->isDark(x, y);
            const bool lower = code->isDark(x, y + 1);
            out += upper && lower ? u'\u2588' : upper ? u'\u2580' : lower ? u'\u2584' : u' ';
        }
        out += QLatin1StringView(usual) + u'\n';
    }
    return out;
}

} // namespace Guestwire
