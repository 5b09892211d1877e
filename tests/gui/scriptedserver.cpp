// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/scriptedserver.h"

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

Protocol::RequestId requestOf(const Protocol::Message &message)
{
    return std::visit(
        [](const auto &one) -> Protocol::RequestId {
            if constexpr (requires { one.request; })
                return one.request;
            return {};
        },
        message);
}

} // namespace

ScriptedServer::ScriptedServer(Client &client, qint64 metricsInterval,
                               const QStringList &capabilities)
{
    auto [near, far] = InProcessLink::makePair();
    m_link = std::move(far);
    connect(m_link.get(), &Link::received, this, &ScriptedServer::receive);
    client.attach(std::move(near));
    Protocol::Connection hello;
    hello.message = u"connected"_s;
    hello.server = u"scripted"_s;
    hello.version = u"1"_s;
    hello.user = u"tester"_s;
    hello.permissions = permissionsOf(Role::Admin);
    hello.metricsInterval = metricsInterval;
    hello.capabilities = capabilities;
    say(hello);
}

Vm ScriptedServer::vm(const QString &name, State state, Role role)
{
    Vm made;
    made.id = QUuid::createUuidV5(QUuid(), name);
    made.name = name;
    made.host = u"qemu:///system"_s;
    made.state = state;
    made.permissions = permissionsOf(role);
    made.vcpus = 2;
    made.memory = 4ull * 1024 * 1024 * 1024;
    made.consoles = {u"serial0"_s};
    return made;
}

Sample ScriptedServer::sample(const Vm &vm, const QDateTime &at, double cpu)
{
    Sample made;
    made.vm = vm.id;
    made.at = at;
    made.memorySource = MemorySource::Guest;
    made.values.set(Metric::CpuUtilization, cpu);
    made.values.set(Metric::MemoryUsed, double(vm.memory) / 2);
    made.values.set(Metric::MemoryTotal, double(vm.memory));
    made.values.set(Metric::DiskReadRate, 1024 * cpu);
    made.values.set(Metric::DiskWriteRate, 2048 * cpu);
    made.disks = {{u"vda"_s, {}}};
    return made;
}

void ScriptedServer::setVms(const QList<Vm> &vms)
{
    m_vms = vms;
    if (m_subscribed)
        say(Protocol::VmList {m_vms});
}

void ScriptedServer::change(const Vm &vm)
{
    m_vms.removeIf([&vm](const Vm &other) { return other.id == vm.id; });
    m_vms.append(vm);
    say(Protocol::VmChanged {vm});
}

void ScriptedServer::remove(VmId vm)
{
    m_vms.removeIf([&vm](const Vm &other) { return other.id == vm; });
    say(Protocol::VmRemoved {vm});
}

void ScriptedServer::tick(const QList<Sample> &samples)
{
    auto batch = std::make_shared<Protocol::MetricsBatch>();
    batch->samples = samples;
    say(Protocol::Metrics {batch});
}

void ScriptedServer::receive(const Protocol::Message &message)
{
    m_heard.append(message);
    if (others)
        if (const auto given = others(message))
            say(Protocol::Response {requestOf(message), true, {}, {}, *given});
    if (const auto *subscribe = std::get_if<Protocol::Subscribe>(&message)) {
        m_subscribed = true;
        Protocol::Response response;
        response.request = subscribe->request;
        say(response);
        say(Protocol::VmList {m_vms});
    }
    if (const auto *list = std::get_if<Protocol::ListAlerts>(&message))
        say(Protocol::Response {list->request, true, {}, {}, m_alerts});
    if (const auto *query = std::get_if<Protocol::QueryEvents>(&message); query && events) {
        if (const auto answer = events(query->query))
            say(Protocol::Response {query->request, true, {}, {}, answer.value()});
        else
            say(Protocol::Failure {query->request, answer.error(), {}, {}});
    }
    if (const auto *query = std::get_if<Protocol::QueryHistory>(&message); query && history) {
        if (const auto answer = history(query->query))
            say(Protocol::Response {query->request, true, {}, {}, answer.value()});
        else
            say(Protocol::Failure {query->request, answer.error(), {}, {}});
    }
}

} // namespace Guestwire
