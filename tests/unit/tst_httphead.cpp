// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/httphead.h"

#include <QTest>

using namespace Guestwire;

namespace {

constexpr HeadLimits limits {1024, 8};

const QByteArray good =
    "GET /ws/vms/a%20b?token=x HTTP/1.1\r\nHost: localhost:8443\r\nX-Odd:\t two words \r\n\r\n";

QByteArray withFields(const QByteArray &fields)
{
    return "GET / HTTP/1.1\r\n" + fields + "\r\n";
}

} // namespace

class HttpHeadTest : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatIsThere()
    {
        const auto parsed = parseHead(QByteArray(good + "rest"), limits);
        const auto *head = std::get_if<HttpHead>(&parsed);
        QVERIFY(head);
        QCOMPARE(head->method, QByteArray("GET"));
        QCOMPARE(head->path, QByteArray("/ws/vms/a%20b"));
        QCOMPARE(head->query, QByteArray("token=x"));
        QCOMPARE(head->size, good.size());
        QCOMPARE(head->field("host").value(), QByteArray("localhost:8443"));
        QCOMPARE(head->field("x-odd").value(), QByteArray("two words"));
        QVERIFY(!head->field("origin"));
    }

    void waitsForTheEndWhereverItIsCut()
    {
        for (qsizetype size = 0; size < good.size(); ++size)
            QVERIFY2(std::holds_alternative<HeadIncomplete>(parseHead(good.first(size), limits)),
                     good.first(size).constData());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const QByteArray &data, int status = 400) {
            QTest::newRow(name) << data << status;
        };
        row("no host", withFields("X: y\r\n"));
        row("two hosts", withFields("Host: a\r\nhost: a\r\n"));
        row("two origins", withFields("Host: a\r\nOrigin: http://a\r\nOrigin: http://a\r\n"));
        row("two lengths", withFields("Host: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n"));
        row("two authorizations",
            withFields("Host: a\r\nAuthorization: x\r\nAuthorization: y\r\n"));
        row("two keys", withFields("Host: a\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Key: y\r\n"));
        row("transfer encoding", withFields("Host: a\r\nTransfer-Encoding: chunked\r\n"));
        row("signed length", withFields("Host: a\r\nContent-Length: +1\r\n"));
        row("list of lengths", withFields("Host: a\r\nContent-Length: 1, 1\r\n"));
        row("empty length", withFields("Host: a\r\nContent-Length:\r\n"));
        row("endless length", withFields("Host: a\r\nContent-Length: 99999999999999999999\r\n"),
            413);
        row("bare line feed", "GET / HTTP/1.1\nHost: a\n\n");
        row("bare line feed in a field", "GET / HTTP/1.1\r\nHost: a\nX: y\r\n\r\n");
        row("bare carriage return", withFields("Host: a\rX: y\r\n"));
        row("zero byte", withFields(QByteArray("Host: a\0b\r\n", 11)));
        row("zero byte, unfinished", QByteArray("GET / HT\0", 9));
        row("escape", withFields("Host: a\r\nX: \x1b[2J\r\n"));
        row("delete", withFields("Host: a\r\nX: \x7f\r\n"));
        row("folded field", withFields("Host: a\r\nX: y\r\n z\r\n"));
        row("space before colon", withFields("Host : a\r\n"));
        row("no colon", withFields("Host: a\r\nX\r\n"));
        row("empty name", withFields("Host: a\r\n: y\r\n"));
        row("empty line first", "\r\n" + good);
        row("no target", "GET HTTP/1.1\r\nHost: a\r\n\r\n");
        row("two spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n");
        row("space in target", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n");
        row("absolute target", "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n");
        row("fragment", "GET /#a HTTP/1.1\r\nHost: a\r\n\r\n");
        row("bytes beyond ASCII", "GET /\xc3\xa4 HTTP/1.1\r\nHost: a\r\n\r\n");
        row("another protocol", "GET / SSH/2.0\r\nHost: a\r\n\r\n");
        row("another version", "GET / HTTP/1.0\r\nHost: a\r\n\r\n", 505);
        row("TLS", QByteArray::fromHex("160301020001"));
        row("too large", withFields("Host: a\r\nX: " + QByteArray(1024, 'y') + "\r\n"), 431);
        row("too large, unfinished", "GET /" + QByteArray(1024, 'y'), 431);
        row("too many lines", withFields("Host: a\r\n" + QByteArray("X: y\r\n").repeated(7)), 431);
    }

    void refuses()
    {
        QFETCH(const QByteArray, data);
        QFETCH(const int, status);
        const auto parsed = parseHead(data, limits);
        const auto *refusal = std::get_if<HeadRefusal>(&parsed);
        QVERIFY(refusal);
        QCOMPARE(refusal->status, status);
    }

    void acceptsAsMuchAsIsAllowed()
    {
        const QByteArray lines = withFields("Host: a\r\n" + QByteArray("X: y\r\n").repeated(6));
        QVERIFY(std::holds_alternative<HttpHead>(parseHead(lines, limits)));
        const QByteArray bare = withFields("Host: a\r\nX: \r\n");
        const QByteArray full =
            withFields("Host: a\r\nX: " + QByteArray(1024 - bare.size(), 'y') + "\r\n");
        QCOMPARE(full.size(), 1024);
        QVERIFY(std::holds_alternative<HttpHead>(parseHead(full, limits)));
    }

    void knowsARequestForAWebSocket_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<bool>("asks");
        QTest::newRow("asks") << QByteArray("Upgrade: websocket\r\n") << true;
        QTest::newRow("any case") << QByteArray("uPGRADE: WebSocket\r\n") << true;
        QTest::newRow("another protocol") << QByteArray("Upgrade: h2c\r\n") << false;
        QTest::newRow("asks not") << QByteArray() << false;
    }

    void knowsARequestForAWebSocket()
    {
        QFETCH(const QByteArray, fields);
        const auto parsed = parseHead(withFields("Host: a\r\n" + fields), limits);
        const auto *head = std::get_if<HttpHead>(&parsed);
        QVERIFY(head);
        QTEST(head->asksForWebSocket(), "asks");
    }

    void decodesOrRefuses_data()
    {
        QTest::addColumn<QByteArray>("encoded");
        QTest::addColumn<QString>("decoded"); // null: refused
        QTest::newRow("plain") << QByteArray("web-1") << QStringLiteral("web-1");
        QTest::newRow("space") << QByteArray("a%20b") << QStringLiteral("a b");
        QTest::newRow("slash") << QByteArray("a%2Fb") << QStringLiteral("a/b");
        QTest::newRow("lower case") << QByteArray("a%2fb") << QStringLiteral("a/b");
        QTest::newRow("plus stays") << QByteArray("a+b") << QStringLiteral("a+b");
        QTest::newRow("once only") << QByteArray("a%2525b") << QStringLiteral("a%25b");
        QTest::newRow("UTF-8") << QByteArray("%C3%A4") << QStringLiteral("ä");
        QTest::newRow("no UTF-8") << QByteArray("%C3") << QString();
        QTest::newRow("overlong slash") << QByteArray("%C0%AF") << QString();
        QTest::newRow("zero byte") << QByteArray("a%00b") << QString();
        QTest::newRow("line feed") << QByteArray("a%0Ab") << QString();
        QTest::newRow("cut") << QByteArray("a%2") << QString();
        QTest::newRow("no digits") << QByteArray("a%zz") << QString();
    }

    void decodesOrRefuses()
    {
        QFETCH(const QByteArray, encoded);
        QFETCH(const QString, decoded);
        QCOMPARE(percentDecoded(encoded).value_or(QString()), decoded);
        QCOMPARE(percentDecoded(encoded).has_value(), !decoded.isNull());
    }

    void findsAKeyInAQuery()
    {
        QCOMPARE(queryValue("a=b&token=x%2Ey&token=z", "token").value(), QStringLiteral("x.y"));
        QVERIFY(!queryValue("atoken=x", "token"));
        QVERIFY(!queryValue("token", "token"));
        QVERIFY(!queryValue("", "token"));
    }
};

QTEST_GUILESS_MAIN(HttpHeadTest)
#include "tst_httphead.moc"
