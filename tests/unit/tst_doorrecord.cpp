// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/configtable.h"
#include "core/service/audit.h"
#include "core/service/doorrecord.h"
#include "core/service/doorstatistics.h"

#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;

// What is counted and kept of those who met a limit before they showed who they are.
class DoorRecordTest : public QObject
{
    Q_OBJECT

    struct Kept : Audit
    {
        void record(const AuditEntry &entry) override { entries.append(entry); }
        QList<AuditEntry> entries;
    };

private slots:
    void keepsTheFirstAndTheNumberOfTheOthers()
    {
        Kept kept;
        {
            DoorRecord record(&kept);
            for (int i = 0; i < 1000; ++i)
                record.add("connections", QHostAddress(u"192.0.2.1"_s));
            record.add("handshakeTimeout", QHostAddress(u"192.0.2.2"_s));
            QCOMPARE(kept.entries.size(), 2);
            QCOMPARE(kept.entries.first().kind, AuditEntry::Kind::LimitTripped);
            QCOMPARE(kept.entries.first().subject, u"connections"_s);
            QCOMPARE(kept.entries.first().address, u"192.0.2.1"_s);
        }
        QCOMPARE(kept.entries.size(), 3);
        QCOMPARE(kept.entries.last().subject, u"connections"_s);
        QVERIFY(kept.entries.last().message.startsWith(u"999 further"_s));
    }

    void dropsAtALimitCountAsThat()
    {
        DoorStatistics statistics;
        QCOMPARE(statistics.dropped.keys(), dropReasons());
        statistics.drop("outputQueue");
        statistics.drop("tls");
        QCOMPARE(statistics.dropped.value("outputQueue"), 1U);
        QCOMPARE(statistics.dropped.value("tls"), 1U);
        QCOMPARE(statistics.limitTrips.keys(), QByteArrayList {"outputQueue"});
    }

    void reasonsAreLimitsOrWords()
    {
        const QByteArrayList words {"notAuthenticated", "tls", "tokenExpired"};
        for (const QByteArray &reason : dropReasons()) {
            const QString name = QString::fromLatin1(reason);
            const bool isLimit =
                findSetting(u"limits"_s, name) || findSetting(u"websocket"_s, name);
            QVERIFY2(isLimit != words.contains(reason), reason.constData());
        }
    }
};

QTEST_GUILESS_MAIN(DoorRecordTest)
#include "tst_doorrecord.moc"
