// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBitArray>
#include <QByteArray>

#include <optional>

namespace Guestwire {

// The modules of a QR code, without the quiet zone that has to be around them.
class QrCode
{
public:
    static constexpr int margin = 4; // modules of quiet zone, by the standard

    // Nothing where the text is empty or too long for one.
    static std::optional<QrCode> of(const QByteArray &text);

    int size() const { return m_size; } // modules along an edge
    bool isDark(int x, int y) const; // not so outside of it

private:
    int m_size = 0;
    QBitArray m_dark;
};

} // namespace Guestwire
