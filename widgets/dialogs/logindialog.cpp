// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/logindialog.h"

#include "core/model/displaymessage.h"
#include "core/model/vm.h"
#include "widgets/common/colors.h"
#include "widgets/common/plaintext.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace Guestwire {

LoginDialog::LoginDialog(const QString &server, const QString &user, QWidget *parent)
    : QDialog(parent)
    , m_reason(plainLabel({}, this))
    , m_user(new QLineEdit(user, this))
    , m_password(new QLineEdit(this))
{
    constexpr int leastWidth = 340; // pixels
    setWindowTitle(tr("Log in"));
    setMinimumWidth(leastWidth);
    setAttribute(Qt::WA_DeleteOnClose);
    m_user->setObjectName(QStringLiteral("user"));
    m_password->setObjectName(QStringLiteral("password"));
    m_password->setEchoMode(QLineEdit::Password);
    m_reason->setWordWrap(true);
    m_reason->hide();
    QPalette ink = m_reason->palette();
    ink.setColor(QPalette::WindowText, colorsFor(ink).problem);
    m_reason->setPalette(ink);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_logIn = buttons->addButton(tr("Log in"), QDialogButtonBox::AcceptRole);
    auto *form = new QFormLayout(this);
    form->addRow(plainLabel(tr("Log in to %1").arg(displayText(server)), this));
    form->addRow(m_reason);
    form->addRow(tr("&User"), m_user);
    form->addRow(tr("&Password"), m_password);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &LoginDialog::enter);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const auto check = [this] {
        m_logIn->setEnabled(!m_user->text().isEmpty() && !m_password->text().isEmpty());
    };
    connect(m_user, &QLineEdit::textChanged, this, check);
    connect(m_password, &QLineEdit::textChanged, this, check);
    check();
}

// Asked again after a failure: the user's name stays, the password is typed anew.
void LoginDialog::setReason(const QString &reason)
{
    m_reason->setText(displayMessage(reason));
    m_reason->setVisible(!reason.isEmpty());
    m_password->clear();
    (m_user->text().isEmpty() ? m_user : m_password)->setFocus();
}

void LoginDialog::enter()
{
    m_logIn->setEnabled(false);
    emit entered(m_user->text(), m_password->text());
}

} // namespace Guestwire
