// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/values.h"

#include "core/protocol/names.h"

#include <QJsonArray>

#include <cmath>

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
            if (const auto value = json.value(QLatin1StringView(row.name)); isFigure(value))
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
        Device device {text(one, "name"_L1, maxName), {}};
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

QString text(const QJsonObject &json, QLatin1StringView key, qsizetype longest)
{
    return json.value(key).toString().left(longest);
}

QStringList texts(const QJsonObject &json, QLatin1StringView key, qsizetype most, qsizetype longest)
{
    QStringList texts;
    for (const auto &one : array(json, key, most))
        texts.append(one.toString().left(longest));
    return texts;
}

QJsonArray array(const QJsonObject &json, QLatin1StringView key, qsizetype most)
{
    const QJsonArray whole = json.value(key).toArray();
    if (whole.size() <= most)
        return whole;
    QJsonArray first;
    for (qsizetype i = 0; i < most; ++i)
        first.append(whole.at(i));
    return first;
}

int integer(const QJsonObject &json, QLatin1StringView key, int most)
{
    return int(std::clamp<qint64>(json.value(key).toInteger(), 0, most));
}

bool isFigure(const QJsonValue &value)
{
    return value.isDouble() && std::abs(value.toDouble()) <= maxServerFigure;
}

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
    const auto id = vmIdFromText(text(json, "id"_L1));
    if (!id)
        return std::nullopt;
    Vm vm;
    vm.id = *id;
    vm.name = text(json, "name"_L1, maxName);
    vm.host = text(json, "host"_L1, maxName);
    vm.state = fromName<State>(text(json, "state"_L1)).value_or(State::Unknown);
    for (const auto &name : array(json, "permissions"_L1))
        if (const auto permission = permissionFromName(name.toString()))
            vm.permissions |= *permission;
    vm.vcpus = integer(json, "vcpus"_L1, std::numeric_limits<int>::max());
    vm.memory = quint64(json.value("memory"_L1).toInteger());
    vm.consoles = texts(json, "consoles"_L1, maxServerConsoles);
    vm.title = text(json, "title"_L1, maxName);
    vm.description = text(json, "description"_L1, maxDescription);
    vm.lastStateChange = timeFromText(text(json, "lastStateChange"_L1)).value_or(QDateTime());
    if (const auto uptime = json.value("uptime"_L1); uptime.isDouble())
        vm.startedAt = QDateTime::currentDateTimeUtc().addSecs(
            -integer(json, "uptime"_L1, std::numeric_limits<int>::max()));
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
    sample.vcpus = vcpusFromJson(array(groupOf(MetricGroup::Cpu), "vcpus"_L1, maxDevices));
    sample.memorySource = fromName<MemorySource>(text(groupOf(MetricGroup::Memory), "source"_L1));
    sample.nics = devicesFromJson(array(groupOf(MetricGroup::Network), "interfaces"_L1, maxDevices),
                                  MetricGroup::Network);
    sample.disks = devicesFromJson(array(groupOf(MetricGroup::Disk), "devices"_L1, maxDevices),
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
    snapshot.name = text(json, "name"_L1);
    if (json.contains("parent"_L1))
        snapshot.parent = text(json, "parent"_L1);
    snapshot.current = json.value("current"_L1).toBool();
    snapshot.state = fromName<State>(text(json, "state"_L1)).value_or(State::Unknown);
    snapshot.createdAt = timeFromText(text(json, "createdAt"_L1)).value_or(QDateTime());
    snapshot.description = text(json, "description"_L1);
    snapshot.memory = json.value("memory"_L1).toBool();
    return snapshot;
}

QJsonObject toJson(const Fact &fact)
{
    return {{"group"_L1, fact.group}, {"name"_L1, fact.name}, {"value"_L1, fact.value}};
}

Fact factFromJson(const QJsonObject &json)
{
    return {text(json, "group"_L1), text(json, "name"_L1), text(json, "value"_L1)};
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
    return {timeFromText(text(json, "at"_L1)).value_or(QDateTime()),
            vmIdFromText(text(json, "vm"_L1)),
            text(json, "kind"_L1),
            text(json, "message"_L1),
            text(json, "by"_L1),
            text(json, "rule"_L1),
            fromName<Severity>(text(json, "severity"_L1)).value_or(Severity::Info)};
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
        viewers.append({quint32(one.value("id"_L1).toInteger()), text(one, "user"_L1),
                        one.value("write"_L1).toBool()});
    }
    return viewers;
}

} // namespace Guestwire::Protocol
