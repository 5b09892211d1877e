// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/webhook.h"
#include "tests/support/hookserver.h"
#include "tests/support/patience.h"

#include <QSignalSpy>
#include <QTest>

using namespace Guestwire;
using namespace Guestwire::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Manner = HookServer::Manner;

class WebhookTest : public QObject
{
    Q_OBJECT

    struct Setup
    {
        explicit Setup(int attempts = 1000, std::chrono::milliseconds timeout = 20s)
            : hook({server.url(), 3, attempts, timeout, 1ms, 8ms})
        {
        }

        void post(int number) { hook.post({{"number"_L1, number}}); }

        QList<int> taken() const
        {
            QList<int> numbers;
            for (const QJsonObject &object : server.taken)
                numbers.append(object.value("number"_L1).toInt());
            return numbers;
        }

        HookServer server;
        Webhook hook;
        QSignalSpy failing {&hook, &Webhook::failing};
        QSignalSpy recovered {&hook, &Webhook::recovered};
        QSignalSpy lost {&hook, &Webhook::lost};
    };

private slots:
    void postsInOrder()
    {
        Setup s;
        s.post(1);
        s.post(2);
        s.post(3);
        QTRY_COMPARE_WITH_TIMEOUT(s.taken(), QList({1, 2, 3}), patience);
        QTRY_COMPARE_WITH_TIMEOUT(s.hook.figures().sent, 3, patience);
        QVERIFY(s.server.heads[0].startsWith("POST /hook?key=secret HTTP/1.1"));
        QVERIFY(s.server.heads[0].toLower().contains("content-type: application/json"));
        QVERIFY(s.failing.isEmpty());
    }

    void postsNothingWithoutAnAddress()
    {
        Webhook hook({{}, 3, 3, 1s, 1ms, 1ms});
        hook.post({{"number"_L1, 1}});
        QCOMPARE(hook.figures().waiting, 0);
    }

    void triesAgainUntilItIsTaken_data()
    {
        QTest::addColumn<Manner>("manner");
        QTest::addColumn<std::chrono::milliseconds>("timeout");
        QTest::addColumn<QString>("reason");
        QTest::newRow("refused") << Manner::Refuse << 20'000ms << u"it answers 500"_s;
        QTest::newRow("redirected")
            << Manner::Redirect << 20'000ms << u"redirects are not followed"_s;
        QTest::newRow("hung up") << Manner::HangUp << 20'000ms << u"it hangs up"_s;
        QTest::newRow("silent") << Manner::Silent << 100ms << u"there is no answer"_s;
        QTest::newRow("without end") << Manner::Flood << 100ms << u"there is no answer"_s;
    }

    void triesAgainUntilItIsTaken()
    {
        QFETCH(const Manner, manner);
        QFETCH(const std::chrono::milliseconds, timeout);
        QFETCH(const QString, reason);
        Setup s(1000, timeout);
        s.server.setManner(manner);
        s.post(1);
        QTRY_VERIFY_WITH_TIMEOUT(s.server.asked.size() >= 3, patience);
        QVERIFY(s.server.taken.isEmpty());
        QCOMPARE(s.failing.size(), 1); // told once
        const QString told = s.failing[0][0].toString();
        QVERIFY2(told.contains(reason), qPrintable(told));
        QVERIFY(!told.contains(u"secret"));
        QVERIFY(s.recovered.isEmpty());
        s.server.setManner(Manner::Take);
        QTRY_COMPARE_WITH_TIMEOUT(s.recovered.size(), 1, patience);
        QCOMPARE(s.taken().last(), 1);
        QCOMPARE(s.server.followed, 0);
        QCOMPARE(s.hook.figures().waiting, 0);
    }

    void waitsForAServerThatIsAway()
    {
        Setup s;
        s.server.stop();
        s.post(1);
        QTRY_COMPARE_WITH_TIMEOUT(s.failing.size(), 1, patience);
        QVERIFY(s.failing[0][0].toString().contains(u"refused"));
        QVERIFY(s.server.resume());
        QTRY_COMPARE_WITH_TIMEOUT(s.taken(), QList {1}, patience);
    }

    void keepsTheNewestOfTooMany()
    {
        Setup s;
        s.server.setManner(Manner::Refuse);
        for (int i = 1; i <= 10; ++i)
            s.post(i);
        QCOMPARE(s.hook.figures().waiting, 3);
        QCOMPARE(s.hook.figures().lost, 7);
        QCOMPARE(s.lost.size(), 1); // told once
        s.server.setManner(Manner::Take);
        QTRY_COMPARE_WITH_TIMEOUT(s.hook.figures().waiting, 0, patience);
        QCOMPARE(s.taken(), QList({1, 9, 10})); // the first was under way
    }

    void givesUpAtLast()
    {
        Setup s(3);
        s.server.setManner(Manner::Refuse);
        s.post(1);
        QTRY_COMPARE_WITH_TIMEOUT(s.hook.figures().lost, 1, patience);
        QCOMPARE(s.server.asked.size(), 3);
        QCOMPARE(s.hook.figures().waiting, 0);
        s.server.setManner(Manner::Take);
        s.post(2);
        QTRY_COMPARE_WITH_TIMEOUT(s.taken(), QList {2}, patience);
    }

    void showsItsAddressWithoutSecrets()
    {
        const Webhook hook({QUrl(u"https://hooks.example.org/a?key=secret#x"_s), 3, 3, 1s});
        QCOMPARE(hook.address(), u"https://hooks.example.org/a"_s);
    }

    void endsWhileSomethingIsUnderWay()
    {
        Setup s;
        s.server.setManner(Manner::Silent);
        s.post(1);
        QTRY_COMPARE_WITH_TIMEOUT(s.server.asked.size(), 1, patience);
    }
};

QTEST_GUILESS_MAIN(WebhookTest)

#include "tst_webhook.moc"
