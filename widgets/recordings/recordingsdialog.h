// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/client.h"
#include "widgets/data/connections.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace Guestwire {

// The recordings of a VM's consoles: to replay, to save, to delete.
class RecordingsDialog : public QDialog
{
    Q_OBJECT

public:
    RecordingsDialog(const Connections &connections, const VmKey &key, QWidget *parent);

    void load();
    void save(const QString &path); // the chosen one

private:
    QPushButton *addButton(const QString &icon, const QString &text, const QString &name,
                           void (RecordingsDialog::*slot)());
    void present(const QList<Recording> &recordings);
    void updateButtons();
    const Recording *chosen() const;
    Client *client() const;
    QString title(const Recording &recording) const;
    void replay();
    void askPath();
    void remove();

    const Connections &m_connections;
    VmKey m_key;
    QString m_vmName;
    QList<Recording> m_recordings;
    QTreeWidget *m_list;
    QLabel *m_status;
    QPushButton *m_replay;
    QPushButton *m_save;
    QPushButton *m_delete;
};

} // namespace Guestwire
