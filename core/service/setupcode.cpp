// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/setupcode.h"

#include "core/service/onetimecode.h"
#include "core/service/secrets.h"

namespace Guestwire {

namespace {

constexpr qsizetype groupSize = 5; // letters

} // namespace

QString SetupCode::make(Clock::time_point now)
{
    QByteArray code = makeOneTimeCode();
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
    return isSameSecret(sha256(normalizedCode(code)), m_hash);
}

void SetupCode::clear()
{
    m_hash.clear();
}

} // namespace Guestwire
