// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/paste.h"

namespace Guestwire::Terminal {
namespace {

bool isControl(QChar character)
{
    const char16_t code = character.unicode();
    return code < 0x20 || (code >= 0x7f && code < 0xa0);
}

QString cleaned(QString text)
{
    // Whole, or what is left of them would show as "[201~".
    for (const QString &introducer : {QStringLiteral("\u001b["), QStringLiteral("\u009b")}) {
        text.remove(introducer + u"200~");
        text.remove(introducer + u"201~");
    }
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    QString clean;
    clean.reserve(text.size());
    for (const QChar character : std::as_const(text)) {
        if (character == u'\n' || character == u'\r')
            clean += u'\r';
        else if (character == u'\t' || !isControl(character))
            clean += character;
    }
    return clean;
}

} // namespace

QByteArray pasteBytes(const QString &text)
{
    return cleaned(text).toUtf8();
}

} // namespace Guestwire::Terminal
