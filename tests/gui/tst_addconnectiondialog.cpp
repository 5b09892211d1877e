// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/addconnectiondialog.h"

#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;

class TestAddConnectionDialog : public QObject
{
    Q_OBJECT

private slots:
    void readsAddresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("address");
        QTest::newRow("whole") << u"wss://hv2:9443"_s << u"wss://hv2:9443"_s;
        QTest::newRow("no port") << u"wss://hv2.example"_s << u"wss://hv2.example:8443"_s;
        QTest::newRow("host alone") << u" hv2 "_s << u"wss://hv2:8443"_s;
        QTest::newRow("a path is cut") << u"wss://hv2/ws?x=1#y"_s << u"wss://hv2:8443"_s;
        QTest::newRow("IPv6") << u"[::1]:8443"_s << u"wss://[::1]:8443"_s;
        QTest::newRow("plain, for loopback")
            << u"ws://127.0.0.1:8443"_s << u"ws://127.0.0.1:8443"_s;
        QTest::newRow("libvirt") << u"qemu:///system"_s << u"qemu:///system"_s;
        QTest::newRow("libvirt, far") << u"qemu+ssh://hv3/system"_s << u"qemu+ssh://hv3/system"_s;
        const QString pairing =
            u"guestwire-pair://hv2:8443?pin=sha256-AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"_s;
        QTest::newRow("pairing string") << u" %1\n"_s.arg(pairing) << pairing;
        QTest::newRow("half a pairing string") << pairing.chopped(1) << u""_s;
        QTest::newRow("nothing") << u""_s << u""_s;
        QTest::newRow("a web page") << u"https://hv2"_s << u""_s;
        QTest::newRow("a password in it") << u"wss://me:secret@hv2"_s << u""_s;
        QTest::newRow("blank inside") << u"wss://h v2"_s << u""_s;
    }
    void readsAddresses()
    {
        QFETCH(QString, text);
        QTEST(AddConnectionDialog::addressFrom(text), "address");
    }
};

QTEST_MAIN(TestAddConnectionDialog)
#include "tst_addconnectiondialog.moc"
