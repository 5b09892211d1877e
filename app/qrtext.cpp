// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/qrtext.h"

#include <memory>
#include <qrencode.h>

namespace Guestwire {

namespace {

constexpr int margin = 4; // modules of quiet zone, by the standard
constexpr auto blackOnWhite = "\033[30;107m";
constexpr auto usual = "\033[0m";

struct Release
{
    void operator()(QRcode *code) const { QRcode_free(code); }
};

bool isDark(const QRcode &code, int x, int y)
{
    return x >= 0 && y >= 0 && x < code.width && y < code.width
        && (code.data[y * code.width + x] & 1) != 0;
}

} // namespace

QString qrText(const QByteArray &text)
{
    const std::unique_ptr<QRcode, Release> code(
        QRcode_encodeString8bit(text.constData(), 0, QR_ECLEVEL_L));
    if (!code)
        return {};
    QString out;
    for (int y = -margin; y < code->width + margin; y += 2) {
        out += QLatin1StringView(blackOnWhite);
        for (int x = -margin; x < code->width + margin; ++x) {
            const bool upper = isDark(*code, x, y);
            const bool lower = isDark(*code, x, y + 1);
            out += upper && lower ? u'\u2588' : upper ? u'\u2580' : lower ? u'\u2584' : u' ';
        }
        out += QLatin1StringView(usual) + u'\n';
    }
    return out;
}

} // namespace Guestwire
