// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/details.h"
#include "widgets/data/commands.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace Guestwire {

// The snapshots of a VM as the tree that they are, and what can be done with them.
class SnapshotsPage : public QWidget
{
    Q_OBJECT

public:
    SnapshotsPage(const Connections &connections, Commands &commands, QWidget *parent);

    void setTarget(const VmKey &key);
    void load(); // asks the host, again if need be

protected:
    void showEvent(QShowEvent *event) override;

private:
    QPushButton *addButton(const QString &icon, const QString &text, void (SnapshotsPage::*slot)());
    void present(const QList<Snapshot> &snapshots);
    void updateButtons();
    void create();
    void revert();
    void remove();
    QString chosen() const;

    const Connections &m_connections;
    Commands &m_commands;
    VmKey m_target;
    bool m_loaded = false;
    QLabel *m_status;
    QTreeWidget *m_tree;
    QPushButton *m_create;
    QPushButton *m_revert;
    QPushButton *m_delete;
};

} // namespace Guestwire
