// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/setupcode.h"

#include "core/service/secrets.h"

namespace Guestwire {

namespace {

constexpr qsizetype letters = 26; // five bits each: 130
constexpr qsizetype groupSize = 5;
// None that are mistaken for another: no i, l, o, u.
constexpr char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";

QByteArray normalized(const QString &code)
{
    QByteArray plain = code.toLower().toUtf8();
    plain.removeIf([](char character) { return character == '-' || character == ' '; });
    return plain;
}

} // namespace

QString SetupCode::make(Clock::time_point now)
{
    QByteArray code;
    for (const char number : randomBytes(letters))
        code.append(alphabet[number & 31]);
    m_hash = sha256(code);
    m_expiresAt = now + lifetime;
    for (qsizetype dash = groupSize; dash < code.size(); dash += groupSize + 1)
        code.insert(dash, '-');
    return QString::fromLatin1(code);
}

bool SetupCode::matches(const QString &code, Clock::time_point now) const
{
    if (m_hash.isEmpty() || now >= m_expiresAt)
        return false;
    return isSameSecret(sha256(normalized(code)), m_hash);
}

void SetupCode::clear()
{
    m_hash.clear();
}

} // namespace Guestwire
