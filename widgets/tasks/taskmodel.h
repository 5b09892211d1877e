// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/commands.h"

#include <QAbstractTableModel>
#include <QPointer>

namespace Guestwire {

// What this window has asked for: what is under way, and what came of it, the newest first. A run over many VMs is
// one task.
class TaskModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { What, VmName, Progress, Began, Took, ColumnCount };
    enum Role {
        KeyRole = Qt::UserRole, // VmKey; null for a run over many
        PercentRole, // int, 0 to 100; null where it is not known, or the task has ended
    };
    static constexpr qsizetype mostEnded = 100; // the oldest go

    TaskModel(const Connections &connections, Commands &commands, QObject *parent = nullptr);

    bool isRunning(int row) const { return m_tasks[row].state == State::Running; }
    bool canCancel(int row) const;
    void cancel(int row);
    void clearEnded();
    int running() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    enum class State { Running, Done, Failed, Stopped };
    struct Task
    {
        quint64 number = 0; // of its command; 0 for a run over many
        QPointer<BulkRun> run; // over many, while it is there
        VmKey key;
        std::optional<Action> action; // none for a run over many
        QString what;
        QString vmName;
        State state = State::Running;
        std::optional<int> percent;
        QString result;
        QDateTime beganAt; // UTC
        QDateTime endedAt;
    };

    void begin(quint64 number, const VmKey &key, const Command &command, const QObject *context);
    void advance(quint64 number, double percent, const QString &message);
    void end(quint64 number, const Result<CommandResult> &result);
    void beginBulk(BulkRun *run);
    void advanceBulk(const BulkRun &run);
    void add(const Task &task);
    void change(Task &task);
    void end(Task &task, State state, const QString &result);
    void trim();
    Task *find(quint64 number);
    Task *find(const BulkRun &run);
    QString progressText(const Task &task) const;
    QString tookText(const Task &task) const;

    const Connections &m_connections;
    Commands &m_commands;
    QList<Task> m_tasks; // the newest first
};

} // namespace Guestwire
