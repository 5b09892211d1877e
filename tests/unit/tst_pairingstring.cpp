// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/pairingstring.h"

#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

// The bytes 0 to 31, as a pin and as it stands in a pairing string.
const QString pin = u"sha256/AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="_s;
const QString urlPin = u"sha256-AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"_s;
const QString code = u"0123456789abcdefghjkmnpqrs"_s;

} // namespace

class TestPairingString : public QObject
{
    Q_OBJECT

private slots:
    void isWrittenAndRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("user");
        const QString query = u"?pin="_s + urlPin;
        QTest::newRow("without a code")
            << u"guestwire-pair://hv2.example:9443"_s + query << u"hv2.example"_s << 9443 << QString();
        QTest::newRow("with a code")
            << u"guestwire-pair://10.0.0.7:8443"_s + query + u"&user=ada&code="_s + code
            << u"10.0.0.7"_s << 8443 << u"ada"_s;
        QTest::newRow("IPv6") << u"guestwire-pair://[2001:db8::7]:8443"_s + query
                              << u"2001:db8::7"_s << 8443 << QString();
    }
    void isWrittenAndRead()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, user);
        const auto parsed = parsePairingString(text);
        QVERIFY(parsed);
        QTEST(parsed.value().host, "host");
        QTEST(int(parsed.value().port), "port");
        QCOMPARE(parsed.value().pin, pin);
        QCOMPARE(parsed.value().user, user);
        QCOMPARE(parsed.value().code, user.isEmpty() ? QString() : code);
        QCOMPARE(parsed.value().text(), text);
    }

    void isReadAsPeopleCopyIt()
    {
        const QString text = u"guestwire-pair://hv2:8443?pin="_s + urlPin;
        const auto plain = parsePairingString(text);
        QVERIFY(plain);
        const QStringList copies {u"  %1\n"_s.arg(text), u"guestwire-pair://hv2/?pin="_s + urlPin,
                                  u"GUESTWIRE-PAIR://HV2?pin="_s + urlPin};
        for (const QString &copied : copies) {
            QVERIFY(isPairingString(copied));
            const auto parsed = parsePairingString(copied);
            QVERIFY2(parsed, qPrintable(copied));
            QCOMPARE(parsed.value(), plain.value());
        }
    }

    void hasNoSecretInItsAddress()
    {
        const PairingString pairing {u"::1"_s, 8443, pin, u"ada"_s, code};
        QCOMPARE(pairing.url().toString(), u"wss://[::1]:8443"_s);
    }

    void isKnownByItsBeginning()
    {
        QVERIFY(!isPairingString(u"wss://hv2:8443"));
        QVERIFY(!isPairingString(u"guestwire-pairing://hv2"));
        QVERIFY(!isPairingString(u""));
    }

    void refusesWhatIsNone_data()
    {
        QTest::addColumn<QString>("text");
        const QString good = u"guestwire-pair://hv2:8443?pin="_s + urlPin;
        QTest::newRow("nothing") << QString();
        QTest::newRow("an address") << u"wss://hv2:8443"_s;
        QTest::newRow("no server") << u"guestwire-pair:?pin="_s + urlPin;
        QTest::newRow("port 0") << u"guestwire-pair://hv2:0?pin="_s + urlPin;
        QTest::newRow("port too large") << u"guestwire-pair://hv2:65536?pin="_s + urlPin;
        QTest::newRow("no pin") << u"guestwire-pair://hv2:8443"_s;
        QTest::newRow("half a pin") << good.chopped(1);
        QTest::newRow("another hash") << u"guestwire-pair://hv2:8443?pin=md5-AAECAw"_s;
        QTest::newRow("two pins") << good + u"&pin="_s + urlPin;
        QTest::newRow("a password") << u"guestwire-pair://a:b@hv2:8443?pin="_s + urlPin;
        QTest::newRow("a path") << u"guestwire-pair://hv2:8443/ws?pin="_s + urlPin;
        QTest::newRow("a fragment") << good + u"#x"_s;
        QTest::newRow("an unknown key") << good + u"&x=y"_s;
        QTest::newRow("a code of nobody") << good + u"&code="_s + code;
        QTest::newRow("a user without a code") << good + u"&user=ada"_s;
        QTest::newRow("a short code") << good + u"&user=ada&code=abc"_s;
        QTest::newRow("a user that is none") << good + u"&user=%0a&code="_s + code;
        QTest::newRow("too long") << good + QString(2000, u' ') + u'x';
    }
    void refusesWhatIsNone()
    {
        QFETCH(const QString, text);
        const auto parsed = parsePairingString(text);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, ErrorCode::InvalidCommand);
        QVERIFY(!parsed.error().message.contains(code)); // what is said may be shown and logged
    }
};

QTEST_GUILESS_MAIN(TestPairingString)
#include "tst_pairingstring.moc"
