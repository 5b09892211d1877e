// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/bodies.h"
#include "core/protocol/limits.h"
#include "core/protocol/names.h"
#include "core/protocol/values.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Guestwire::Protocol {

namespace {

QJsonArray vmsJson(const QList<VmId> &vms, bool all)
{
    QJsonArray json;
    if (all)
        json.append("*"_L1);
    for (const VmId &vm : vms)
        json.append(toText(vm));
    return json;
}

QJsonArray topicsJson(Topics topics)
{
    QJsonArray json;
    for (const Topic topic : {Topic::State, Topic::Metrics, Topic::Events})
        if (topics.testFlag(topic))
            json.append(toName(topic));
    return json;
}

template<typename T>
Body subscriptionBody(QLatin1StringView type, const T &m)
{
    return {type,
            withRequest(m.request,
                        {{"vms"_L1, vmsJson(m.vms, m.all)}, {"topics"_L1, topicsJson(m.topics)}})};
}

template<typename T>
Body channelBody(QLatin1StringView type, const T &m)
{
    return {type, withRequest(m.request, {{"channel"_L1, qint64(m.channel)}})};
}

} // namespace

Body body(const Subscribe &m)
{
    Body body = subscriptionBody("subscribe"_L1, m);
    if (m.interval)
        body.data.insert("interval"_L1, qint64(m.interval->count()));
    return body;
}

Body body(const Unsubscribe &m)
{
    return subscriptionBody("unsubscribe"_L1, m);
}

// Every argument that differs from its default: an action's own arguments always do, or mean the
// same.
Body body(const Perform &m)
{
    const Command &c = m.command;
    QJsonObject data {{"action"_L1, QLatin1StringView(info(c.action).name)}};
    if (m.vm)
        data.insert("vm"_L1, toText(*m.vm));
    if (!c.name.isEmpty())
        data.insert("name"_L1, c.name);
    if (!c.description.isEmpty())
        data.insert("description"_L1, c.description);
    if (!c.withMemory)
        data.insert("memory"_L1, false);
    if (c.children)
        data.insert("children"_L1, true);
    if (c.action == Action::SetVcpus)
        data.insert("vcpus"_L1, c.vcpus);
    if (c.action == Action::SetMemory)
        data.insert("memory"_L1, qint64(c.bytes));
    if (c.action == Action::ResizeDisk) {
        data.insert("device"_L1, c.device);
        data.insert("capacity"_L1, qint64(c.bytes));
    }
    if (c.action == Action::SetAutostart)
        data.insert("autostart"_L1, c.autostart);
    if (c.action == Action::SendKey)
        data.insert("keys"_L1, QJsonArray::fromStringList(c.keys));
    return {"command"_L1, withRequest(m.request, data)};
}

Body body(const CancelCommand &m)
{
    return {"command_cancel"_L1, withRequest(m.request, {{"vm"_L1, toText(m.vm)}})};
}

Body body(const ListSnapshots &m)
{
    return {"snapshots"_L1, withRequest(m.request, {{"vm"_L1, toText(m.vm)}})};
}

Body body(const AskDetails &m)
{
    return {"details"_L1, withRequest(m.request, {{"vm"_L1, toText(m.vm)}})};
}

Body body(const ConsoleOpen &m)
{
    QJsonObject data {{"vm"_L1, toText(m.vm)}, {"write"_L1, m.write}};
    if (!m.device.isEmpty())
        data.insert("device"_L1, m.device);
    if (m.epoch)
        data.insert("epoch"_L1, qint64(*m.epoch));
    if (m.offset)
        data.insert("offset"_L1, qint64(*m.offset));
    if (!m.clientId.isEmpty())
        data.insert("clientId"_L1, m.clientId);
    return {"console_open"_L1, withRequest(m.request, data)};
}

Body body(const ConsoleTake &m)
{
    return channelBody("console_take"_L1, m);
}

Body body(const ConsoleRelease &m)
{
    return channelBody("console_release"_L1, m);
}

Body body(const ConsoleResize &m)
{
    return {
        "console_resize"_L1,
        withRequest(
            m.request,
            {{"channel"_L1, qint64(m.channel)}, {"columns"_L1, m.columns}, {"rows"_L1, m.rows}})};
}

Body body(const ConsoleClose &m)
{
    return channelBody("console_close"_L1, m);
}

Body body(const ConsoleAsk &m)
{
    return channelBody("console_ask"_L1, m);
}

Body body(const ConsoleAnswer &m)
{
    return {"console_answer"_L1,
            withRequest(m.request,
                        {{"channel"_L1, qint64(m.channel)},
                         {"viewer"_L1, qint64(m.viewer)},
                         {"handOver"_L1, m.handOver}})};
}

Body body(const ConsoleRecord &m)
{
    return {
        "console_record"_L1,
        withRequest(m.request, {{"channel"_L1, qint64(m.channel)}, {"recording"_L1, m.recording}})};
}

Body body(const ListRecordings &m)
{
    return {"recordings"_L1, withRequest(m.request, {{"vm"_L1, toText(m.vm)}})};
}

Body body(const ReadRecording &m)
{
    return {"recording_read"_L1,
            withRequest(
                m.request,
                {{"vm"_L1, toText(m.vm)}, {"recording"_L1, m.recording}, {"offset"_L1, m.offset}})};
}

Body body(const DeleteRecording &m)
{
    return {"recording_delete"_L1,
            withRequest(m.request, {{"vm"_L1, toText(m.vm)}, {"recording"_L1, m.recording}})};
}

Body body(const QueryHistory &m)
{
    return {"history"_L1,
            withRequest(m.request,
                        {{"vm"_L1, toText(m.query.vm)},
                         {"metrics"_L1, QJsonArray::fromStringList(m.query.metrics)},
                         {"from"_L1, toText(m.query.from)},
                         {"to"_L1, toText(m.query.to)},
                         {"points"_L1, m.query.points}})};
}

Body body(const QueryEvents &m)
{
    QJsonObject data {{"from"_L1, toText(m.query.from)},
                      {"to"_L1, toText(m.query.to)},
                      {"limit"_L1, m.query.limit}};
    if (m.query.vm)
        data.insert("vm"_L1, toText(*m.query.vm));
    return {"events"_L1, withRequest(m.request, data)};
}

Body body(const ListAlerts &m)
{
    return {"alerts"_L1, withRequest(m.request, {})};
}

Body body(const ChangeAlertRule &m)
{
    QJsonObject data {{"rule"_L1, m.rule}};
    if (m.remove)
        data.insert("remove"_L1, true);
    return {"alert_rule"_L1, withRequest(m.request, data)};
}

Body body(const AcknowledgeAlert &m)
{
    return {"alert_acknowledge"_L1, withRequest(m.request, {{"alert"_L1, m.alert}})};
}

Body body(const SnoozeAlert &m)
{
    return {"alert_snooze"_L1,
            withRequest(m.request,
                        {{"alert"_L1, m.alert}, {"duration"_L1, qint64(m.duration.count())}})};
}

Body body(const ConsoleTextInput &m)
{
    return {"console_input"_L1, {{"content"_L1, m.content}}};
}

} // namespace Guestwire::Protocol
