// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/commands.h"

#include <QAbstractTableModel>

namespace Guestwire {

// One action on many VMs: a few at a time, so that a host is not asked to start a hundred at once, with a
// line for what came of each. The run goes on until all are answered or it is stopped.
class BulkRun : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int atOnce = 4; // commands without an answer yet

    enum Column { VmColumn, ResultColumn, ColumnCount };
    enum class Progress { Waiting, Asked, Done, Failed, Stopped };

    // Names are taken now: a VM may be gone when its line is read.
    BulkRun(const Connections &connections, Commands &commands, Action action,
            const QList<VmKey> &keys, QObject *parent = nullptr);

    void start();
    void stop(); // what was asked for already is still answered
    void retryFailed(); // and what was stopped

    Action action() const { return m_action; }
    int count(Progress progress) const;
    bool isRunning() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void advanced();

private:
    struct Line
    {
        VmKey key;
        QString name;
        Progress progress = Progress::Waiting;
        Error error {ErrorCode::Unknown, {}};
    };

    void goOn();
    void ask(int row);
    void answered(int row, const Result<CommandResult> &result);
    void set(int row, Progress progress);
    QString resultText(const Line &line) const;

    Commands &m_commands;
    Action m_action;
    QList<Line> m_lines;
};

} // namespace Guestwire
