// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Access tokens. An input that begins with "sign:" is a header and claims, with a line break
// between them, and gets a right signature, so that what comes after that check is searched as
// well.
#include "core/service/accounts.h"
#include "core/service/tokens.h"
#include "tests/fuzz/fuzztarget.h"

#include <QFile>
#include <QMessageAuthenticationCode>
#include <QTemporaryDir>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
const QByteArray secret(32, 'k');

// With one account, ada, and a key that is always the same.
class Door
{
public:
    Door()
    {
        write(u"accounts.json"_s,
              R"({"version":1,"accounts":[{"name":"ada","role":"admin","vms":[],"generation":7,)"
              R"("passwordHash":"$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0c2E$aGFzaA"}]})");
        write(u"token-keys.json"_s,
              R"({"version":1,"keys":[")" + secret.toBase64(base64Url) + R"("]})");
        const auto accountsRead = m_accounts.load();
        require(bool(accountsRead), accountsRead ? "" : qPrintable(accountsRead.error().message));
        const auto keysRead = m_tokens.load();
        require(bool(keysRead), keysRead ? "" : qPrintable(keysRead.error().message));
    }

    const Tokens &tokens() const { return m_tokens; }

private:
    void write(const QString &name, const QByteArray &content)
    {
        QFile file(m_directory.filePath(name));
        require(file.open(QFile::WriteOnly) && file.write(content) == content.size()
                    && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner),
                "a file can be written");
    }

    QTemporaryDir m_directory;
    Accounts m_accounts {m_directory.path()};
    Tokens m_tokens {m_accounts, m_directory.path()};
};

QByteArray signedToken(const QByteArray &text)
{
    const qsizetype end = text.indexOf('\n');
    const QByteArray parts = text.first(std::max<qsizetype>(end, 0)).toBase64(base64Url) + '.'
        + text.sliced(end + 1).toBase64(base64Url);
    return parts + '.'
        + QMessageAuthenticationCode::hash(parts, secret, QCryptographicHash::Sha256)
              .toBase64(base64Url);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const Door door;
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const bool isSigned = bytes.startsWith("sign:");
    const auto identity = door.tokens().verify(isSigned ? signedToken(bytes.sliced(5)) : bytes);
    if (!identity)
        return 0;
    require(isSigned, "nobody comes in without the key");
    require(identity.value().user == u"ada" && identity.value().generation == 7
                && identity.value().expiresAt > QDateTime::currentDateTimeUtc(),
            "nobody comes in but who the token is for, and not too late");
    return 0;
}
