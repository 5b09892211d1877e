// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/hostpolicy.h"

#include <QHostInfo>
#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

const QList<ListenAddress> onLoopback {{QHostAddress(QHostAddress::LocalHost), 8443},
                                       {QHostAddress(QHostAddress::LocalHostIPv6), 8443}};
const QList<ListenAddress> everywhere {{QHostAddress(QHostAddress::AnyIPv4), 8443}};
const QStringList proxy {u"https://vms.example"_s};

} // namespace

class HostPolicyTest : public QObject
{
    Q_OBJECT

private slots:
    void knowsItsOwnHosts_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<bool>("loopback"); // with listeners on loopback
        QTest::addColumn<bool>("anywhere"); // with one on all addresses
        QTest::newRow("localhost") << QByteArray("localhost:8443") << true << true;
        QTest::newRow("any case") << QByteArray("LocalHost:8443") << true << true;
        QTest::newRow("trailing dot") << QByteArray("localhost.:8443") << true << true;
        QTest::newRow("forwarded port") << QByteArray("localhost:9000") << true << true;
        QTest::newRow("no port") << QByteArray("localhost") << true << true;
        QTest::newRow("IPv4") << QByteArray("127.0.0.1:8443") << true << true;
        QTest::newRow("IPv6") << QByteArray("[::1]:8443") << true << true;
        QTest::newRow("long IPv6") << QByteArray("[0:0:0:0:0:0:0:1]:8443") << true << true;
        QTest::newRow("own name") << QHostInfo::localHostName().toLatin1() << true << true;
        QTest::newRow("configured") << QByteArray("vms.example") << true << true;
        QTest::newRow("address") << QByteArray("192.0.2.1:8443") << false << true;
        QTest::newRow("foreign name") << QByteArray("evil.example:8443") << false << false;
        QTest::newRow("name that begins like ours")
            << QByteArray("localhost.evil.example") << false << false;
        QTest::newRow("empty") << QByteArray() << false << false;
        QTest::newRow("user information") << QByteArray("a@localhost") << false << false;
        QTest::newRow("bad port") << QByteArray("localhost:80x") << false << false;
        QTest::newRow("empty port") << QByteArray("localhost:") << false << false;
        QTest::newRow("list") << QByteArray("localhost, evil.example") << false << false;
    }

    void knowsItsOwnHosts()
    {
        QFETCH(const QByteArray, host);
        QTEST(HostPolicy(onLoopback, proxy, true).knowsHost(host), "loopback");
        QTEST(HostPolicy(everywhere, proxy, true).knowsHost(host), "anywhere");
    }

    void allowsItsOwnPages_data()
    {
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<bool>("allowed");
        const QByteArray local = "localhost:8443";
        QTest::newRow("own") << QByteArray("https://localhost:8443") << local << true;
        QTest::newRow("usual port")
            << QByteArray("https://localhost:443") << QByteArray("localhost") << true;
        QTest::newRow("forwarded")
            << QByteArray("https://localhost:9000") << QByteArray("localhost:9000") << true;
        QTest::newRow("IPv6") << QByteArray("https://[::1]:8443") << QByteArray("[::1]:8443")
                              << true;
        QTest::newRow("configured") << QByteArray("https://vms.example") << local << true;
        QTest::newRow("without TLS") << QByteArray("http://localhost:8443") << local << false;
        QTest::newRow("another port") << QByteArray("https://localhost:9000") << local << false;
        QTest::newRow("another own name") << QByteArray("https://127.0.0.1:8443") << local << false;
        QTest::newRow("foreign") << QByteArray("https://evil.example") << local << false;
        QTest::newRow("foreign, same host")
            << QByteArray("https://evil.example") << QByteArray("evil.example") << false;
        QTest::newRow("begins like ours")
            << QByteArray("https://vms.example.evil.example") << local << false;
        QTest::newRow("null") << QByteArray("null") << local << false;
        QTest::newRow("empty") << QByteArray() << local << false;
        QTest::newRow("path") << QByteArray("https://localhost:8443/") << local << false;
        QTest::newRow("another scheme") << QByteArray("ftp://localhost:8443") << local << false;
        QTest::newRow("two") << QByteArray("https://localhost:8443 https://evil.example") << local
                             << false;
    }

    void allowsItsOwnPages()
    {
        QFETCH(const QByteArray, origin);
        QFETCH(const QByteArray, host);
        QTEST(HostPolicy(onLoopback, proxy, true).allowsOrigin(origin, host), "allowed");
    }
};

QTEST_GUILESS_MAIN(HostPolicyTest)
#include "tst_hostpolicy.moc"
