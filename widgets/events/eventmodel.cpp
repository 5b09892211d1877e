// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/events/eventmodel.h"

#include "core/model/displaymessage.h"
#include "widgets/common/format.h"
#include "widgets/common/plaintext.h"

#include <QSet>

#include <algorithm>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostOfPast = 1000;
constexpr int yearsBack = 10; // as far as any server keeps

// The day where it is not today.
QString timeText(const QDateTime &at)
{
    return at.toLocalTime().date() == QDate::currentDate() ? Format::time(at)
                                                           : Format::dateTime(at);
}

} // namespace

EventModel::EventModel(Connections &connections, QObject *parent)
    : QAbstractTableModel(parent)
    , m_connections(connections)
{
    for (const ConnectionEntry &entry : connections.all())
        listen(entry.id);
    connect(&connections, &Connections::added, this, &EventModel::listen);
    connect(&connections, &Connections::aboutToRemove, this,
            [this](ConnectionId id) { m_connections.find(id)->client->disconnect(this); });
}

void EventModel::listen(ConnectionId id)
{
    const Client *client = m_connections.find(id)->client;
    connect(client, &Client::happened, this, [this, id](const Event &event) { add(id, event); });
    connect(client, &Client::vmsReset, this, [this, id] { askForPast(id); });
    askForPast(id);
}

// Again after a break, for what was missed.
void EventModel::askForPast(ConnectionId id)
{
    const ConnectionEntry *entry = m_connections.find(id);
    if (!entry || entry->client->state() != Client::State::Live
        || !entry->client->server().capabilities.contains("history"_L1))
        return;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QDateTime from = m_askedFor.value(id, now.addYears(-yearsBack));
    entry->client->events({{}, from, now.addDays(1), mostOfPast})
        .then(this, [this, id, now](const Result<QList<Event>> &answer) {
            if (!answer || !m_connections.find(id))
                return;
            m_askedFor.insert(id, now);
            addPast(id, answer.value());
        });
}

void EventModel::addPast(ConnectionId id, const QList<Event> &events)
{
    const auto sameFor = [](const Event &event) {
        return std::pair(event.at.toMSecsSinceEpoch(), event.message);
    };
    QSet<std::pair<qint64, QString>> known;
    for (const Entry &entry : m_entries)
        if (entry.connection == id)
            known.insert(sameFor(entry.event));
    QList<Entry> missing;
    for (const Event &event : events)
        if (!known.contains(sameFor(event)))
            missing.append(entryOf(id, event));
    if (missing.isEmpty())
        return;
    beginResetModel();
    for (const Entry &entry : missing)
        m_entries.push_front(entry);
    std::ranges::stable_sort(m_entries, std::ranges::greater(),
                             [](const Entry &entry) { return entry.event.at; });
    while (m_entries.size() > maxEvents)
        m_entries.pop_back();
    endResetModel();
}

EventModel::Entry EventModel::entryOf(ConnectionId id, const Event &event) const
{
    Entry entry {id, {}, {}, event};
    if (event.vm) {
        entry.key = {id, *event.vm};
        if (const Vm *vm = m_connections.vm(entry.key))
            entry.vmName = displayText(vm->name);
    }
    return entry;
}

void EventModel::add(ConnectionId id, const Event &event)
{
    const Entry entry = entryOf(id, event);
    beginInsertRows({}, 0, 0);
    m_entries.push_front(entry);
    endInsertRows();
    if (m_entries.size() <= maxEvents)
        return;
    const int last = int(m_entries.size()) - 1;
    beginRemoveRows({}, last, last);
    m_entries.pop_back();
    endRemoveRows();
}

QList<Event> EventModel::since(const VmKey &key, const QDateTime &from) const
{
    QList<Event> events;
    for (const Entry &entry : m_entries)
        if (entry.key == key && entry.event.at >= from)
            events.append(entry.event);
    return events;
}

// Of what happened before the list came the VM's name is that of now.
QString EventModel::nameOf(const Entry &entry) const
{
    const Vm *vm = entry.vmName.isEmpty() ? m_connections.vm(entry.key) : nullptr;
    return vm ? displayText(vm->name) : entry.vmName;
}

int EventModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int EventModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant EventModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Entry &entry = m_entries[size_t(index.row())];
    if (role == KeyRole)
        return QVariant::fromValue(entry.key);
    if (role == KindRole)
        return entry.event.kind;
    if (role == Qt::ToolTipRole && index.column() == Time)
        return Format::dateTime(entry.event.at);
    if (role == Qt::ToolTipRole && index.column() == What)
        return plainToolTip(displayMessage(entry.event.message));
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case Time:
        return timeText(entry.event.at);
    case VmName:
        return nameOf(entry);
    case What:
        return displayText(entry.event.message);
    case By:
        return displayText(entry.event.by);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Time:
        return tr("Time");
    case VmName:
        return tr("VM");
    case What:
        return tr("What");
    case By:
        return tr("By");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace Guestwire
