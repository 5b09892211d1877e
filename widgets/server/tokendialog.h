// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/servercontrol.h"

#include <QDialog>

#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace Guestwire {

// Makes an access token for an account and shows it this once.
class TokenDialog : public QDialog
{
    Q_OBJECT

public:
    using Control = std::function<ServerControl *()>; // null: there is no use in asking

    TokenDialog(Control control, const QString &user, QWidget *parent);

private:
    void issue();
    void present(const IssuedToken &token);

    const Control m_control;
    const QString m_user;
    QComboBox *m_lifetime;
    QLineEdit *m_token;
    QLabel *m_message;
    QPushButton *m_issue;
    QPushButton *m_copy;
};

} // namespace Guestwire
