// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/server/tokendialog.h"

#include "core/model/displaymessage.h"
#include "core/model/vm.h"
#include "widgets/common/format.h"
#include "widgets/common/icons.h"
#include "widgets/common/plaintext.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace Guestwire {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

TokenDialog::TokenDialog(Control control, const QString &user, QWidget *parent)
    : QDialog(parent)
    , m_control(std::move(control))
    , m_user(user)
    , m_lifetime(new QComboBox(this))
    , m_token(new QLineEdit(this))
    , m_message(plainLabel({}, this))
    , m_issue(new QPushButton(tr("&Make the token"), this))
    , m_copy(new QPushButton(Icons::named(u"copy"_s), tr("&Copy"), this))
{
    setObjectName(u"tokenDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Token for %1").arg(displayText(user)));
    resize(520, sizeHint().height());
    const std::pair<QString, std::chrono::seconds> lifetimes[] = {
        {tr("an hour"), 1h},       {tr("a day"), 24h},        {tr("a week"), 7 * 24h},
        {tr("30 days"), 30 * 24h}, {tr("90 days"), 90 * 24h}, {tr("a year"), 365 * 24h}};
    for (const auto &[text, lifetime] : lifetimes)
        m_lifetime->addItem(text, qint64(lifetime.count()));
    m_lifetime->setObjectName(u"tokenLifetime"_s);
    m_lifetime->setCurrentIndex(1);
    m_token->setObjectName(u"token"_s);
    m_token->setReadOnly(true);
    m_token->setPlaceholderText(tr("not made yet"));
    m_message->setObjectName(u"tokenMessage"_s);
    m_message->setWordWrap(true);
    m_message->setMinimumHeight(2 * fontMetrics().lineSpacing()); // in other languages, or a reason
    m_message->setText(tr("A program that has the token may do what this account may, without a "
                          "password."));
    m_issue->setObjectName(u"makeToken"_s);
    m_copy->setObjectName(u"copyToken"_s);
    m_copy->setEnabled(false);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_issue, QDialogButtonBox::ActionRole);
    buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    auto *form = new QFormLayout(this);
    form->addRow(m_message);
    form->addRow(tr("&Valid for"), m_lifetime);
    form->addRow(tr("&Token"), m_token);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_issue, &QPushButton::clicked, this, &TokenDialog::issue);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_token->text()); });
}

void TokenDialog::issue()
{
    ServerControl *control = m_control();
    if (!control) {
        m_message->setText(tr("There is no connection to the server."));
        return;
    }
    m_issue->setEnabled(false);
    const std::chrono::seconds lifetime(m_lifetime->currentData().toLongLong());
    control->issueToken(m_user, lifetime).then(this, [this](const Result<IssuedToken> &result) {
        if (result) {
            present(result.value());
            return;
        }
        m_issue->setEnabled(true);
        m_message->setText(
            tr("No token was made: %1.").arg(displayMessage(result.error().message)));
    });
}

void TokenDialog::present(const IssuedToken &token)
{
    m_lifetime->setEnabled(false);
    m_token->setText(token.token);
    m_token->setCursorPosition(0);
    m_copy->setEnabled(true);
    m_copy->setFocus();
    m_message->setText(tr("Good until %1. Copy it now: it is not shown again.")
                           .arg(Format::dateTime(token.expiresAt)));
}

} // namespace Guestwire
