// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/accounts.h"
#include "core/service/refreshtokens.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

const QByteArray someHash("$argon2id$v=19$m=65536,t=3,p=1$c29tZQ$aGFzaA");
const auto alice = u"alice"_s;
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
        const auto rotated = m_tokens->rotate(token, noon);
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
    const QByteArray second = m_tokens->rotate(first, noon).value().token;
    const auto again = m_tokens->rotate(first, noon);
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::AuthError);
    // Neither the thief nor the robbed goes on; the user's other session does.
    QVERIFY(!m_tokens->rotate(second, noon));
    QVERIFY(m_tokens->rotate(other, noon));
    RefreshTokens restarted(*m_accounts, m_directory->path());
    QVERIFY(restarted.load());
    QVERIFY(!restarted.rotate(second, noon));
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
    QCOMPARE(m_tokens->rotate(token, noon).error().code, ErrorCode::AuthError);
    QCOMPARE(m_tokens->end(token).error().code, ErrorCode::AuthError);
    QVERIFY(m_tokens->rotate(good, noon));
}

void RefreshTokensTest::outlivesARestart()
{
    const QByteArray token = m_tokens->begin(alice, noon).value();
    RefreshTokens restarted(*m_accounts, m_directory->path());
    QVERIFY(restarted.load());
    QVERIFY(restarted.rotate(token, noon));
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
    QVERIFY(!m_tokens->rotate(token, noon));
}

void RefreshTokensTest::endsAfterThirtyDaysWithoutUse()
{
    const QByteArray first = m_tokens->begin(alice, noon).value();
    const auto second = m_tokens->rotate(first, noon.addDays(29));
    QVERIFY(second);
    const auto third = m_tokens->rotate(second.value().token, noon.addDays(58));
    QVERIFY(third);
    QVERIFY(!m_tokens->rotate(third.value().token, noon.addDays(58 + 30)));
}

void RefreshTokensTest::endsWithTheAccount()
{
    const QByteArray token = m_tokens->begin(alice, noon).value();
    QVERIFY(m_accounts->remove(alice));
    QVERIFY(m_accounts->add(alice, {}, someHash));
    QVERIFY(!m_tokens->rotate(token, noon));
}

void RefreshTokensTest::endsWithThePassword()
{
    const QByteArray token = m_tokens->begin(alice, noon).value();
    QVERIFY(m_accounts->setPassword(alice, someHash));
    QVERIFY(!m_tokens->rotate(token, noon));
}

void RefreshTokensTest::boundsTheSessionsOfAUser()
{
    QVERIFY(m_accounts->add(u"bob"_s, {}, someHash));
    const QByteArray bobs = m_tokens->begin(u"bob"_s, noon).value();
    QList<QByteArray> tokens;
    for (qsizetype number = 0; number <= RefreshTokens::maxSessionsPerUser; ++number)
        tokens.append(m_tokens->begin(alice, noon).value());
    QVERIFY(!m_tokens->rotate(tokens.first(), noon));
    QVERIFY(m_tokens->rotate(tokens[1], noon));
    QVERIFY(m_tokens->rotate(tokens.last(), noon));
    QVERIFY(m_tokens->rotate(bobs, noon));
}

QTEST_GUILESS_MAIN(RefreshTokensTest)
#include "tst_refreshtokens.moc"
