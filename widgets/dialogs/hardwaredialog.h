// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/details.h"
#include "core/model/sample.h"
#include "widgets/data/commands.h"

#include <QDialog>

#include <optional>

class QCheckBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace Guestwire {

// Changes what a VM has: virtual CPUs, memory, the sizes of its disks, and whether it starts with
// its host. What differs is asked for one by one, and what came of each is said here.
class HardwareDialog : public QDialog
{
    Q_OBJECT

public:
    HardwareDialog(const Connections &connections, Commands &commands, const VmKey &key,
                   QWidget *parent);

private:
    struct Disk
    {
        QString name;
        QDoubleSpinBox *size = nullptr; // GiB
    };

    void makeForm();
    void listen(Client &client);
    void takeDisks(const Sample &sample);
    void takeFacts(const QList<Fact> &facts);
    QList<Command> changes() const;
    void refresh();
    void applyNext();
    void finish(const Command &command, const Result<CommandResult> &result);
    void adopt(const Command &command);

    const Connections &m_connections;
    Commands &m_commands;
    const VmKey m_key;
    QString m_name;
    int m_vcpusNow = 0;
    int m_memoryNow = 0; // MiB
    std::optional<bool> m_autostartNow;
    QList<Disk> m_disks;
    QFormLayout *m_form;
    QSpinBox *m_vcpus;
    QSpinBox *m_memory; // MiB
    QCheckBox *m_autostart;
    QLabel *m_diskNote;
    QLabel *m_outcome;
    QPushButton *m_apply;
    QList<Command> m_waiting; // the first is asked for
};

} // namespace Guestwire
