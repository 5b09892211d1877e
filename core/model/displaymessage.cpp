// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/displaymessage.h"

namespace Guestwire {

QString displayMessage(const QString &text)
{
    constexpr qsizetype longest = 1000; // characters, what a few lines hold
    return withoutControls(text, longest);
}

QString withoutControls(const QString &text, qsizetype longest)
{
    QString out;
    for (const QChar c : text) {
        const bool bidi = (c >= u'\u202a' && c <= u'\u202e') || (c >= u'\u2066' && c <= u'\u2069')
            || c == u'\u200e' || c == u'\u200f' || c == u'\u061c';
        const bool control =
            c.category() == QChar::Other_Control || c == u'\u2028' || c == u'\u2029';
        if (bidi || control)
            continue;
        if (out.size() == longest) {
            out.chop(out.back().isHighSurrogate() ? 2 : 1);
            out.append(u'\u2026');
            break;
        }
        out.append(c);
    }
    return out;
}

} // namespace Guestwire
