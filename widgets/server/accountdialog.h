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

// Makes an account, the first one among them, or changes one. It closes once the server has said
// that it was done, and tells why not in the other case.
class AccountDialog : public QDialog
{
    Q_OBJECT

public:
    using Control = std::function<ServerControl *()>; // null: there is no use in asking
    enum class Kind { First, Add, Change };

    AccountDialog(Control control, Kind kind, const AccountInfo &account, QWidget *parent);

    // How hard a password is to guess, in words for a person.
    static QString strength(const QString &password);

private:
    void makeForm();
    void check();
    QString fault() const; // what is missing; empty when it can be saved
    AccountChange wish() const;
    void save();

    const Control m_control;
    const Kind m_kind;
    const AccountInfo m_account;
    QLineEdit *m_name;
    QComboBox *m_role;
    QLineEdit *m_vms;
    QLineEdit *m_password;
    QLineEdit *m_again;
    QLabel *m_strength;
    QLabel *m_message;
    QPushButton *m_save = nullptr;
    bool m_isSaving = false;
};

} // namespace Guestwire
