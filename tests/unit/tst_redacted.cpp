// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/redacted.h"

#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

const QString jwt = u"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl-_"_s;
const QString refreshToken = u"q9Zb3Yw-1kLmN0pQrStUvWxYz012345_789aBcDeFgHiJkLmNoPqRsTuVwXyZ012"_s;

} // namespace

class RedactedTest : public QObject
{
    Q_OBJECT

private slots:
    void hidesSecrets_data();
    void hidesSecrets();
    void keepsTheRest_data();
    void keepsTheRest();
    void isOneLine();
    void takesHostileText();
};

void RedactedTest::hidesSecrets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("token") << u"got "_s + jwt + u" from ada"_s << u"got [token] from ada"_s;
    QTest::newRow("cut token") << jwt.left(30) << u"[token]"_s;
    QTest::newRow("bearer") << u"Authorization: Bearer abc.def"_s
                            << u"Authorization: Bearer [hidden]"_s;
    QTest::newRow("lower case") << u"authorization:bearer abc"_s
                                << u"authorization:bearer [hidden]"_s;
    QTest::newRow("basic") << u"\"Authorization\": \"Basic YWRhOng=\""_s
                           << u"\"Authorization\": \"Basic [hidden]\""_s;
    QTest::newRow("refresh token") << u"session "_s + refreshToken << u"session [token]"_s;
    QTest::newRow("query of a URL")
        << u"wss://host:8443/ws?ticket=abc&x=1 closed"_s << u"wss://host:8443/ws?[hidden] closed"_s;
    QTest::newRow("pairing string") << u"Guestwire-Pair://host:8443?pin=a&code=b, yes"_s
                                    << u"Guestwire-Pair://host:8443?[hidden] yes"_s;
    QTest::newRow("query of a path")
        << u"GET /ws?token=abc HTTP/1.1"_s << u"GET /ws?[hidden] HTTP/1.1"_s;
    QTest::newRow("bare query") << u"token=abc&ticket=def"_s << u"token=[hidden]&ticket=[hidden]"_s;
    QTest::newRow("password of a URL")
        << u"qemu+tcp://ada:pa%20ss@host/system"_s << u"qemu+tcp://ada:[hidden]@host/system"_s;
    QTest::newRow("field") << u"password=hunter2, user=ada"_s << u"password=[hidden], user=ada"_s;
    QTest::newRow("JSON") << uR"({"username":"ada","password":"a \" b","x":1})"_s
                          << uR"({"username":"ada","password":[hidden],"x":1})"_s;
    QTest::newRow("quoted JSON") << uR"("{\"refreshToken\":\"a b\",\"x\":1}")"_s
                                 << uR"("{\"refreshToken\":[hidden],\"x\":1}")"_s;
    QTest::newRow("YAML") << u"newPassword: 'a b' # c"_s << u"newPassword: [hidden] # c"_s;
}

void RedactedTest::hidesSecrets()
{
    QFETCH(const QString, text);
    QTEST(redacted(text), "shown");
}

void RedactedTest::keepsTheRest_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("sentence") << u"token refused: it has expired"_s;
    QTest::newRow("advice") << u"guestwire user set-password ada"_s;
    QTest::newRow("pin") << u"sha256/q9Zb3Yw1kLmN0pQrStUvWxYz012345abcdefghIJKLM="_s;
    QTest::newRow("UUID") << u"there is no VM with the id 6695eb01-f6a4-8304-79aa-97f2502e193f"_s;
    QTest::newRow("URL") << u"listening on wss://vms.example.org:8443"_s;
    QTest::newRow("libvirt") << u"cannot connect to qemu+unix:///system?socket=/run/sock: no"_s;
    QTest::newRow("path") << u"/var/lib/guestwire/refresh-tokens.json can not be used: why?"_s;
    QTest::newRow("letters") << u"Größe 木"_s;
}

void RedactedTest::keepsTheRest()
{
    QFETCH(const QString, text);
    QCOMPARE(redacted(text), text);
}

void RedactedTest::isOneLine()
{
    QCOMPARE(redacted(u"vm a\nguestwire: all is well\r\x1b[2J\u009b\u202e"_s),
             u"vm a\\u000aguestwire: all is well\\u000d\\u001b[2J\\u009b\\u202e"_s);
}

// Nothing that a guest or a client puts into a message may cost a patient reader's time.
void RedactedTest::takesHostileText()
{
    for (const QString &piece : {u"a"_s, u"token"_s, u"/"_s, u"\\\""_s, u"password=\\\""_s,
                                 u"://"_s, u"Bearer "_s, u"eyJ"_s, u"aA"_s}) {
        const QString text = piece.repeated(200'000 / piece.size());
        QVERIFY(!redacted(text).isEmpty());
    }
}

QTEST_GUILESS_MAIN(RedactedTest)
#include "tst_redacted.moc"
