// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/questions.h"

#include <QTest>

#include <algorithm>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestQuestions : public QObject
{
    Q_OBJECT

private slots:
    void boundsWhatIsUnanswered();
};

// Answers come by the event loop: until it runs, none of these has one.
void TestQuestions::boundsWhatIsUnanswered()
{
    const auto threads = std::make_shared<Threads>();
    {
        constexpr int most = 5;
        Questions questions(u"test:///default"_s, threads, most);
        const auto ask = [&questions] {
            const auto promise = std::make_shared<QPromise<Result<int>>>();
            promise->start();
            questions.ask<int>(Vm(), promise,
                               [](virDomain *, const QString &) { return Result<int>(1); });
            return promise->future();
        };
        QList<QFuture<Result<int>>> open;
        for (int i = 0; i < most; ++i)
            open.append(ask());
        const auto refused = ask();
        QVERIFY(refused.isFinished());
        QCOMPARE(refused.result().error().code, ErrorCode::RateLimited);
        QTRY_VERIFY_WITH_TIMEOUT(
            std::ranges::all_of(open, [](const auto &one) { return one.isFinished(); }), 30'000);
        QVERIFY(!ask().isFinished()); // there is room again
    }
    QVERIFY(threads->waitForAll(30s));
}

QTEST_GUILESS_MAIN(TestQuestions)
#include "tst_questions.moc"
