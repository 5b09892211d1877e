// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/connections/connectionlist.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeView;

namespace Guestwire {

class Switchboard;

// The connections that are kept or there: made, changed, tried, begun and ended here.
class ConnectionsDialog : public QDialog
{
    Q_OBJECT

public:
    // All three outlive it.
    ConnectionsDialog(Connections &connections, SavedConnections &saved, Switchboard &switchboard,
                      QWidget *parent);

    void choose(const QString &address);

private:
    void makeList();
    QWidget *makeButtons();
    QWidget *makeUndo();
    QPushButton *makeButton(const QString &name, const QString &text,
                            void (ConnectionsDialog::*act)());
    const ConnectionList::Row *chosen() const;
    void refresh();
    void refreshButtons();
    void refreshDetails();
    QString aboutServer(const ConnectionList::Row &row) const;
    void add();
    void edit();
    void remove();
    void undo();
    void toggle();
    void test();
    void forgetKey();
    void tell(const QString &text); // about the chosen one, until another is chosen

    Connections &m_connections;
    SavedConnections &m_saved;
    Switchboard &m_switchboard;
    ConnectionList m_model;
    QTreeView *m_view;
    QLabel *m_details;
    QWidget *m_undoBar;
    QLabel *m_undoText;
    QPushButton *m_undo;
    QPushButton *m_edit;
    QPushButton *m_remove;
    QPushButton *m_toggle;
    QPushButton *m_test;
    QPushButton *m_forgetKey;
    QString m_about; // whom m_told is about
    QString m_told;
    struct
    {
        qsizetype index = -1;
        SavedConnection connection;
        bool wasLive = false;
    } m_removed;
};

} // namespace Guestwire
