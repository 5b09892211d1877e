// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desktop/notifier.h"

#include "widgets/common/format.h"

#include <QGuiApplication>
#include <QSettings>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

const auto summaryTag = u"more"_s;

QString settingOf(Notifier::Topic topic)
{
    switch (topic) {
    case Notifier::Topic::Alerts:
        return u"notifications/alerts"_s;
    case Notifier::Topic::Crashes:
        return u"notifications/crashes"_s;
    case Notifier::Topic::Watches:
        return u"notifications/consoles"_s;
    }
    return {};
}

QString tagOf(const VmKey &key, const QString &what)
{
    return QString::number(key.connection) + u' ' + key.vm.toString(QUuid::WithoutBraces) + u' ' + what;
}

} // namespace

Notifier::Notifier(Connections &connections, AlertModel &alerts, const QDBusConnection &bus,
                   QObject *parent)
    : QObject(parent)
    , m_connections(connections)
    , m_bus(bus)
{
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &Notifier::tellHeld);
    connect(&m_bus, &NotificationBus::servedChanged, this, &Notifier::servedChanged);
    connect(&m_bus, &NotificationBus::refused, this, &Notifier::refused);
    connect(&m_bus, &NotificationBus::chosen, this, &Notifier::act);
    connect(&alerts, &AlertModel::began, this, &Notifier::alertBegan);
    for (const ConnectionEntry &entry : connections.all())
        listen(entry.id);
    connect(&connections, &Connections::added, this, &Notifier::listen);
    connect(&connections, &Connections::aboutToRemove, this, &Notifier::forget);
}

bool Notifier::isWanted(Topic topic)
{
    return QSettings().value(settingOf(topic), true).toBool();
}

void Notifier::setWanted(Topic topic, bool on)
{
    QSettings().setValue(settingOf(topic), on);
}

void Notifier::listen(ConnectionId id)
{
    const Client *client = m_connections.find(id)->client;
    const auto noteAll = [this, id] {
        // Those that lie there from before are no news.
        for (const Vm &vm : m_connections.find(id)->client->vms())
            if (vm.state == State::Crashed)
                m_crashed.insert({id, vm.id});
    };
    connect(client, &Client::vmsReset, this, noteAll);
    connect(client, &Client::vmChanged, this, [this, id](VmId vm) { vmChanged({id, vm}); });
    connect(client, &Client::happened, this, [this, id](const Event &event) { happened(id, event); });
    connect(&client->alerts(), &AlertBook::changed, this,
            [this, id](const Alert &alert) { alertChanged(id, alert); });
    noteAll();
}

void Notifier::forget(ConnectionId id)
{
    m_connections.find(id)->client->disconnect(this);
    m_connections.find(id)->client->alerts().disconnect(this);
    m_crashed.removeIf([id](const VmKey &key) { return key.connection == id; });
    for (const QStringList tags = m_order; const QString &tag : tags)
        if (m_subjects.value(tag).key.connection == id)
            m_bus.close(tag);
}

void Notifier::alertBegan(const VmKey &key, const Alert &alert)
{
    const ConnectionEntry *entry = m_connections.find(key.connection);
    if (!entry || !entry->client->alerts().isByRule(alert) || !alert.acknowledgedBy.isEmpty())
        return;
    const Vm *vm = m_connections.vm(key);
    Notice notice;
    notice.tag = tagOf(key, u"alert "_s + alert.id);
    notice.title = vm ? tr("%1: alert “%2”", "VM and rule")
                            .arg(displayText(vm->name), displayText(alert.rule))
                      : tr("Alert “%1”", "rule").arg(displayText(alert.rule));
    notice.text = displayText(alert.message);
    notice.severity = alert.severity;
    notice.actions = {{u"default"_s, tr("Open")}, {u"open"_s, tr("Open")}};
    if (!vm || vm->permissions.testFlag(Permission::Control))
        notice.actions.append({u"acknowledge"_s, tr("Acknowledge")});
    tell(Topic::Alerts, {key, alert.id, alert.rule, false}, notice);
}

// Whatever somebody knows of needs no notice any more.
void Notifier::alertChanged(ConnectionId id, const Alert &alert)
{
    if (alert.state == Alert::State::Cleared || !alert.acknowledgedBy.isEmpty() || alert.snoozedUntil)
        m_bus.close(tagOf({id, alert.vm.value_or(VmId())}, u"alert "_s + alert.id));
}

void Notifier::vmChanged(const VmKey &key)
{
    const Vm *vm = m_connections.vm(key);
    if (!vm || vm->state == State::Unknown)
        return; // its link is lost, and nothing is known
    if (vm->state != State::Crashed) {
        if (m_crashed.remove(key))
            m_bus.close(tagOf(key, u"crash"_s));
        return;
    }
    if (m_crashed.contains(key))
        return;
    m_crashed.insert(key);
    tell(Topic::Crashes, {key, {}, {}, false},
         {tagOf(key, u"crash"_s),
          tr("%1 crashed", "VM").arg(displayText(vm->name)),
          tr("Its console still shows what it said last."),
          Severity::Critical,
          {{u"default"_s, tr("Open")},
           {u"open"_s, tr("Open")},
           {u"console"_s, tr("Show console")}}});
}

void Notifier::happened(ConnectionId id, const Event &event)
{
    // A prompt is worth a line among the events, not an interruption.
    if (event.kind != u"watch" || !event.vm || event.severity == Severity::Info)
        return;
    const VmKey key {id, *event.vm};
    const Vm *vm = m_connections.vm(key);
    if (!vm)
        return;
    tell(Topic::Watches, {key, {}, event.rule, true},
         {tagOf(key, u"watch "_s + event.rule),
          tr("%1: “%2” at %3", "VM, watch rule and time")
              .arg(displayText(vm->name), displayText(event.rule), Format::time(event.at)),
          displayText(event.message),
          event.severity,
          {{u"default"_s, tr("Show console")}, {u"console"_s, tr("Show console")}}});
}

void Notifier::tell(Topic topic, const Subject &subject, Notice notice)
{
    if (!isWanted(topic) || QGuiApplication::applicationState() == Qt::ApplicationActive)
        return;
    const auto now = std::chrono::steady_clock::now();
    if (m_held > 0 || !m_pace.take(now)) {
        ++m_held;
        if (!m_later.isActive())
            m_later.start(m_pace.untilNext(now));
        return;
    }
    if (!m_subjects.contains(notice.tag))
        m_order.append(notice.tag);
    m_subjects.insert(notice.tag, subject);
    if (m_order.size() > NotificationBus::mostShown)
        m_subjects.remove(m_order.takeFirst());
    m_bus.show(notice);
}

void Notifier::tellHeld()
{
    const auto now = std::chrono::steady_clock::now();
    if (!m_pace.take(now)) {
        m_later.start(m_pace.untilNext(now));
        return;
    }
    const int held = std::exchange(m_held, 0);
    m_bus.show({summaryTag,
                tr("%n more messages", nullptr, held),
                tr("The lists of alerts and events have them all."),
                Severity::Warning,
                {{u"default"_s, tr("Open")}, {u"open"_s, tr("Open")}}});
}

void Notifier::act(const QString &tag, const QString &action)
{
    if (tag == summaryTag) {
        emit windowWanted();
        return;
    }
    const Subject subject = m_subjects.value(tag);
    if (action == u"acknowledge")
        acknowledge(subject);
    else if (subject.key.isNull() || !m_connections.vm(subject.key))
        emit windowWanted();
    else if (action == u"console" || subject.isConsole)
        emit consoleWanted(subject.key);
    else
        emit vmWanted(subject.key);
}

void Notifier::acknowledge(const Subject &subject)
{
    const ConnectionEntry *entry = m_connections.find(subject.key.connection);
    if (!entry)
        return;
    entry->client->alerts()
        .acknowledge(subject.alert)
        .then(this, [this, rule = subject.rule](const Outcome &outcome) {
            if (!outcome)
                emit failed(tr("The alert %1 could not be acknowledged.").arg(displayText(rule)),
                            outcome.error().message);
        });
}

} // namespace Guestwire
