// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/subscription.h"

#include <QSignalSpy>
#include <QTest>

using namespace Guestwire;
using namespace Guestwire::Protocol;
using namespace std::chrono_literals;

namespace {

const VmId alpha = QUuid::createUuid();
const VmId beta = QUuid::createUuid();

Subscribe everything(Topics topics, std::optional<std::chrono::seconds> interval = {})
{
    return {{}, true, {}, topics, interval};
}

Subscribe some(const QList<VmId> &vms, Topics topics,
               std::optional<std::chrono::seconds> interval = {})
{
    return {{}, false, vms, topics, interval};
}

} // namespace

// What one client asks for, and what all together wish.
class SubscriptionTest : public QObject
{
    Q_OBJECT

private slots:
    void coversWhatWasAskedFor()
    {
        Subscription subscription;
        QVERIFY(subscription.isEmpty());
        subscription.add(some({alpha}, Topic::Metrics));
        QVERIFY(subscription.covers(alpha, Topic::Metrics));
        QVERIFY(!subscription.covers(alpha, Topic::State));
        QVERIFY(!subscription.covers(beta, Topic::Metrics));
        QVERIFY(subscription.coversAny(Topic::Metrics | Topic::Events));
        QVERIFY(!subscription.coversAny(Topic::Events));
        subscription.add(everything(Topic::State));
        QVERIFY(subscription.covers(beta, Topic::State));
        subscription.remove({{}, true, {}, Topic::State | Topic::Metrics});
        QVERIFY(subscription.isEmpty());
    }

    void remembersThePaceOfItsSamples()
    {
        Subscription subscription;
        subscription.add(everything(Topic::State, 1s));
        QCOMPARE(subscription.wish(), Wish {}); // of samples it asked for none
        subscription.add(some({alpha}, Topic::Metrics, 2s));
        QVERIFY(subscription.isPaced(alpha));
        QVERIFY(!subscription.isPaced(beta));
        subscription.add(everything(Topic::Metrics, 1s));
        QVERIFY(subscription.isPaced(beta));
        subscription.add(everything(Topic::Metrics)); // once more, as usual
        QVERIFY(!subscription.isPaced(beta));
        subscription.remove({{}, false, {alpha}, Topic::Metrics});
        QCOMPARE(subscription.wish(), Wish {});
    }

    void theSameSamplesAreTheSameAudience()
    {
        Subscription one;
        Subscription other;
        one.add(some({alpha, beta}, Topic::Metrics));
        other.add(some({beta}, Topic::Metrics | Topic::State));
        QVERIFY(one.audience() != other.audience());
        other.add(some({alpha}, Topic::Metrics));
        QCOMPARE(one.audience(), other.audience());
        other.add(some({alpha}, Topic::Metrics, 1s));
        QVERIFY(one.audience() != other.audience());
        one.add(everything(Topic::Metrics));
        other.add(everything(Topic::Metrics));
        QVERIFY(one.audience() != other.audience());
        one.add(everything(Topic::Metrics, 1s));
        other.add(everything(Topic::Metrics, 1s));
        QCOMPARE(one.audience(), other.audience());
    }

    void theShortestWishCountsWhileItsOwnerIsThere()
    {
        Wishes wishes;
        QSignalSpy changed(&wishes, &Wishes::changed);
        QObject slow;
        auto quick = std::make_unique<QObject>();
        wishes.put(&slow, {5s, {}});
        wishes.put(quick.get(), {{}, {{alpha, 1s}}});
        QTRY_COMPARE(changed.size(), 1); // told once
        QVERIFY(wishes.intervalOf(alpha) == 1s);
        QVERIFY(wishes.intervalOf(beta) == 5s);
        quick.reset();
        QTRY_COMPARE(changed.size(), 2);
        QVERIFY(wishes.intervalOf(alpha) == 5s);
        wishes.put(&slow, {});
        QTRY_COMPARE(changed.size(), 3);
        QVERIFY(!wishes.intervalOf(alpha));
    }
};

QTEST_GUILESS_MAIN(SubscriptionTest)
#include "tst_subscription.moc"
