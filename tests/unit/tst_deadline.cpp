// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/link/deadline.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace Guestwire;
using namespace std::chrono_literals;

class DeadlineTest : public QObject
{
    Q_OBJECT

private slots:
    void isOverOnce()
    {
        Deadline deadline(50ms);
        QSignalSpy over(&deadline, &Deadline::over);
        QElapsedTimer since;
        since.start();
        deadline.start();
        QVERIFY(deadline.isRunning());
        QTRY_COMPARE(over.size(), 1);
        QVERIFY(since.elapsed() >= 50);
        QVERIFY(!deadline.isRunning());
        QTest::qWait(120);
        QCOMPARE(over.size(), 1);
    }

    void isPutOff()
    {
        Deadline deadline(100ms);
        QSignalSpy over(&deadline, &Deadline::over);
        deadline.start();
        QElapsedTimer last;
        for (int i = 0; i < 10; ++i) {
            QTest::qWait(30);
            last.start();
            deadline.start();
        }
        QTRY_COMPARE(over.size(), 1);
        QVERIFY(last.elapsed() >= 100);
    }

    void isCalledOffAndBegunAnew()
    {
        Deadline deadline(100ms);
        QSignalSpy over(&deadline, &Deadline::over);
        deadline.start();
        QTest::qWait(60);
        deadline.stop();
        QVERIFY(!deadline.isRunning());
        QTest::qWait(120);
        QCOMPARE(over.size(), 0);
        deadline.start();
        QTRY_COMPARE(over.size(), 1);
    }

    void isBegunAnewFromItsOwnEnd()
    {
        Deadline deadline(20ms);
        int count = 0;
        connect(&deadline, &Deadline::over, &deadline, [&] {
            if (++count < 3)
                deadline.start();
        });
        deadline.start();
        QTRY_COMPARE(count, 3);
    }
};

QTEST_GUILESS_MAIN(DeadlineTest)
#include "tst_deadline.moc"
