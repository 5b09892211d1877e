// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/domainevent.h"

#include <QTest>

#include <libvirt/libvirt.h>

using namespace Guestwire;

class DomainEventTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhyARunEnded_data();
    void tellsWhyARunEnded();
    void endsNoRunOtherwise();
};

void DomainEventTest::tellsWhyARunEnded_data()
{
    QTest::addColumn<int>("event");
    QTest::addColumn<int>("detail");
    QTest::addColumn<StopReason>("reason");
    const auto stop = [](const char *name, int detail, StopReason reason) {
        QTest::newRow(name) << int(VIR_DOMAIN_EVENT_STOPPED) << detail << reason;
    };
    stop("its own shutdown", VIR_DOMAIN_EVENT_STOPPED_SHUTDOWN, StopReason::ShutDown);
    stop("forced off", VIR_DOMAIN_EVENT_STOPPED_DESTROYED, StopReason::ForcedOff);
    stop("off after a panic", VIR_DOMAIN_EVENT_STOPPED_CRASHED, StopReason::Crashed);
    stop("the emulator died", VIR_DOMAIN_EVENT_STOPPED_FAILED, StopReason::Crashed);
    stop("migrated", VIR_DOMAIN_EVENT_STOPPED_MIGRATED, StopReason::Migrated);
    stop("saved", VIR_DOMAIN_EVENT_STOPPED_SAVED, StopReason::Saved);
    stop("for a snapshot", VIR_DOMAIN_EVENT_STOPPED_FROM_SNAPSHOT, StopReason::Snapshot);
    stop("of a later libvirt", 4711, StopReason::Unknown);
    QTest::newRow("a panic") << int(VIR_DOMAIN_EVENT_CRASHED) << 0 << StopReason::Crashed;
}

void DomainEventTest::tellsWhyARunEnded()
{
    QFETCH(const int, event);
    QFETCH(const int, detail);
    QFETCH(const StopReason, reason);
    const auto told = stopReason({{}, DomainEvent::Kind::Lifecycle, event, detail});
    QVERIFY(told);
    QCOMPARE(*told, reason);
}

void DomainEventTest::endsNoRunOtherwise()
{
    QVERIFY(!stopReason({{}, DomainEvent::Kind::Lifecycle, VIR_DOMAIN_EVENT_STARTED, 0}));
    QVERIFY(!stopReason({{}, DomainEvent::Kind::Lifecycle, VIR_DOMAIN_EVENT_SHUTDOWN, 0}));
    QVERIFY(!stopReason({{}, DomainEvent::Kind::Reboot, VIR_DOMAIN_EVENT_STOPPED, 0}));
}

QTEST_APPLESS_MAIN(DomainEventTest)

#include "tst_domainevent.moc"
