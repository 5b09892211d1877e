// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connections/connectionlist.h"

#include "widgets/common/icons.h"
#include "widgets/common/plaintext.h"
#include "widgets/window/connectionlabel.h"

#include <QUrl>

#include <algorithm>

namespace Guestwire {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QIcon iconOf(const ConnectionEntry *entry)
{
    if (!entry)
        return Icons::state(Guestwire::State::Off);
    if (entry->connector) {
        switch (entry->connector->state()) {
        case Connector::State::Idle:
            return Icons::state(Guestwire::State::Off);
        case Connector::State::Failed:
            return Icons::state(Guestwire::State::Crashed);
        case Connector::State::Connecting:
        case Connector::State::AskingTrust:
        case Connector::State::AskingLogin:
        case Connector::State::Waiting:
            return Icons::pending();
        case Connector::State::Connected:
            break;
        }
    }
    return Icons::state(ConnectionLabel::isWell(*entry) ? Guestwire::State::Running
                                                        : Guestwire::State::Crashed);
}

QString addressOf(const ConnectionList::Row &row)
{
    return row.connection.address;
}

} // namespace

ConnectionList::ConnectionList(Connections &connections, SavedConnections &saved, QObject *parent)
    : QAbstractTableModel(parent)
    , m_connections(connections)
    , m_saved(saved)
{
    m_countdown.setInterval(1s);
    connect(&m_countdown, &QTimer::timeout, this, &ConnectionList::refreshStates);
    connect(&saved, &SavedConnections::changed, this, &ConnectionList::build);
    connect(&connections, &Connections::added, this, &ConnectionList::listen);
    connect(&connections, &Connections::added, this, &ConnectionList::build);
    connect(&connections, &Connections::removed, this, &ConnectionList::build);
    connect(&connections, &Connections::renamed, this, &ConnectionList::build);
    for (const ConnectionEntry &entry : connections.all())
        listen(entry.id);
    build();
}

void ConnectionList::listen(ConnectionId id)
{
    const ConnectionEntry &entry = *m_connections.find(id);
    connect(entry.client, &Client::stateChanged, this, &ConnectionList::refreshStates);
    connect(entry.client, &Client::hostsChanged, this, &ConnectionList::refreshStates);
    if (entry.connector)
        connect(entry.connector, &Connector::stateChanged, this, &ConnectionList::refreshStates);
}

void ConnectionList::build()
{
    QList<Row> rows;
    for (const SavedConnection &connection : m_saved.all())
        rows.append({connection, true, -1});
    for (const ConnectionEntry &entry : m_connections.all()) {
        const auto same = std::ranges::find_if(
            rows, [&entry](const Row &row) { return row.connection.address == entry.address; });
        if (same != rows.end())
            same->live = entry.id;
        else
            rows.append({{entry.address, entry.title == entry.address ? QString() : entry.title},
                         false,
                         entry.id});
    }
    // What is chosen stays so where no row comes or goes.
    const bool sameRows = std::ranges::equal(rows, m_rows, {}, &addressOf, &addressOf);
    if (!sameRows)
        beginResetModel();
    m_rows = rows;
    if (!sameRows)
        endResetModel();
    else if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
    refreshStates();
}

void ConnectionList::refreshStates()
{
    const bool waits = std::ranges::any_of(m_connections.all(), [](const ConnectionEntry &entry) {
        return entry.connector && entry.connector->state() == Connector::State::Waiting;
    });
    if (!waits)
        m_countdown.stop();
    else if (!m_countdown.isActive())
        m_countdown.start();
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, State), index(int(m_rows.size()) - 1, State));
    emit statesChanged();
}

const ConnectionList::Row *ConnectionList::row(int index) const
{
    return index >= 0 && index < m_rows.size() ? &m_rows[index] : nullptr;
}

int ConnectionList::indexOf(const QString &address) const
{
    for (int i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].connection.address == address)
            return i;
    return -1;
}

const ConnectionEntry *ConnectionList::entry(const Row &row) const
{
    return m_connections.find(row.live);
}

bool ConnectionList::isServer(const QString &address)
{
    const QString scheme = QUrl(address).scheme();
    return scheme == "wss"_L1 || scheme == "ws"_L1;
}

QString ConnectionList::kindText(const QString &address)
{
    return isServer(address) ? tr("Guestwire server") : tr("libvirt");
}

int ConnectionList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ConnectionList::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ConnectionList::text(const Row &row, int column) const
{
    switch (column) {
    case Name:
        return displayText(row.connection.title());
    case Address:
        return displayText(row.connection.address);
    case Kind:
        return kindText(row.connection.address);
    case State: {
        const ConnectionEntry *live = entry(row);
        return live ? ConnectionLabel::describe(*live) : tr("not connected");
    }
    default:
        return {};
    }
}

QVariant ConnectionList::data(const QModelIndex &index, int role) const
{
    const Row *shown = row(index.row());
    if (!shown)
        return {};
    const int column = index.column();
    if (role == Qt::DisplayRole)
        return text(*shown, column);
    if (role == Qt::ToolTipRole && column < AtStart)
        return plainToolTip(text(*shown, column));
    if (role == Qt::DecorationRole && column == State)
        return iconOf(entry(*shown));
    if (role == Qt::CheckStateRole && column == AtStart)
        return shown->connection.atStart ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::AccessibleTextRole && column == AtStart)
        return shown->connection.atStart ? tr("connects at start")
                                         : tr("does not connect at start");
    return {};
}

bool ConnectionList::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const Row *shown = row(index.row());
    if (!shown || index.column() != AtStart || role != Qt::CheckStateRole)
        return false;
    SavedConnection connection = shown->connection;
    connection.atStart = value.toInt() == Qt::Checked;
    m_saved.put(connection);
    return true;
}

QVariant ConnectionList::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Address:
        return tr("Address");
    case Kind:
        return tr("Kind");
    case State:
        return tr("State");
    case AtStart:
        return tr("At start");
    default:
        return {};
    }
}

Qt::ItemFlags ConnectionList::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    return index.column() == AtStart ? usual | Qt::ItemIsUserCheckable : usual;
}

} // namespace Guestwire
