// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keychain.h"

#include <QSignalSpy>
#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;

// tests/support/keyring gives it a keychain of its own, and once none.
class TestKeychain : public QObject
{
    Q_OBJECT

    static std::optional<QString> read(Keychain &keychain, const QString &key)
    {
        std::optional<QString> answer;
        keychain.read(key, &keychain, [&answer](const QString &secret) { answer = secret; });
        return QTest::qWaitFor([&answer] { return answer.has_value(); }, 20'000) ? answer : std::nullopt;
    }

private slots:
    void keepsASecret()
    {
        const bool isThere = qEnvironmentVariable("GUESTWIRE_TEST_KEYCHAIN") == u"yes"_s;
        Keychain keychain;
        QSignalSpy unavailable(&keychain, &Keychain::unavailable);
        QCOMPARE(read(keychain, u"pin ada"_s), QString());
        int written = 0;
        const auto count = [&written] { ++written; };
        keychain.write(u"pin ada"_s, u"first"_s, count);
        keychain.write(u"pin ada"_s, u"second"_s, count);
        keychain.write(u"pin bob"_s, u"other"_s, count);
        QTRY_COMPARE(written, 3); // or nothing more is to be hoped for
        Keychain later; // as after a restart
        QCOMPARE(read(later, u"pin ada"_s), isThere ? u"second"_s : QString());
        QCOMPARE(read(later, u"pin bob"_s), isThere ? u"other"_s : QString());
        later.remove(u"pin ada"_s);
        later.remove(u"nothing of this name"_s);
        QCOMPARE(read(later, u"pin ada"_s), QString());
        QCOMPARE(read(later, u"pin bob"_s), isThere ? u"other"_s : QString());
        // Said once, in words, and only where it is so.
        QCOMPARE(unavailable.size(), isThere ? 0 : 1);
        if (!isThere)
            QVERIFY(!unavailable.first().first().toString().isEmpty());
    }

    void answersNobodyWhoIsGone()
    {
        Keychain keychain;
        auto reader = std::make_unique<QObject>();
        bool answered = false;
        keychain.read(u"pin ada"_s, reader.get(), [&answered](const QString &) { answered = true; });
        reader.reset();
        QVERIFY(read(keychain, u"pin eve"_s).has_value()); // in order, so that was answered before
        QVERIFY(!answered);
    }
};

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
