// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/bulkrun.h"

#include "core/model/displaymessage.h"
#include "widgets/common/words.h"

#include <algorithm>

namespace Guestwire {

BulkRun::BulkRun(const Connections &connections, Commands &commands, Action action,
                 const QList<VmKey> &keys, QObject *parent)
    : QAbstractTableModel(parent)
    , m_commands(commands)
    , m_action(action)
{
    for (const VmKey &key : keys)
        if (const Vm *vm = connections.vm(key))
            m_lines.append({key, displayText(vm->name)});
}

void BulkRun::start()
{
    m_commands.announce(*this);
    goOn();
}

void BulkRun::stop()
{
    for (int row = 0; row < m_lines.size(); ++row)
        if (m_lines[row].progress == Progress::Waiting)
            set(row, Progress::Stopped);
}

void BulkRun::retryFailed()
{
    for (int row = 0; row < m_lines.size(); ++row)
        if (m_lines[row].progress == Progress::Failed || m_lines[row].progress == Progress::Stopped)
            set(row, Progress::Waiting);
    goOn();
}

int BulkRun::count(Progress progress) const
{
    return int(std::ranges::count(m_lines, progress, &Line::progress));
}

bool BulkRun::isRunning() const
{
    return count(Progress::Waiting) + count(Progress::Asked) > 0;
}

void BulkRun::goOn()
{
    for (int row = 0; row < m_lines.size() && count(Progress::Asked) < atOnce; ++row)
        if (m_lines[row].progress == Progress::Waiting)
            ask(row);
}

void BulkRun::ask(int row)
{
    set(row, Progress::Asked);
    m_commands.perform(m_lines[row].key, Commands::order(m_action), this,
                       [this, row](const Result<CommandResult> &result) { answered(row, result); });
}

void BulkRun::answered(int row, const Result<CommandResult> &result)
{
    if (!result)
        m_lines[row].error = result.error();
    set(row, result ? Progress::Done : Progress::Failed);
    goOn();
}

void BulkRun::set(int row, Progress progress)
{
    m_lines[row].progress = progress;
    const QModelIndex changed = index(row, ResultColumn);
    emit dataChanged(changed, changed);
    emit advanced();
}

int BulkRun::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int BulkRun::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant BulkRun::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Line &line = m_lines[index.row()];
    if (role == Qt::DisplayRole)
        return index.column() == VmColumn ? line.name : resultText(line);
    if (role == Qt::ToolTipRole && line.progress == Progress::Failed)
        return displayMessage(line.error.message).toHtmlEscaped();
    return {};
}

QVariant BulkRun::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == VmColumn ? tr("VM") : tr("Result");
}

QString BulkRun::resultText(const Line &line) const
{
    switch (line.progress) {
    case Progress::Waiting:
        return tr("waiting");
    case Progress::Asked:
        return Words::pending(m_action);
    case Progress::Done:
        return tr("done");
    case Progress::Failed:
        return line.error.message.isEmpty()
            ? tr("failed: %1").arg(Words::error(line.error.code))
            : tr("failed: %1 (%2)", "reason and details")
                  .arg(Words::error(line.error.code), displayMessage(line.error.message));
    case Progress::Stopped:
        return tr("not asked for");
    }
    return {};
}

} // namespace Guestwire
