// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/values.h"

#include "core/protocol/names.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Guestwire::Protocol {

namespace {

qint64 uptimeSeconds(const QDateTime &startedAt)
{
    return std::max<qint64>(0, startedAt.secsTo(QDateTime::currentDateTimeUtc()));
}

QJsonObject groupJson(const Values &values, MetricGroup group)
{
    QJsonObject json;
    for (const MetricInfo &row : allMetrics())
        if (row.group == group)
            if (const auto value = values[row.metric])
                json.insert(QLatin1StringView(row.name), *value);
    return json;
}

void groupFromJson(const QJsonObject &json, MetricGroup group, Values &values)
{
    for (const MetricInfo &row : allMetrics())
        if (row.group == group)
            if (const auto value = json.value(QLatin1StringView(row.name)); value.isDouble())
                values.set(row.metric, value.toDouble());
}

QJsonArray devicesJson(const QList<Device> &devices, MetricGroup group)
{
    QJsonArray json;
    for (const Device &device : devices) {
        QJsonObject one = groupJson(device.values, group);
        one.insert("name"_L1, device.name);
        json.append(one);
    }
    return json;
}

QList<Device> devicesFromJson(const QJsonArray &json, MetricGroup group)
{
    QList<Device> devices;
    for (const auto &value : json) {
        const QJsonObject one = value.toObject();
        Device device {one.value("name"_L1).toString(), {}};
        groupFromJson(one, group, device.values);
        devices.append(device);
    }
    return devices;
}

// A virtual CPU goes by its number.
QJsonArray vcpusJson(const QList<Device> &vcpus)
{
    QJsonArray json;
    for (const Device &vcpu : vcpus) {
        QJsonObject one = groupJson(vcpu.values, MetricGroup::Cpu);
        one.insert("number"_L1, vcpu.name.toInt());
        json.append(one);
    }
    return json;
}

QList<Device> vcpusFromJson(const QJsonArray &json)
{
    QList<Device> vcpus;
    for (const auto &value : json) {
        const QJsonObject one = value.toObject();
        Device vcpu {QString::number(one.value("number"_L1).toInt()), {}};
        groupFromJson(one, MetricGroup::Cpu, vcpu.values);
        vcpus.append(vcpu);
    }
    return vcpus;
}

void insertText(QJsonObject &json, QLatin1StringView key, const QString &text)
{
    if (!text.isEmpty())
        json.insert(key, text);
}

} // namespace

QString toText(VmId id)
{
    return id.toString(QUuid::WithoutBraces);
}

std::optional<VmId> vmIdFromText(const QString &text)
{
    const auto id = QUuid::fromString(text);
    return id.isNull() ? std::nullopt : std::optional(id);
}

QJsonObject toJson(const Vm &vm)
{
    QJsonObject json {
        {"id"_L1, toText(vm.id)},
        {"name"_L1, vm.name},
        {"host"_L1, vm.host},
        {"state"_L1, toName(vm.state)},
        {"status"_L1, toName(statusOf(vm.state))},
        {"permissions"_L1, QJsonArray::fromStringList(toNames(vm.permissions))},
        {"vcpus"_L1, vm.vcpus},
        {"memory"_L1, qint64(vm.memory)},
        {"consoles"_L1, QJsonArray::fromStringList(vm.consoles)},
        {"lastStateChange"_L1, toText(vm.lastStateChange)},
    };
    insertText(json, "title"_L1, vm.title);
    insertText(json, "description"_L1, vm.description);
    if (vm.startedAt)
        json.insert("uptime"_L1, uptimeSeconds(*vm.startedAt));
    if (!vm.answering)
        json.insert("answering"_L1, false);
    return json;
}

std::optional<Vm> vmFromJson(const QJsonObject &json)
{
    const auto id = vmIdFromText(json.value("id"_L1).toString());
    if (!id)
        return std::nullopt;
    Vm vm;
    vm.id = *id;
    vm.name = json.value("name"_L1).toString();
    vm.host = json.value("host"_L1).toString();
    vm.state = fromName<State>(json.value("state"_L1).toString()).value_or(State::Unknown);
    for (const auto &name : json.value("permissions"_L1).toArray())
        if (const auto permission = permissionFromName(name.toString()))
            vm.permissions |= *permission;
    vm.vcpus = json.value("vcpus"_L1).toInt();
    vm.memory = quint64(json.value("memory"_L1).toInteger());
    for (const auto &console : json.value("consoles"_L1).toArray())
        vm.consoles.append(console.toString());
    vm.title = json.value("title"_L1).toString();
    vm.description = json.value("description"_L1).toString();
    vm.lastStateChange =
        timeFromText(json.value("lastStateChange"_L1).toString()).value_or(QDateTime());
    if (const auto uptime = json.value("uptime"_L1); uptime.isDouble())
        vm.startedAt = QDateTime::currentDateTimeUtc().addSecs(-uptime.toInteger());
    vm.answering = json.value("answering"_L1).toBool(true);
    return vm;
}

QJsonObject statusJson(const Vm &vm)
{
    QJsonObject json {
        {"status"_L1, toName(statusOf(vm.state))},
        {"lastStateChange"_L1, toText(vm.lastStateChange)},
    };
    if (vm.startedAt)
        json.insert("uptime"_L1, uptimeSeconds(*vm.startedAt));
    return json;
}

QJsonObject toJson(const Sample &sample)
{
    QJsonObject cpu = groupJson(sample.values, MetricGroup::Cpu);
    QJsonObject memory = groupJson(sample.values, MetricGroup::Memory);
    QJsonObject network = groupJson(sample.values, MetricGroup::Network);
    QJsonObject disk = groupJson(sample.values, MetricGroup::Disk);
    if (!sample.vcpus.isEmpty())
        cpu.insert("vcpus"_L1, vcpusJson(sample.vcpus));
    if (sample.memorySource)
        memory.insert("source"_L1, toName(*sample.memorySource));
    if (!sample.nics.isEmpty())
        network.insert("interfaces"_L1, devicesJson(sample.nics, MetricGroup::Network));
    if (!sample.disks.isEmpty())
        disk.insert("devices"_L1, devicesJson(sample.disks, MetricGroup::Disk));
    return {{"cpu"_L1, cpu}, {"memory"_L1, memory}, {"network"_L1, network}, {"disk"_L1, disk}};
}

Sample sampleFromJson(const QJsonObject &json)
{
    Sample sample;
    const auto groupOf = [&](MetricGroup group) {
        const QJsonObject values = json.value(QLatin1StringView(toName(group))).toObject();
        groupFromJson(values, group, sample.values);
        return values;
    };
    sample.vcpus = vcpusFromJson(groupOf(MetricGroup::Cpu).value("vcpus"_L1).toArray());
    sample.memorySource =
        fromName<MemorySource>(groupOf(MetricGroup::Memory).value("source"_L1).toString());
    sample.nics = devicesFromJson(groupOf(MetricGroup::Network).value("interfaces"_L1).toArray(),
                                  MetricGroup::Network);
    sample.disks = devicesFromJson(groupOf(MetricGroup::Disk).value("devices"_L1).toArray(),
                                   MetricGroup::Disk);
    return sample;
}

QJsonObject toJson(const Snapshot &snapshot)
{
    QJsonObject json {
        {"name"_L1, snapshot.name},
        {"current"_L1, snapshot.current},
        {"state"_L1, toName(snapshot.state)},
        {"createdAt"_L1, toText(snapshot.createdAt)},
        {"description"_L1, snapshot.description},
        {"memory"_L1, snapshot.memory},
    };
    if (snapshot.parent)
        json.insert("parent"_L1, *snapshot.parent);
    return json;
}

Snapshot snapshotFromJson(const QJsonObject &json)
{
    Snapshot snapshot;
    snapshot.name = json.value("name"_L1).toString();
    if (json.contains("parent"_L1))
        snapshot.parent = json.value("parent"_L1).toString();
    snapshot.current = json.value("current"_L1).toBool();
    snapshot.state = fromName<State>(json.value("state"_L1).toString()).value_or(State::Unknown);
    snapshot.createdAt = timeFromText(json.value("createdAt"_L1).toString()).value_or(QDateTime());
    snapshot.description = json.value("description"_L1).toString();
    snapshot.memory = json.value("memory"_L1).toBool();
    return snapshot;
}

QJsonObject toJson(const Fact &fact)
{
    return {{"group"_L1, fact.group}, {"name"_L1, fact.name}, {"value"_L1, fact.value}};
}

Fact factFromJson(const QJsonObject &json)
{
    return {json.value("group"_L1).toString(), json.value("name"_L1).toString(),
            json.value("value"_L1).toString()};
}

QJsonObject toJson(const Event &event)
{
    QJsonObject json {
        {"at"_L1, toText(event.at)},
        {"kind"_L1, event.kind},
        {"message"_L1, event.message},
    };
    if (event.vm)
        json.insert("vm"_L1, toText(*event.vm));
    insertText(json, "by"_L1, event.by);
    insertText(json, "rule"_L1, event.rule);
    if (event.severity != Severity::Info)
        json.insert("severity"_L1, toName(event.severity));
    return json;
}

Event eventFromJson(const QJsonObject &json)
{
    return {timeFromText(json.value("at"_L1).toString()).value_or(QDateTime()),
            vmIdFromText(json.value("vm"_L1).toString()),
            json.value("kind"_L1).toString(),
            json.value("message"_L1).toString(),
            json.value("by"_L1).toString(),
            json.value("rule"_L1).toString(),
            fromName<Severity>(json.value("severity"_L1).toString()).value_or(Severity::Info)};
}

QJsonArray toJson(const QList<Viewer> &viewers)
{
    QJsonArray json;
    for (const Viewer &viewer : viewers)
        json.append(QJsonObject {
            {"id"_L1, qint64(viewer.id)}, {"user"_L1, viewer.user}, {"write"_L1, viewer.write}});
    return json;
}

QList<Viewer> viewersFromJson(const QJsonArray &json)
{
    QList<Viewer> viewers;
    for (const auto &value : json) {
        const QJsonObject one = value.toObject();
        viewers.append({quint32(one.value("id"_L1).toInteger()), one.value("user"_L1).toString(),
                        one.value("write"_L1).toBool()});
    }
    return viewers;
}

} // namespace Guestwire::Protocol
