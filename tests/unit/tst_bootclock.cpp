// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/bootclock.h"

#include <QTest>

using namespace Guestwire;
using namespace std::chrono_literals;

class BootClockTest : public QObject
{
    Q_OBJECT

private slots:
    void measuresAStartThatItSaw();
    void tellsOnlyTheFirstPromptOfARun();
    void saysNothingOfARunThatItFound();
    void saysNothingOfAStartBehindALostHost();
    void forgetsAStartThatFailed();
    void keepsVmsApart();

private:
    const VmId m_vm = QUuid::createUuid();
};

void BootClockTest::measuresAStartThatItSaw()
{
    BootClock clock;
    clock.follow(m_vm, State::Off, 0s);
    clock.follow(m_vm, State::Paused, 10s); // how a start begins
    clock.follow(m_vm, State::Running, 11s);
    clock.follow(m_vm, State::Blocked, 12s);
    QVERIFY(clock.prompt(m_vm, 22s) == 12s);
}

void BootClockTest::tellsOnlyTheFirstPromptOfARun()
{
    BootClock clock;
    clock.follow(m_vm, State::Off, 0s);
    clock.follow(m_vm, State::Running, 1s);
    QVERIFY(clock.prompt(m_vm, 5s) == 4s);
    QVERIFY(!clock.prompt(m_vm, 50s));
    clock.follow(m_vm, State::Crashed, 60s);
    clock.follow(m_vm, State::Running, 70s);
    QVERIFY(clock.prompt(m_vm, 73s) == 3s);
}

void BootClockTest::saysNothingOfARunThatItFound()
{
    BootClock clock;
    QVERIFY(!clock.prompt(m_vm, 1s));
    clock.follow(m_vm, State::Running, 2s);
    QVERIFY(!clock.prompt(m_vm, 3s));
}

void BootClockTest::saysNothingOfAStartBehindALostHost()
{
    BootClock clock;
    clock.follow(m_vm, State::Off, 0s);
    clock.follow(m_vm, State::Unknown, 1s);
    clock.follow(m_vm, State::Running, 100s);
    QVERIFY(!clock.prompt(m_vm, 101s));
}

void BootClockTest::forgetsAStartThatFailed()
{
    BootClock clock;
    clock.follow(m_vm, State::Off, 0s);
    clock.follow(m_vm, State::Running, 1s);
    clock.follow(m_vm, State::Off, 2s);
    QVERIFY(!clock.prompt(m_vm, 3s));
    clock.follow(m_vm, State::Running, 4s);
    clock.forget(m_vm);
    QVERIFY(!clock.prompt(m_vm, 5s));
}

void BootClockTest::keepsVmsApart()
{
    const VmId other = QUuid::createUuid();
    BootClock clock;
    clock.follow(m_vm, State::Off, 0s);
    clock.follow(other, State::Off, 0s);
    clock.follow(m_vm, State::Running, 1s);
    clock.follow(other, State::Running, 2s);
    QVERIFY(clock.prompt(other, 5s) == 3s);
    QVERIFY(clock.prompt(m_vm, 5s) == 4s);
}

QTEST_GUILESS_MAIN(BootClockTest)
#include "tst_bootclock.moc"
