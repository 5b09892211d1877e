// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/commands.h"

#include "widgets/common/format.h"
#include "widgets/common/words.h"

#include <QPointer>

#include <algorithm>

namespace Guestwire {

using namespace Qt::StringLiterals;

Commands::Commands(Connections &connections, QObject *parent)
    : QObject(parent)
    , m_connections(connections)
{
    for (const ConnectionEntry &entry : connections.all())
        listen(entry.id);
    connect(&connections, &Connections::added, this, &Commands::listen);
    connect(&connections, &Connections::aboutToRemove, this, [this](ConnectionId id) {
        m_connections.find(id)->client->disconnect(this);
        m_pending.removeIf([id](const auto &item) { return item.key().connection == id; });
    });
}

void Commands::listen(ConnectionId id)
{
    connect(m_connections.find(id)->client, &Client::progressed, this,
            [this, id](VmId vm, double percent, const QString &message) {
                const VmKey key {id, vm};
                const auto waiting = m_pending.find(key);
                if (waiting == m_pending.end())
                    return;
                waiting->last().progress = Format::percent(percent);
                const quint64 number = waiting->last().number;
                emit pendingChanged(key);
                emit progressed(number, percent, message);
            });
}

Command Commands::order(Action action, const QString &name)
{
    Command command;
    command.action = action;
    command.name = name;
    return command;
}

void Commands::perform(const VmKey &key, const Command &command)
{
    perform(key, command, this, [this, key, command](const Result<CommandResult> &result) {
        if (result)
            emit done(key, command);
        else
            emit failed(key, command, result.error());
    });
}

void Commands::perform(const VmKey &key, const Command &command, QObject *context, Then then)
{
    const ConnectionEntry *entry = m_connections.find(key.connection);
    if (!entry) {
        then(Error {ErrorCode::Unavailable, tr("The connection is closed.")});
        return;
    }
    const quint64 number = ++m_lastNumber;
    m_pending[key].append({number, command.action, {}});
    emit pendingChanged(key);
    emit began(number, key, command, context);
    const auto answered = [this, key, command, number, listener = QPointer(context),
                           then = std::move(then)](const Result<CommandResult> &result) {
        finish(key, number);
        emit ended(number, result);
        if (listener)
            then(result);
        else if (!result)
            emit failed(key, command, result.error());
    };
    entry->client->perform(key.vm, command)
        .then(this, answered)
        .onCanceled(this, [answered] {
            answered(Error {ErrorCode::Unavailable, tr("The connection ended before the answer.")});
        });
}

bool Commands::canCancel(const VmKey &key, Action action) const
{
    const ConnectionEntry *entry = m_connections.find(key.connection);
    const bool hasEnd =
        action == Action::Save || action == Action::Stop || action == Action::Restart;
    return hasEnd && entry && entry->client->server().capabilities.contains("cancel"_L1);
}

void Commands::cancel(const VmKey &key)
{
    const ConnectionEntry *entry = m_connections.find(key.connection);
    if (!entry)
        return;
    entry->client->cancel(key.vm).then(this, [this, key](const Outcome &outcome) {
        if (!outcome)
            emit failedToCancel(key, outcome.error());
    });
}

bool Commands::isPending(const VmKey &key, Action action) const
{
    const QList<Waiting> waiting = m_pending.value(key);
    return std::ranges::any_of(waiting,
                               [action](const Waiting &item) { return item.action == action; });
}

QString Commands::pendingText(const VmKey &key) const
{
    const auto waiting = m_pending.constFind(key);
    if (waiting == m_pending.cend())
        return {};
    const Waiting &newest = waiting->last();
    const QString text = Words::pending(newest.action);
    return newest.progress.isEmpty() ? text : text + u' ' + newest.progress;
}

void Commands::finish(const VmKey &key, quint64 number)
{
    const auto waiting = m_pending.find(key);
    if (waiting != m_pending.end()) {
        const auto found = std::ranges::find(*waiting, number, &Waiting::number);
        if (found != waiting->end())
            waiting->erase(found);
        if (waiting->isEmpty())
            m_pending.erase(waiting);
    }
    emit pendingChanged(key);
}

} // namespace Guestwire
