// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/exporter.h"

#include "core/model/ruletext.h"
#include "core/service/hub.h"
#include "core/service/metricsfamilies.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

QByteArray label(QByteArrayView name, const QString &value)
{
    const QByteArray escaped =
        value.toUtf8().replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    return name + "=\"" + escaped + '"';
}

// Lines of one family after another, each family with its head.
class Page
{
public:
    void begin(const MetricFamily &family)
    {
        m_name = family.name;
        m_text += QByteArray("# HELP ") + m_name + ' ' + family.help + "\n# TYPE " + m_name
            + (family.type == MetricFamily::Type::Counter ? " counter\n" : " gauge\n");
    }

    void begin(Family family) { begin(plainFamilies()[size_t(family)]); }

    void add(const QByteArray &labels, double value)
    {
        m_text.append(m_name);
        if (!labels.isEmpty())
            m_text.append('{').append(labels).append('}');
        m_text.append(' ');
        m_text.append(QByteArray::number(value, 'g', QLocale::FloatingPointShortest));
        m_text.append('\n');
    }

    QByteArray take() { return std::move(m_text); }

private:
    QByteArray m_name;
    QByteArray m_text;
};

struct Row
{
    Vm vm;
    QByteArray labels; // made once for all its lines
    const Counters *counters; // null while it is off
};

QList<Row> rowsOf(const Hub &hub, const std::function<bool(const Vm &)> &sees)
{
    QList<Row> rows;
    for (const Vm &vm : hub.vms())
        if (sees(vm))
            rows.append({vm,
                         label("domain", vm.name) + ','
                             + label("uuid", vm.id.toString(QUuid::WithoutBraces)),
                         hub.counters(vm.id)});
    std::ranges::sort(rows, {}, [](const Row &row) { return row.vm.name; });
    return rows;
}

// As libvirt numbers them.
int stateNumber(State state)
{
    switch (state) {
    case State::Unknown:
        return 0;
    case State::Running:
        return 1;
    case State::Blocked:
        return 2;
    case State::Paused:
        return 3;
    case State::ShuttingDown:
        return 4;
    case State::Off:
        return 5;
    case State::Crashed:
        return 6;
    case State::PmSuspended:
        return 7;
    }
    return 0;
}

void addInfo(Page &page, const QList<Row> &rows)
{
    const auto family = [&](Family which, auto value) {
        page.begin(which);
        for (const Row &row : rows)
            if (const std::optional<double> number = value(row.vm))
                page.add(row.labels, *number);
    };
    using Value = std::optional<double>;
    family(Family::DomainState, [](const Vm &vm) { return Value(stateNumber(vm.state)); });
    family(Family::DomainVcpus, [](const Vm &vm) { return Value(vm.vcpus); });
    family(Family::DomainMemory, [](const Vm &vm) { return Value(double(vm.memory)); });
    family(Family::DomainStart, [](const Vm &vm) {
        return vm.startedAt ? Value(double(vm.startedAt->toSecsSinceEpoch())) : std::nullopt;
    });
}

void addCounters(Page &page, const QList<Row> &rows)
{
    for (const CounterFamily &family : vmFamilies()) {
        page.begin(family.family);
        for (const Row &row : rows) {
            const auto value =
                row.counters ? row.counters->values[family.metric] : std::optional<double>();
            if (value)
                page.add(row.labels, *value * family.factor);
        }
    }
}

void addDevices(Page &page, const QList<Row> &rows, std::span<const CounterFamily> families,
                const QList<Device> Counters::*devices, QByteArrayView name)
{
    for (const CounterFamily &family : families) {
        page.begin(family.family);
        for (const Row &row : rows) {
            if (!row.counters)
                continue;
            for (const Device &device : row.counters->*devices)
                if (const auto value = device.values[family.metric])
                    page.add(row.labels + ',' + label(name, device.name), *value * family.factor);
        }
    }
}

void addHosts(Page &page, const QList<HostStatus> &hosts)
{
    const auto family = [&](Family which, auto value) {
        page.begin(which);
        for (const HostStatus &host : hosts)
            if (const std::optional<double> number = value(host))
                page.add(label("uri", host.uri), *number);
    };
    using Value = std::optional<double>;
    family(Family::HostUp, [](const HostStatus &host) {
        return Value(host.link == HostStatus::Link::Connected ? 1 : 0);
    });
    family(Family::TickDuration, [](const HostStatus &host) { return host.readingDuration; });
    family(Family::TickCpu, [](const HostStatus &host) { return host.readingCpu; });
    family(Family::TickLateness, [](const HostStatus &host) { return host.readingLateness; });
    family(Family::TickInterval, [](const HostStatus &host) {
        return host.interval > 0 ? Value(host.interval) : std::nullopt;
    });
}

void addDoor(Page &page, const DoorStatistics &door)
{
    const auto single = [&page](Family family, double value) {
        page.begin(family);
        page.add({}, value);
    };
    const auto counts = [&page](Family family, QByteArrayView name, const auto &map) {
        page.begin(family);
        for (auto it = map.begin(); it != map.end(); ++it)
            page.add(label(name, QString::fromLatin1(it.key())), double(it.value()));
    };
    single(Family::Clients, double(door.clients));
    single(Family::Waiting, double(door.waiting));
    counts(Family::Sessions, "route", door.sessions);
    single(Family::Queued, double(door.queued));
    single(Family::Accepted, double(door.accepted));
    counts(Family::Dropped, "reason", door.dropped);
    page.begin(Family::RefusedRequests);
    for (auto it = door.refused.begin(); it != door.refused.end(); ++it)
        page.add(label("status", QString::number(it.key())), double(it.value()));
    single(Family::RefusedLogins, double(door.refusedLogins));
    counts(Family::LimitTrips, "limit", door.limitTrips);
}

void addHistory(Page &page, const HistoryFigures &figures)
{
    for (const auto &[family, value] :
         {std::pair(Family::HistoryKept, figures.isKept ? 1.0 : 0.0),
          std::pair(Family::HistoryRows, double(figures.rows)),
          std::pair(Family::HistoryEvents, double(figures.events)),
          std::pair(Family::HistoryFailures, double(figures.failures)),
          std::pair(Family::HistoryDropped, double(figures.droppedTicks)),
          std::pair(Family::HistoryWaiting, double(figures.waitingTicks)),
          std::pair(Family::HistoryWriting, figures.writeSeconds),
          std::pair(Family::HistorySize, double(figures.fileBytes))}) {
        page.begin(family);
        page.add({}, value);
    }
}

void addService(Page &page, const ServiceFigures &figures)
{
    const auto single = [&page](Family family, double value) {
        page.begin(family);
        page.add({}, value);
    };
    page.begin(Family::BuildInfo);
    page.add(label("version", QCoreApplication::applicationVersion()), 1);
    if (figures.certificateEnd)
        single(Family::CertificateEnd, double(figures.certificateEnd->toSecsSinceEpoch()));
    single(Family::Consoles, figures.openConsoles);
    if (figures.history)
        addHistory(page, *figures.history);
    page.begin(Family::AlertsFiring);
    for (const Severity severity : {Severity::Info, Severity::Warning, Severity::Critical})
        page.add(label("severity", severityName(severity)), figures.alerts.firing.value(severity));
    single(Family::AlertRules, double(figures.alerts.rules));
    single(Family::AlertsDropped, double(figures.alerts.dropped));
    single(Family::WebhookSent, double(figures.alerts.webhook.sent));
    single(Family::WebhookLost, double(figures.alerts.webhook.lost));
    single(Family::WebhookWaiting, double(figures.alerts.webhook.waiting));
}

} // namespace

QByteArray metricsPage(const Hub &hub, const ServiceFigures &figures,
                       const std::function<bool(const Vm &)> &sees)
{
    const QList<Row> rows = rowsOf(hub, sees);
    Page page;
    addHosts(page, hub.hostStatus());
    addInfo(page, rows);
    addCounters(page, rows);
    addDevices(page, rows, vcpuFamilies(), &Counters::vcpus, "vcpu");
    addDevices(page, rows, diskFamilies(), &Counters::disks, "target_device");
    addDevices(page, rows, nicFamilies(), &Counters::nics, "target_device");
    addDoor(page, figures.door);
    addService(page, figures);
    return page.take();
}

QByteArrayList exportedMetrics()
{
    QByteArrayList names;
    const auto addAll = [&names](const auto &families) {
        for (const CounterFamily &family : families)
            names.append(family.family.name);
    };
    addAll(vmFamilies());
    addAll(vcpuFamilies());
    addAll(diskFamilies());
    addAll(nicFamilies());
    for (const MetricFamily &family : plainFamilies())
        names.append(family.name);
    return names;
}

} // namespace Guestwire
