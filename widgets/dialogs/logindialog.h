// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace Guestwire {

// Asks for a user and a password of one server.
class LoginDialog : public QDialog
{
    Q_OBJECT

public:
    LoginDialog(const QString &server, const QString &user, QWidget *parent);

    void setReason(const QString &reason); // why the last attempt failed; empty at first

signals:
    void entered(const QString &user, const QString &password);

private:
    void enter();

    QLabel *m_reason;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QPushButton *m_logIn;
};

} // namespace Guestwire
