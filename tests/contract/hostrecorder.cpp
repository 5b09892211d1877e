// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/hostrecorder.h"

#include <algorithm>

namespace Guestwire {

using namespace Qt::StringLiterals;

HostRecorder::HostRecorder(Host &host)
{
    connect(&host, &Host::linkChanged, this, [this](Host::Link link, const QString &reason) {
        links.append(link);
        linkReason = reason;
        order.append(u"link"_s);
    });
    connect(&host, &Host::listed, this, [this](const QList<Vm> &all) {
        ++lists;
        vms.clear();
        for (const Vm &vm : all)
            take(vm);
    });
    connect(&host, &Host::vmChanged, this, &HostRecorder::take);
    connect(&host, &Host::vmRemoved, this, [this](VmId vm) {
        vms.remove(vm);
        removed.append(vm);
    });
    connect(&host, &Host::counted, this,
            [this](const QList<Counters> &counters) { readings.append(counters); });
    connect(&host, &Host::sampled, this, [this](const ReadingReport &told) {
        ++samples;
        report = told;
    });
    connect(&host, &Host::happened, this, [this](const Event &event) { events.append(event); });
    connect(&host, &Host::consoleOpened, this,
            [this](const ConsoleKey &console, const QByteArray &earlier) {
                m_text[console] += earlier;
                m_open.insert(console, true);
                order.append(u"opened"_s);
            });
    connect(&host, &Host::consoleRead, this,
            [this](const ConsoleKey &console, const QByteArray &bytes) {
                m_text[console].append(bytes);
                if (order.isEmpty() || order.last() != "read"_L1)
                    order.append(u"read"_s);
            });
    connect(&host, &Host::consoleWritten, this,
            [this](const ConsoleKey &console, qint64 bytes) { m_written[console] += bytes; });
    connect(&host, &Host::consoleHeld, this,
            [this](const ConsoleKey &console, const QString &reason) {
                m_held.insert(console, reason);
            });
    connect(&host, &Host::consoleClosed, this,
            [this](const ConsoleKey &console, bool ended, const QString &reason) {
                m_open.remove(console);
                m_closed.insert(console, {console, ended, reason});
                order.append(u"closed"_s);
            });
}

void HostRecorder::take(const Vm &vm)
{
    vms.insert(vm.id, vm);
    QList<State> &known = states[vm.id];
    if (known.isEmpty() || known.last() != vm.state)
        known.append(vm.state);
    order.append(u"changed"_s);
}

Vm HostRecorder::vm(const QString &name) const
{
    const auto found = std::ranges::find(vms, name, &Vm::name);
    return found == vms.end() ? Vm {} : *found;
}

const HostRecorder::Closed *HostRecorder::closed(const ConsoleKey &console) const
{
    const auto found = m_closed.constFind(console);
    return found == m_closed.cend() ? nullptr : &*found;
}

qsizetype HostRecorder::eventsOf(VmId vm) const
{
    return std::ranges::count(events, std::optional(vm), &Event::vm);
}

const Counters *HostRecorder::counters(VmId vm, qsizetype fromEnd) const
{
    for (auto reading = readings.crbegin(); reading != readings.crend(); ++reading)
        if (reading->vm == vm && fromEnd-- == 0)
            return &*reading;
    return nullptr;
}

} // namespace Guestwire
