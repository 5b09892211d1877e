// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/qrcode.h"

#include <qrencode.h>

#include <memory>

namespace Guestwire {

namespace {

struct Release
{
    void operator()(QRcode *code) const { QRcode_free(code); }
};

} // namespace

std::optional<QrCode> QrCode::of(const QByteArray &text)
{
    const std::unique_ptr<QRcode, Release> code(
        QRcode_encodeString8bit(text.constData(), 0, QR_ECLEVEL_L));
    if (!code)
        return std::nullopt;
    QrCode result;
    result.m_size = code->width;
    result.m_dark.resize(qsizetype(code->width) * code->width);
    for (qsizetype i = 0; i < result.m_dark.size(); ++i)
        result.m_dark.setBit(i, (code->data[i] & 1) != 0);
    return result;
}

bool QrCode::isDark(int x, int y) const
{
    return x >= 0 && y >= 0 && x < m_size && y < m_size
        && m_dark.testBit(qsizetype(y) * m_size + x);
}

} // namespace Guestwire
