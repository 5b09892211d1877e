// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/accounts.h"
#include "core/service/setupcode.h"
#include "core/service/tickets.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray someHash("$argon2id$v=19$m=65536,t=3,p=1$c29tZQ$aGFzaA");
const auto alice = u"alice"_s;
const auto start = std::chrono::steady_clock::time_point() + 1h;

} // namespace

class TicketsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void opensOnce();
    void opensForThirtySeconds();
    void refusesStrangers();
    void asksWhetherTheOwnerMayStillComeIn();
    void boundsTheTicketsOfAUser();

    void setupCodeIsGoodForAQuarterOfAnHour();
    void setupCodeMayBeTypedInAnyWay();
    void setupCodeIsVoidAfterTheNextAndWhenCleared();

private:
    Identity identity(const QString &user) const;

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Accounts> m_accounts;
    std::unique_ptr<Tokens> m_tokens;
    std::unique_ptr<Tickets> m_tickets;
};

void TicketsTest::init()
{
    m_tickets.reset();
    m_tokens.reset();
    m_directory = std::make_unique<QTemporaryDir>();
    m_accounts = std::make_unique<Accounts>(m_directory->path());
    QVERIFY(m_accounts->add(alice, {Role::Operator, {}}, someHash));
    m_tokens = std::make_unique<Tokens>(*m_accounts, m_directory->path());
    QVERIFY(m_tokens->load());
    m_tickets = std::make_unique<Tickets>(*m_tokens);
}

Identity TicketsTest::identity(const QString &user) const
{
    return m_tokens->verify(m_tokens->issue(user, 1h).value()).value();
}

void TicketsTest::opensOnce()
{
    const QByteArray first = m_tickets->issue(identity(alice), start).value();
    const QByteArray second = m_tickets->issue(identity(alice), start).value();
    QVERIFY(first != second);
    const auto opened = m_tickets->redeem(first, start);
    QVERIFY(opened);
    QCOMPARE(opened.value().user, alice);
    QCOMPARE(opened.value().grant.role, Role::Operator);
    QCOMPARE(m_tickets->redeem(first, start).error().code, ErrorCode::AuthError);
    QVERIFY(m_tickets->redeem(second, start));
}

void TicketsTest::opensForThirtySeconds()
{
    const QByteArray first = m_tickets->issue(identity(alice), start).value();
    const QByteArray second = m_tickets->issue(identity(alice), start).value();
    QVERIFY(m_tickets->redeem(first, start + 29s));
    QVERIFY(!m_tickets->redeem(second, start + 30s));
}

void TicketsTest::refusesStrangers()
{
    QVERIFY(m_tickets->issue(identity(alice), start));
    for (const QByteArray &ticket : {QByteArray(), QByteArray("ticket"), QByteArray(43, 'A')})
        QCOMPARE(m_tickets->redeem(ticket, start).error().code, ErrorCode::AuthError);
}

void TicketsTest::asksWhetherTheOwnerMayStillComeIn()
{
    const QByteArray ticket = m_tickets->issue(identity(alice), start).value();
    QVERIFY(m_accounts->remove(alice));
    QCOMPARE(m_tickets->redeem(ticket, start).error().code, ErrorCode::AuthError);
}

void TicketsTest::boundsTheTicketsOfAUser()
{
    QVERIFY(m_accounts->add(u"bob"_s, {}, someHash));
    const Identity hoarder = identity(alice);
    for (qsizetype number = 0; number < Tickets::maxTicketsPerUser; ++number)
        QVERIFY(m_tickets->issue(hoarder, start));
    QCOMPARE(m_tickets->issue(hoarder, start).error().code, ErrorCode::RateLimited);
    QVERIFY(m_tickets->issue(identity(u"bob"_s), start));
    QVERIFY(m_tickets->issue(hoarder, start + Tickets::lifetime));
}

void TicketsTest::setupCodeIsGoodForAQuarterOfAnHour()
{
    SetupCode code;
    QVERIFY(!code.matches({}, start));
    const QString text = code.make(start);
    QVERIFY(code.matches(text, start));
    QVERIFY(code.matches(text, start + 14min)); // to be cleared by whoever made an account
    QVERIFY(!code.matches(text, start + 15min));
}

void TicketsTest::setupCodeMayBeTypedInAnyWay()
{
    SetupCode code;
    const QString text = code.make(start);
    QCOMPARE(text.size(), 31); // 26 letters in groups of five
    QVERIFY(code.matches(text.toUpper(), start));
    QVERIFY(code.matches(QString(text).remove(u'-'), start));
    QVERIFY(code.matches(QString(text).replace(u'-', u' '), start));
    QVERIFY(!code.matches(text.chopped(1), start));
    QVERIFY(!code.matches(text + u'0', start));
    QVERIFY(!code.matches({}, start));
}

void TicketsTest::setupCodeIsVoidAfterTheNextAndWhenCleared()
{
    SetupCode code;
    const QString first = code.make(start);
    const QString second = code.make(start);
    QVERIFY(first != second);
    QVERIFY(!code.matches(first, start));
    QVERIFY(code.matches(second, start));
    code.clear();
    QVERIFY(!code.matches(second, start));
}

QTEST_GUILESS_MAIN(TicketsTest)
#include "tst_tickets.moc"
