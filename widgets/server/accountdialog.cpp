// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/server/accountdialog.h"

#include "core/model/displaymessage.h"
#include "core/model/vm.h"
#include "widgets/common/plaintext.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shortest = 8; // characters; the server takes no fewer
constexpr double fairBits = 50;
constexpr double strongBits = 75;

QStringList patternsOf(const QString &text)
{
    static const QRegularExpression separator(u"[,\\s]+"_s);
    QStringList patterns = text.split(separator, Qt::SkipEmptyParts);
    if (patterns.contains("*"_L1))
        patterns.clear();
    return patterns;
}

// As many as someone would have to try who knows which kinds of characters there are.
double bitsOf(const QString &password)
{
    const auto has = [&password](auto kind) { return std::ranges::any_of(password, kind); };
    double kinds = 0;
    kinds += has([](QChar c) { return c.isLower(); }) ? 26 : 0;
    kinds += has([](QChar c) { return c.isUpper(); }) ? 26 : 0;
    kinds += has([](QChar c) { return c.isDigit(); }) ? 10 : 0;
    kinds += has([](QChar c) { return !c.isLetterOrNumber(); }) ? 30 : 0;
    const QSet<QChar> different(password.cbegin(), password.cend());
    const auto length = double(std::min(password.size(), 3 * different.size()));
    return length * std::log2(std::max(2.0, kinds));
}

} // namespace

AccountDialog::AccountDialog(Control control, Kind kind, const AccountInfo &account,
                             QWidget *parent)
    : QDialog(parent)
    , m_control(std::move(control))
    , m_kind(kind)
    , m_account(account)
    , m_name(new QLineEdit(account.name, this))
    , m_role(new QComboBox(this))
    , m_vms(new QLineEdit(account.grant.vms.join(", "_L1), this))
    , m_password(new QLineEdit(this))
    , m_again(new QLineEdit(this))
    , m_strength(plainLabel({}, this))
    , m_message(plainLabel({}, this))
{
    setObjectName(u"accountDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(kind == Kind::First     ? tr("First administrator")
                       : kind == Kind::Add ? tr("Add an account")
                                           : tr("Account of %1").arg(displayText(account.name)));
    for (const Role role : {Role::Viewer, Role::Operator, Role::Admin})
        m_role->addItem(toName(role), int(role));
    m_role->setCurrentIndex(
        m_role->findData(int(kind == Kind::First ? Role::Admin : account.grant.role)));
    makeForm();
    for (QLineEdit *edit : {m_name, m_vms, m_password, m_again})
        connect(edit, &QLineEdit::textChanged, this, &AccountDialog::check);
    check();
}

void AccountDialog::makeForm()
{
    m_name->setObjectName(u"accountName"_s);
    m_role->setObjectName(u"accountRole"_s);
    m_vms->setObjectName(u"accountVms"_s);
    m_password->setObjectName(u"accountPassword"_s);
    m_again->setObjectName(u"accountPasswordAgain"_s);
    m_message->setObjectName(u"accountMessage"_s);
    m_strength->setObjectName(u"accountStrength"_s);
    m_message->setWordWrap(true);
    m_name->setReadOnly(m_kind == Kind::Change);
    m_vms->setPlaceholderText(tr("all, or patterns such as web-*, db-*"));
    for (QLineEdit *edit : {m_password, m_again})
        edit->setEchoMode(QLineEdit::Password);
    if (m_kind == Kind::Change)
        m_password->setPlaceholderText(tr("as it is"));
    auto *form = new QFormLayout(this);
    if (m_kind == Kind::First) {
        auto *why =
            plainLabel(tr("Whoever connects has to log in. Make an account for yourself: the "
                          "server stays off until there is one."),
                       this);
        why->setWordWrap(true);
        form->addRow(why);
    }
    form->addRow(tr("&User"), m_name);
    form->addRow(tr("&Role"), m_role);
    form->addRow(tr("&VMs"), m_vms);
    form->addRow(m_kind == Kind::Change ? tr("New &password") : tr("&Password"), m_password);
    form->addRow(tr("Password a&gain"), m_again);
    form->addRow(QString(), m_strength);
    if (m_kind == Kind::First) {
        form->setRowVisible(m_role, false);
        form->setRowVisible(m_vms, false);
    }
    form->addRow(m_message);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(m_kind == Kind::Change ? tr("Save") : tr("Make the account"),
                                QDialogButtonBox::AcceptRole);
    m_save->setObjectName(u"saveAccount"_s);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &AccountDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    (m_kind == Kind::Change ? static_cast<QWidget *>(m_role) : m_name)->setFocus();
}

QString AccountDialog::strength(const QString &password)
{
    if (password.size() < shortest)
        return tr("A password has at least %1 characters.").arg(shortest);
    const double bits = bitsOf(password);
    if (bits < fairBits)
        return tr("Weak: make it longer. Several words that do not belong together do well.");
    return bits < strongBits ? tr("Fair. Longer is better.") : tr("Strong.");
}

QString AccountDialog::fault() const
{
    if (m_name->text().isEmpty())
        return tr("A name is missing.");
    const bool keeps = m_kind == Kind::Change && m_password->text().isEmpty();
    if (!keeps && m_password->text().size() < shortest)
        return strength(m_password->text());
    if (m_password->text() != m_again->text())
        return tr("The two passwords differ.");
    return {};
}

void AccountDialog::check()
{
    m_strength->setText(m_kind == Kind::Change && m_password->text().isEmpty()
                            ? tr("A new password voids the tokens of this account.")
                            : strength(m_password->text()));
    const QString why = fault();
    m_save->setEnabled(why.isEmpty() && !m_isSaving);
    m_save->setToolTip(why);
    m_message->clear();
}

AccountChange AccountDialog::wish() const
{
    AccountChange change;
    change.name = m_name->text();
    change.create = m_kind != Kind::Change;
    if (!m_password->text().isEmpty())
        change.password = m_password->text();
    const auto role = Role(m_role->currentData().toInt());
    const QStringList vms = patternsOf(m_vms->text());
    if (change.create || role != m_account.grant.role)
        change.role = role;
    if (change.create || vms != m_account.grant.vms)
        change.vms = vms;
    return change;
}

void AccountDialog::save()
{
    ServerControl *control = m_control();
    if (!control) {
        m_message->setText(tr("There is no connection to the server."));
        return;
    }
    m_isSaving = true;
    check();
    m_message->setText(tr("Saving…"));
    control->setAccount(wish()).then(this, [this](const Outcome &outcome) {
        m_isSaving = false;
        if (outcome) {
            accept();
            return;
        }
        check();
        m_message->setText(displayMessage(outcome.error().message));
    });
}

} // namespace Guestwire
