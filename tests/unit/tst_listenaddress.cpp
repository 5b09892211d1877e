// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/config.h"
#include "core/config/listenaddress.h"

#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;

class ListenAddressTest : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void leavesOutWhatStandsTwice();
    void needsTlsBeyondLoopbackOnly_data();
    void needsTlsBeyondLoopbackOnly();
    void staysAtHomeWithoutAccounts();
};

void ListenAddressTest::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("addresses");
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("loopback");

    QTest::newRow("IPv4") << "127.0.0.1:8443" << QStringList {u"127.0.0.1"_s} << 8443 << true;
    QTest::newRow("IPv6") << "[::1]:8443" << QStringList {u"::1"_s} << 8443 << true;
    QTest::newRow("any IPv4") << "0.0.0.0:0" << QStringList {u"0.0.0.0"_s} << 0 << false;
    QTest::newRow("any IPv6") << "[::]:1" << QStringList {u"::"_s} << 1 << false;
    QTest::newRow("127/8") << "127.1.2.3:65535" << QStringList {u"127.1.2.3"_s} << 65535 << true;
    QTest::newRow("a network's") << "192.0.2.7:80" << QStringList {u"192.0.2.7"_s} << 80 << false;
    QTest::newRow("localhost") << "localhost:8443" << QStringList {u"127.0.0.1"_s, u"::1"_s} << 8443
                               << true;
}

void ListenAddressTest::reads()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, addresses);
    QFETCH(const int, port);
    QFETCH(const bool, loopback);
    const auto parsed = parseListen(text);
    QVERIFY(parsed);
    QStringList found;
    for (const ListenAddress &address : parsed.value()) {
        found.append(address.address.toString());
        QCOMPARE(int(address.port), port);
        QCOMPARE(isLoopback(address), loopback);
    }
    QCOMPARE(found, addresses);
}

void ListenAddressTest::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"empty", "8443", ":8443", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1",
          "127.0.0.1:http", "::1:8443", "[::1]", "[127.0.0.1]:8443", "1:8443", "127.1:8443",
          "256.0.0.1:8443", "example.org:8443", "*:8443", " 127.0.0.1:8443", "127.0.0.1:8443\n"})
        QTest::newRow(text) << (qstrcmp(text, "empty") == 0 ? QString() : QString::fromUtf8(text));
}

void ListenAddressTest::refuses()
{
    QFETCH(const QString, text);
    QVERIFY(!parseListen(text));
}

void ListenAddressTest::leavesOutWhatStandsTwice()
{
    Config config;
    config.listen =
        QStringList {u"localhost:8443"_s, u"127.0.0.1:8443"_s, u"127.0.0.1:0"_s, u"127.0.0.1:0"_s};
    // Two ports that are chosen later are two.
    QCOMPARE(listenAddresses(config).size(), 4);
}

void ListenAddressTest::needsTlsBeyondLoopbackOnly_data()
{
    QTest::addColumn<QStringList>("listen");
    QTest::addColumn<bool>("required");
    QTest::addColumn<bool>("expected");
    const QStringList loopback {u"127.0.0.1:8443"_s, u"[::1]:8443"_s};
    QTest::newRow("loopback") << loopback << false << false;
    QTest::newRow("loopback, required") << loopback << true << true;
    QTest::newRow("one beyond") << QStringList(loopback + QStringList {u"192.0.2.7:8443"_s})
                                << false << true;
    QTest::newRow("any") << QStringList {u"0.0.0.0:8443"_s} << false << true;
}

void ListenAddressTest::needsTlsBeyondLoopbackOnly()
{
    QFETCH(const QStringList, listen);
    QFETCH(const bool, required);
    Config config;
    config.listen = listen;
    config.tls.required = required;
    QTEST(needsTls(config), "expected");
}

void ListenAddressTest::staysAtHomeWithoutAccounts()
{
    Config config;
    QVERIFY(checkExposure(config, false));
    config.listen.append(u"192.0.2.7:8443"_s);
    QVERIFY(checkExposure(config, true));
    const Outcome refused = checkExposure(config, false);
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(u"192.0.2.7"));
    QVERIFY(refused.error().message.contains(u"guestwire user add"));
}

QTEST_GUILESS_MAIN(ListenAddressTest)
#include "tst_listenaddress.moc"
