// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/passwordlimiter.h"
#include "core/service/passwords.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray password("correct horse");
const auto start = PasswordLimiter::Clock::time_point() + 24h;
const QHostAddress here(u"192.0.2.1"_s);
const QHostAddress there(u"192.0.2.2"_s);

} // namespace

class PasswordsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void judgesPasswords_data();
    void judgesPasswords();
    void hashesWithTheAgreedCost();
    void knowsTheRightPassword_data();
    void knowsTheRightPassword();
    void takesAsLongForUnknownUsers();
    void worksAtTwoAtOnce();

    void limitsAttemptsOfAnAddress();
    void countsASubscriberOnce();
    void forgivesTheRightPassword();
    void delaysGuessingButLocksNobodyOut();
    void staysSmall();

private:
    QByteArray m_hash;
};

void PasswordsTest::initTestCase()
{
    QByteArray secret("correct ");
    secret += "horse"; // the only copy
    m_hash = hashPassword(std::move(secret)).value();
    QVERIFY(secret.isEmpty());
}

void PasswordsTest::judgesPasswords_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("eight") << QByteArray("x7!kQ2-z") << true;
    QTest::newRow("seven") << QByteArray("x7!kQ2-") << false;
    QTest::newRow("eight letters of two bytes") << QByteArray("äöüßéèêñ") << true;
    QTest::newRow("four letters of two bytes") << QByteArray("äöüß") << false;
    QTest::newRow("spaces inside") << QByteArray("correct horse battery") << true;
    QTest::newRow("1024 bytes") << QByteArray("ab").repeated(512) << true;
    QTest::newRow("1025 bytes") << QByteArray(QByteArray("ab").repeated(512) + 'c') << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("tab") << QByteArray("correct\thorse") << false;
    QTest::newRow("escape") << QByteArray("correct\x1b[A") << false;
    QTest::newRow("NUL") << QByteArray("correct\0horse", 13) << false;
    QTest::newRow("no UTF-8") << QByteArray("correct\xff horse") << false;
    QTest::newRow("the first that is tried") << QByteArray("Password") << false;
    QTest::newRow("the placeholder") << QByteArray("changeme") << false;
    QTest::newRow("one letter") << QByteArray("aaaaaaaaaaaa") << false;
    QTest::newRow("the user's name") << QByteArray("alice@example") << false;
}

void PasswordsTest::judgesPasswords()
{
    QFETCH(const QByteArray, text);
    QTEST(bool(checkPassword(text, u"Alice@example"_s)), "good");
}

void PasswordsTest::hashesWithTheAgreedCost()
{
    QVERIFY2(m_hash.startsWith("$argon2id$v=19$m=65536,t=3,p=1$"), m_hash.constData());
}

void PasswordsTest::knowsTheRightPassword_data()
{
    QTest::addColumn<QByteArray>("hash");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("right");
    QTest::newRow("right") << m_hash << password << true;
    QTest::newRow("wrong") << m_hash << QByteArray("wrong horse") << false;
    QTest::newRow("empty") << m_hash << QByteArray() << false;
    QTest::newRow("unknown user") << QByteArray() << password << false;
    QTest::newRow("hash of something else") << QByteArray("$6$salt$hash") << password << false;
}

void PasswordsTest::knowsTheRightPassword()
{
    QFETCH(const QByteArray, hash);
    QFETCH(QByteArray, text);
    QFETCH(const bool, right);
    Passwords passwords;
    auto answer = passwords.verify(hash, std::move(text));
    QVERIFY(answer);
    answer.value().waitForFinished();
    QCOMPARE(answer.value().result(), right);
}

void PasswordsTest::takesAsLongForUnknownUsers()
{
    const auto time = [this](const QByteArray &hash) {
        Passwords passwords;
        QElapsedTimer timer;
        timer.start();
        auto answer = passwords.verify(hash, QByteArray("wrong horse"));
        answer.value().waitForFinished();
        return double(timer.nsecsElapsed());
    };
    // A dummy that was refused without hashing would be a thousand times as fast; the rest is room
    // for a busy machine.
    QVERIFY(time({}) > time(m_hash) / 10);
}

void PasswordsTest::worksAtTwoAtOnce()
{
    Passwords passwords(2);
    auto first = passwords.verify(m_hash, QByteArray(password.constData()));
    auto second = passwords.hash(QByteArray("another horse"));
    const auto third = passwords.verify(m_hash, QByteArray(password.constData()));
    QVERIFY(first);
    QVERIFY(second);
    QVERIFY(!third);
    QCOMPARE(third.error().code, ErrorCode::RateLimited);
    first.value().waitForFinished();
    second.value().waitForFinished();
    QVERIFY(first.value().result());
    QVERIFY(second.value().result());
    QVERIFY(passwords.verify(m_hash, QByteArray(password.constData())));
}

void PasswordsTest::limitsAttemptsOfAnAddress()
{
    PasswordLimiter limiter(5);
    for (int attempt = 0; attempt < 5; ++attempt)
        QVERIFY(limiter.admit(here, u"u%1"_s.arg(attempt), start + attempt * 1s));
    QCOMPARE(limiter.admit(here, u"x"_s, start + 10s).error().code, ErrorCode::RateLimited);
    QVERIFY(limiter.admit(there, u"x"_s, start + 10s));
    QVERIFY(limiter.admit(here, u"x"_s, start + 60s));
    QVERIFY(!limiter.admit(here, u"x"_s, start + 60s));
}

void PasswordsTest::countsASubscriberOnce()
{
    PasswordLimiter limiter(1);
    QVERIFY(limiter.admit(QHostAddress(u"2001:db8:1:2::1"_s), {}, start));
    QVERIFY(!limiter.admit(QHostAddress(u"2001:db8:1:2:ffff::9"_s), {}, start));
    QVERIFY(limiter.admit(QHostAddress(u"2001:db8:1:3::1"_s), {}, start));
    QVERIFY(limiter.admit(here, {}, start));
    QVERIFY(!limiter.admit(QHostAddress(u"::ffff:192.0.2.1"_s), {}, start));
}

void PasswordsTest::forgivesTheRightPassword()
{
    PasswordLimiter limiter(2);
    for (int attempt = 0; attempt < 10; ++attempt) {
        QVERIFY(limiter.admit(here, u"alice"_s, start));
        limiter.succeeded(here, u"alice"_s);
    }
}

void PasswordsTest::delaysGuessingButLocksNobodyOut()
{
    PasswordLimiter limiter(1000);
    auto delay = 0ms;
    for (int attempt = 0; attempt < 100; ++attempt) {
        const auto next = limiter.admit(here, u"alice"_s, start).value();
        QVERIFY(next >= delay);
        QVERIFY(attempt > 3 || next == 0ms); // people mistype
        delay = next;
        limiter.failed(u"alice"_s, start);
    }
    QCOMPARE(delay, 8000ms);
    QCOMPARE(limiter.admit(here, u"bob"_s, start).value(), 0ms);
    QCOMPARE(limiter.admit(there, u"alice"_s, start).value(), 8000ms);
    QCOMPARE(limiter.admit(there, u"alice"_s, start + 15min).value(), 0ms);
    limiter.succeeded(here, u"alice"_s);
    QCOMPARE(limiter.admit(there, u"alice"_s, start).value(), 0ms);
}

// Names and addresses are the stranger's choice; a table that grows with them is his as well.
void PasswordsTest::staysSmall()
{
    PasswordLimiter limiter(5);
    QVERIFY(limiter.admit(here, u"alice"_s, start));
    for (quint32 number = 0; number < 5000; ++number) {
        const auto now = start + 1s + std::chrono::milliseconds(number);
        QVERIFY(limiter.admit(QHostAddress(0x0a000000U + number), QString::number(number), now));
        limiter.failed(QString::number(number), now);
    }
    // The oldest entry made room.
    for (int attempt = 0; attempt < 5; ++attempt)
        QVERIFY(limiter.admit(here, u"alice"_s, start + 10s));
}

QTEST_GUILESS_MAIN(PasswordsTest)
#include "tst_passwords.moc"
