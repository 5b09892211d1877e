// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/connections.h"

#include <QObject>
#include <QPointer>
#include <QSslCertificate>

class QDialog;
class QWidget;

namespace Guestwire {

class LoginDialog;

// Asks what connectors need to know from a person: trust and a log-in. One question at a time: the
// others wait their turn, so that no password is typed into another server's dialog that has just
// opened.
class ConnectionPrompts : public QObject
{
    Q_OBJECT

public:
    ConnectionPrompts(Connections &connections, QWidget *window);

signals:
    // It will not be tried again by itself.
    void failed(Guestwire::ConnectionId id, const QString &title, const QString &reason);

private:
    struct Question
    {
        ConnectionId id = -1;
        bool isLogin = false;
        QString text {}; // the fingerprint, or why the last log-in failed
        QSslCertificate certificate {};
    };

    void listen(ConnectionId id);
    void ask(const Question &question);
    void askNext();
    void answered(const QDialog *dialog, int result);
    void withdraw(ConnectionId id); // nobody wants to know it any more
    QDialog *trustDialog(const Question &question, Connector &connector);
    QDialog *loginDialog(const Question &question, Connector &connector);
    void stateChanged(ConnectionId id);

    Connections &m_connections;
    QWidget *m_window;
    QList<Question> m_waiting; // at most one for each connection
    ConnectionId m_asked = -1; // whom m_dialog is about
    QPointer<QDialog> m_dialog;
};

} // namespace Guestwire
