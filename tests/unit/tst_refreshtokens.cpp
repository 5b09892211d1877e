// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/accounts.h"
#include "core/service/refreshtokens.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

const QByteArray someHash("$argon2id$v=19$m=65536,t=3,p=1$c29tZQ$aGFzaA");
const auto alice = u"alice"_s;
// The successor, or what is said to whoever gave something else.
Result<RefreshTokens::Rotated> rotate(RefreshTokens &tokens, const QByteArray &token,
                                      const QDateTime &now)
{
    const auto rotation = tokens.rotate(token, now);
    if (const auto *rotated = std::get_if<RefreshTokens::Rotated>(&rotation))
        return *rotated;
    if (const auto *reused = std::get_if<RefreshTokens::Reused>(&rotation))
        return reused->error;
    return std::get<Error>(rotation);
}

const QDateTime noon(QDate(2030, 1, 1), QTime(12, 0), Qt::UTC);

} // namespace

class RefreshTokensTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void givesEachTokenOneSuccessor();
    void endsTheSessionWhenATokenComesTwice();
    void refusesStrangers_data();
    void refusesStrangers();
    void outlivesARestart();
    void keepsNoTokenInTheClear();
    void endsOnLogout();
    void endsAfterThirtyDaysWithoutUse();
    void endsWithTheAccount();
    void endsWithThePassword();
    void boundsTheSessionsOfAUser();
    void tellsWhoseTokenCameTwice();
    void tellsOfSessionsThatEnd();

private:
    QString path() const { return m_directory->filePath(u"refresh-tokens.json"_s); }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Accounts> m_accounts;
    std::unique_ptr<RefreshTokens> m_tokens;
};

void RefreshTokensTest::init()
{
    m_tokens.reset();
    m_directory = std::make_unique<QTemporaryDir>();
    m_accounts = std::make_unique<Accounts>(m_directory->path());
    QVERIFY(m_accounts->add(alice, {}, someHash));
    m_tokens = std::make_unique<RefreshTokens>(*m_accounts, m_directory->path());
    QVERIFY(m_tokens->load());
}

void RefreshTokensTest::givesEachTokenOneSuccessor()
{
    QByteArray token = m_tokens->begin(alice, noon).value();
    for (int number = 0; number < 3; ++number) {
        const auto rotated = rotate(*m_tokens, token, noon);
        QVERIFY(rotated);
        QCOMPARE(rotated.value().user, alice);
        QVERIFY(rotated.value().token != token);
        token = rotated.value().token;
    }
    QVERIFY(!m_tokens->begin(u"bob"_s, noon));
}

void RefreshTokensTest::endsTheSessionWhenATokenComesTwice()
{
    const QByteArray other = m_tokens->begin(alice, noon).value();
    const QByteArray first = m_tokens->begin(alice, noon).value();
    const QByteArray second = rotate(*m_tokens, first, noon).value().token;
    const auto again = rotate(*m_tokens, first, noon);
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::AuthError);
    // Neither the thief nor the robbed goes on; the user's other session does.
    QVERIFY(!rotate(*m_tokens, second, noon));
    QVERIFY(rotate(*m_tokens, other, noon));
    RefreshTokens restarted(*m_accounts, m_directory->path());
    QVERIFY(restarted.load());
    QVERIFY(!rotate(restarted, second, noon));
}

void RefreshTokensTest::refusesStrangers_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("word") << QByteArray("token");
    QTest::newRow("random") << QByteArray(64, 'A');
    QTest::newRow("too long") << QByteArray(100'000, 'A');
    QTest::newRow("no base64") << QByteArray(64, '.');
}

void RefreshTokensTest::refusesStrangers()
{
    QFETCH(const QByteArray, token);
    const QByteArray good = m_tokens->begin(alice, noon).value();
    QCOMPARE(rotate(*m_tokens, token, noon).error().code, ErrorCode::AuthError);
    QCOMPARE(m_tokens->end(token).error().code, ErrorCode::AuthError);
    QVERIFY(rotate(*m_tokens, good, noon));
}

void RefreshTokensTest::outlivesARestart()
{
    const QByteArray token = m_tokens->begin(alice, noon).value();
    RefreshTokens restarted(*m_accounts, m_directory->path());
    QVERIFY(restarted.load());
    QVERIFY(rotate(restarted, token, noon));
}

void RefreshTokensTest::keepsNoTokenInTheClear()
{
    const QByteArray token = m_tokens->begin(alice, noon).value();
    QFile file(path());
    QVERIFY(file.open(QFile::ReadOnly));
    const QByteArray content = file.readAll();
    const QByteArray secret =
        QByteArray::fromBase64(token, QByteArray::Base64UrlEncoding).sliced(16);
    QVERIFY(!content.contains(token));
    QVERIFY(!content.contains(secret.toHex()));
    QVERIFY(!content.contains(secret.toBase64()));
    struct stat status = {};
    QCOMPARE(stat(QFile::encodeName(path()).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
}

void RefreshTokensTest::endsOnLogout()
{
    const QByteArray token = m_tokens->begin(alice, noon).value();
    QVERIFY(m_tokens->end(token));
    QVERIFY(!rotate(*m_tokens, token, noon));
}

void RefreshTokensTest::endsAfterThirtyDaysWithoutUse()
{
    const QByteArray first = m_tokens->begin(alice, noon).value();
    const auto second = rotate(*m_tokens, first, noon.addDays(29));
    QVERIFY(second);
    const auto third = rotate(*m_tokens, second.value().token, noon.addDays(58));
    QVERIFY(third);
    QVERIFY(!rotate(*m_tokens, third.value().token, noon.addDays(58 + 30)));
}

void RefreshTokensTest::endsWithTheAccount()
{
    const QByteArray token = m_tokens->begin(alice, noon).value();
    QVERIFY(m_accounts->remove(alice));
    QVERIFY(m_accounts->add(alice, {}, someHash));
    QVERIFY(!rotate(*m_tokens, token, noon));
}

void RefreshTokensTest::endsWithThePassword()
{
    const QByteArray token = m_tokens->begin(alice, noon).value();
    QVERIFY(m_accounts->setPassword(alice, someHash));
    QVERIFY(!rotate(*m_tokens, token, noon));
}

void RefreshTokensTest::boundsTheSessionsOfAUser()
{
    QVERIFY(m_accounts->add(u"bob"_s, {}, someHash));
    const QByteArray bobs = m_tokens->begin(u"bob"_s, noon).value();
    QList<QByteArray> tokens;
    for (qsizetype number = 0; number <= RefreshTokens::maxSessionsPerUser; ++number)
        tokens.append(m_tokens->begin(alice, noon).value());
    QVERIFY(!rotate(*m_tokens, tokens.first(), noon));
    QVERIFY(rotate(*m_tokens, tokens[1], noon));
    QVERIFY(rotate(*m_tokens, tokens.last(), noon));
    QVERIFY(rotate(*m_tokens, bobs, noon));
}

// Not to whoever gave it, who hears the same as any stranger.
void RefreshTokensTest::tellsWhoseTokenCameTwice()
{
    const QByteArray token = m_tokens->begin(alice, noon).value();
    QVERIFY(rotate(*m_tokens, token, noon));
    const auto rotation = m_tokens->rotate(token, noon);
    const auto *reused = std::get_if<RefreshTokens::Reused>(&rotation);
    QVERIFY(reused);
    QCOMPARE(reused->user, alice);
    QCOMPARE(reused->error, rotate(*m_tokens, "nonsense", noon).error());
    // The session is gone, so a third time it is a stranger's.
    QVERIFY(std::holds_alternative<Error>(m_tokens->rotate(token, noon)));
}

void RefreshTokensTest::tellsOfSessionsThatEnd()
{
    QSignalSpy ended(m_tokens.get(), &RefreshTokens::ended);
    const QByteArray token = m_tokens->begin(alice, noon).value();
    const QString session = RefreshTokens::sessionOf(token);
    QVERIFY(m_tokens->isAlive(session));
    QVERIFY(!m_tokens->isAlive(u"nonsense"_s));
    QVERIFY(!m_tokens->isAlive(QString()));
    const auto rotated = rotate(*m_tokens, token, noon);
    QCOMPARE(RefreshTokens::sessionOf(rotated.value().token), session);
    QVERIFY(m_tokens->isAlive(session));
    QCOMPARE(ended.size(), 0);
    QVERIFY(m_tokens->end(rotated.value().token));
    QVERIFY(!m_tokens->isAlive(session));
    QCOMPARE(ended.size(), 1);

    const QByteArray stolen = m_tokens->begin(alice, noon).value();
    QVERIFY(rotate(*m_tokens, stolen, noon));
    QVERIFY(!rotate(*m_tokens, stolen, noon));
    QVERIFY(!m_tokens->isAlive(RefreshTokens::sessionOf(stolen)));
    QCOMPARE(ended.size(), 2);

    for (qsizetype i = 0; i < RefreshTokens::maxSessionsPerUser; ++i)
        QVERIFY(m_tokens->begin(alice, noon));
    QCOMPARE(ended.size(), 2);
    QVERIFY(m_tokens->begin(alice, noon)); // the one used longest ago makes room
    QCOMPARE(ended.size(), 3);
}

QTEST_GUILESS_MAIN(RefreshTokensTest)
#include "tst_refreshtokens.moc"
