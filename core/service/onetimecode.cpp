// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/onetimecode.h"

#include "core/service/secrets.h"

namespace Guestwire {

namespace {

constexpr qsizetype letters = 26; // five bits each
// None that are mistaken for another: no i, l, o, u.
constexpr char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";

} // namespace

QByteArray makeOneTimeCode()
{
    QByteArray code;
    for (const char number : randomBytes(letters))
        code.append(alphabet[number & 31]);
    return code;
}

QByteArray normalizedCode(const QString &typed)
{
    QByteArray plain = typed.toLower().toUtf8();
    plain.removeIf([](char character) { return character == '-' || character == ' '; });
    return plain;
}

} // namespace Guestwire
