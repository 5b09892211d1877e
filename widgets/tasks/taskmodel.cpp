// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tasks/taskmodel.h"

#include "core/model/displaymessage.h"
#include "widgets/common/format.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/words.h"
#include "widgets/data/bulkrun.h"

#include <algorithm>

namespace Guestwire {

using namespace Qt::StringLiterals;

TaskModel::TaskModel(const Connections &connections, Commands &commands, QObject *parent)
    : QAbstractTableModel(parent)
    , m_connections(connections)
    , m_commands(commands)
{
    connect(&commands, &Commands::began, this, &TaskModel::begin);
    connect(&commands, &Commands::progressed, this, &TaskModel::advance);
    connect(&commands, &Commands::ended, this,
            qOverload<quint64, const Result<CommandResult> &>(&TaskModel::end));
    connect(&commands, &Commands::bulkBegan, this, &TaskModel::beginBulk);
}

void TaskModel::begin(quint64 number, const VmKey &key, const Command &command,
                      const QObject *context)
{
    if (qobject_cast<const BulkRun *>(context))
        return; // its run is the task
    const Vm *vm = m_connections.vm(key);
    Task task;
    task.number = number;
    task.key = key;
    task.action = command.action;
    task.what = command.name.isEmpty()
        ? Words::action(command.action)
        : tr("%1: %2", "action and what it is called")
              .arg(Words::action(command.action), displayText(command.name));
    task.vmName = vm ? displayText(vm->name) : QString();
    add(task);
}

void TaskModel::advance(quint64 number, double percent, const QString &)
{
    Task *task = find(number);
    if (!task)
        return;
    task->percent = std::clamp(int(percent), 0, 100);
    change(*task);
}

void TaskModel::end(quint64 number, const Result<CommandResult> &result)
{
    Task *task = find(number);
    if (!task)
        return;
    if (result)
        end(*task, State::Done, {});
    else
        end(*task, State::Failed,
            result.error().message.isEmpty()
                ? tr("failed: %1").arg(Words::error(result.error().code))
                : tr("failed: %1 (%2)", "reason and details")
                      .arg(Words::error(result.error().code),
                           displayMessage(result.error().message)));
}

void TaskModel::beginBulk(BulkRun *run)
{
    Task task;
    task.run = run;
    task.what = Words::action(run->action());
    task.vmName = tr("%n VMs", nullptr, run->rowCount());
    add(task);
    connect(run, &BulkRun::advanced, this, [this, run] { advanceBulk(*run); });
    // Its dialog was closed: what was asked for already is answered by itself.
    connect(run, &QObject::destroyed, this, [this] {
        for (Task &one : m_tasks)
            if (one.number == 0 && !one.run && one.state == State::Running)
                end(one, State::Stopped, tr("stopped"));
    });
}

void TaskModel::advanceBulk(const BulkRun &run)
{
    Task *task = find(run);
    if (!task)
        return;
    const int all = std::max(run.rowCount(), 1);
    const int failed = run.count(BulkRun::Progress::Failed);
    const int stopped = run.count(BulkRun::Progress::Stopped);
    const int done = run.count(BulkRun::Progress::Done);
    task->percent = (done + failed + stopped) * 100 / all;
    if (run.isRunning()) {
        task->state = State::Running; // perhaps once more, for the rest
        task->endedAt = {};
        change(*task);
    } else {
        end(*task, failed > 0 ? State::Failed : stopped > 0 ? State::Stopped : State::Done,
            failed > 0          ? tr("%n failed", nullptr, failed)
                : stopped > 0 ? tr("%n not asked for", nullptr, stopped)
                              : QString());
    }
}

void TaskModel::add(const Task &task)
{
    beginInsertRows({}, 0, 0);
    m_tasks.prepend(task);
    m_tasks.first().beganAt = QDateTime::currentDateTimeUtc();
    endInsertRows();
    trim();
}

void TaskModel::change(Task &task)
{
    const int row = int(&task - m_tasks.constData());
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void TaskModel::end(Task &task, State state, const QString &result)
{
    task.state = state;
    task.result = result;
    task.percent.reset();
    task.endedAt = QDateTime::currentDateTimeUtc();
    change(task);
}

void TaskModel::trim()
{
    qsizetype ended = m_tasks.size() - running();
    for (int row = int(m_tasks.size()) - 1; row >= 0 && ended > mostEnded; --row) {
        if (isRunning(row))
            continue;
        beginRemoveRows({}, row, row);
        m_tasks.remove(row);
        endRemoveRows();
        --ended;
    }
}

void TaskModel::clearEnded()
{
    beginResetModel();
    m_tasks.removeIf([](const Task &task) { return task.state != State::Running; });
    endResetModel();
}

int TaskModel::running() const
{
    return int(std::ranges::count(m_tasks, State::Running, &Task::state));
}

TaskModel::Task *TaskModel::find(quint64 number)
{
    const auto found = std::ranges::find(m_tasks, number, &Task::number);
    return found == m_tasks.end() ? nullptr : &*found;
}

TaskModel::Task *TaskModel::find(const BulkRun &run)
{
    const auto found = std::ranges::find_if(
        m_tasks, [&run](const Task &task) { return task.run.data() == &run; });
    return found == m_tasks.end() ? nullptr : &*found;
}

bool TaskModel::canCancel(int row) const
{
    const Task &task = m_tasks[row];
    if (task.run)
        return task.run->count(BulkRun::Progress::Waiting) > 0;
    return isRunning(row) && task.action && m_commands.canCancel(task.key, *task.action);
}

void TaskModel::cancel(int row)
{
    if (!canCancel(row))
        return;
    if (m_tasks[row].run)
        m_tasks[row].run->stop();
    else
        m_commands.cancel(m_tasks[row].key);
}

int TaskModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_tasks.size());
}

int TaskModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString TaskModel::progressText(const Task &task) const
{
    switch (task.state) {
    case State::Running:
        return task.percent ? tr("under way, %1", "percent").arg(Format::percent(*task.percent))
                            : tr("under way");
    case State::Done:
        return tr("done");
    case State::Failed:
    case State::Stopped:
        return task.result;
    }
    return {};
}

QString TaskModel::tookText(const Task &task) const
{
    if (!task.endedAt.isValid())
        return {};
    return Format::duration(std::chrono::seconds(task.beganAt.secsTo(task.endedAt)));
}

QVariant TaskModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Task &task = m_tasks[index.row()];
    const auto column = Column(index.column());
    if (role == KeyRole)
        return QVariant::fromValue(task.key);
    if (role == PercentRole)
        return task.percent ? QVariant(*task.percent) : QVariant();
    if (role == Qt::ToolTipRole && column == Progress)
        return plainToolTip(progressText(task));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case What:
        return task.what;
    case VmName:
        return task.vmName;
    case Progress:
        return progressText(task);
    case Began:
        return Format::time(task.beganAt);
    case Took:
        return tookText(task);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant TaskModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case What:
        return tr("Task");
    case VmName:
        return tr("VM");
    case Progress:
        return tr("Progress");
    case Began:
        return tr("Began");
    case Took:
        return tr("Took");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace Guestwire
