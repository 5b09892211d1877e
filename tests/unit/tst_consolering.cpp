// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/consolering.h"

#include <QTest>

using namespace Guestwire;

class TestConsoleRing : public QObject
{
    Q_OBJECT

private slots:

    void keepsTheNewestBytes()
    {
        ConsoleRing ring(8);
        ring.append("abcd");
        QCOMPARE(ring.begin(), 0U);
        QCOMPARE(ring.end(), 4U);
        QCOMPARE(ring.read(0, 100), QByteArray("abcd"));
        ring.append("efghij");
        QCOMPARE(ring.begin(), 2U);
        QCOMPARE(ring.end(), 10U);
        QCOMPARE(ring.read(2, 100), QByteArray("cdefghij"));
        QCOMPARE(ring.read(5, 2), QByteArray("fg"));
        QCOMPARE(ring.read(10, 2), QByteArray());
    }

    void readsTheSameHoweverItWasFilled_data()
    {
        QTest::addColumn<int>("piece");
        for (const int piece : {1, 3, 7, 16, 100})
            QTest::addRow("pieces of %d", piece) << piece;
    }

    void readsTheSameHoweverItWasFilled()
    {
        QFETCH(const int, piece);
        ConsoleRing ring(16);
        QByteArray all;
        for (int i = 0; i < 300; ++i)
            all += char(i);
        for (int at = 0; at < all.size(); at += piece) {
            ring.append(all.mid(at, piece));
            QCOMPARE(ring.read(ring.begin(), 1000),
                     all.mid(qsizetype(ring.begin()), qsizetype(ring.end() - ring.begin())));
        }
        QCOMPARE(ring.end() - ring.begin(), 16U);
    }

    void beginsAnew()
    {
        ConsoleRing ring(8);
        ring.append("abc");
        ring.restart();
        QCOMPARE(ring.end(), 0U);
        ring.append("d");
        QCOMPARE(ring.read(0, 9), QByteArray("d"));
    }
};

QTEST_GUILESS_MAIN(TestConsoleRing)
#include "tst_consolering.moc"
