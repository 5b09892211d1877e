// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/pairingcodes.h"

#include "core/service/accounts.h"
#include "core/service/jsonfile.h"
#include "core/service/onetimecode.h"
#include "core/service/secrets.h"

#include <QJsonArray>
#include <QLockFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

constexpr int fileVersion = 1;
constexpr qsizetype hashSize = 32; // bytes of SHA-256

Error refused()
{
    return {ErrorCode::AuthError,
            u"The pairing code is wrong, was used, or is too old. Log in with a password, or ask for "
            "a new pairing string: guestwire pair --user NAME"_s};
}

} // namespace

PairingCodes::PairingCodes(const Accounts &accounts, const QString &directory)
    : m_accounts(accounts)
    , m_path(directory + u"/pairing-codes.json"_s)
{
}

Result<QByteArray> PairingCodes::make(const QString &user, const QDateTime &now) const
{
    const auto account = m_accounts.find(user);
    if (!account)
        return Error {ErrorCode::Conflict, u"There is no user \"%1\"."_s.arg(user)};
    const auto lock = lockPrivateFile(m_path);
    if (!lock)
        return lock.error();
    auto codes = read(now);
    if (!codes)
        return codes.error();
    if (codes.value().size() >= maxCodes)
        codes.value().removeFirst();
    const QByteArray code = makeOneTimeCode();
    codes.value().append(
        {sha256(code), user, account->generation, now.addSecs(lifetime.count())});
    if (const auto written = write(codes.value()); !written)
        return written.error();
    return code;
}

Result<QString> PairingCodes::redeem(const QString &code, const QDateTime &now) const
{
    const QByteArray hash = sha256(normalizedCode(code));
    const auto isIt = [&hash](const Code &one) { return isSameSecret(one.hash, hash); };
    // Whoever only guesses makes nobody wait for the lock.
    const auto known = read(now);
    if (!known)
        return known.error();
    if (std::ranges::none_of(known.value(), isIt))
        return refused();
    const auto lock = lockPrivateFile(m_path);
    if (!lock)
        return lock.error();
    auto codes = read(now);
    if (!codes)
        return codes.error();
    const auto found = std::ranges::find_if(codes.value(), isIt);
    if (found == codes.value().end())
        return refused(); // somebody was faster
    const Code taken = *found;
    codes.value().erase(found);
    if (const auto written = write(codes.value()); !written)
        return written.error();
    const auto account = m_accounts.find(taken.user);
    if (!account || account->generation != taken.generation)
        return refused();
    return taken.user;
}

Result<QList<PairingCodes::Code>> PairingCodes::read(const QDateTime &now) const
{
    const auto object = readPrivateJson(m_path);
    if (!object)
        return object.error();
    QList<Code> codes;
    if (!object.value())
        return codes;
    if (object.value()->value("version"_L1).toInteger() != fileVersion)
        return damagedFile(m_path, u"it is of a version that this program does not know"_s);
    for (const QJsonValue &value : object.value()->value("codes"_L1).toArray()) {
        const Code code {QByteArray::fromHex(value["hash"_L1].toString().toLatin1()),
                         value["user"_L1].toString(),
                         quint64(value["generation"_L1].toInteger()),
                         QDateTime::fromSecsSinceEpoch(value["expiresAt"_L1].toInteger(), Qt::UTC)};
        if (code.hash.size() != hashSize)
            return damagedFile(m_path, u"a code in it is damaged"_s);
        // A clock that was set back makes no code live longer than it was to.
        if (code.expiresAt > now && code.expiresAt <= now.addSecs(lifetime.count()))
            codes.append(code);
    }
    return codes;
}

Outcome PairingCodes::write(const QList<Code> &codes) const
{
    QJsonArray list;
    for (const Code &code : codes)
        list.append(QJsonObject {{"hash"_L1, QString::fromLatin1(code.hash.toHex())},
                                 {"user"_L1, code.user},
                                 {"generation"_L1, qint64(code.generation)},
                                 {"expiresAt"_L1, code.expiresAt.toSecsSinceEpoch()}});
    return writePrivateJson(m_path, {{"version"_L1, fileVersion}, {"codes"_L1, list}});
}

} // namespace Guestwire
