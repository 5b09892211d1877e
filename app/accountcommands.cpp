// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/accountcommands.h"

#include "app/commandrecord.h"
#include "app/configcommands.h"
#include "app/exitstatus.h"
#include "app/output.h"
#include "app/passwordprompt.h"
#include "core/service/accounts.h"
#include "core/service/passwords.h"
#include "core/service/statedirectory.h"
#include "core/service/tokens.h"

#include <QCoreApplication>

#include <algorithm>
#include <unistd.h>

namespace Guestwire {

namespace {

QString textOf(const Grant &grant)
{
    const QString vms = grant.vms.isEmpty() ? QStringLiteral("*") : grant.vms.join(u' ');
    return QStringLiteral("%1 for %2").arg(toName(grant.role), vms);
}

class AccountCommands
{
    Q_DECLARE_TR_FUNCTIONS(AccountCommands)

public:
    AccountCommands(const Options &options, const QString &directory)
        : m_options(options)
        , m_directory(directory)
        , m_accounts(directory)
    {
    }

    Outcome run();

private:
    Outcome add();
    Outcome list() const;
    Outcome set();
    Outcome setPassword();
    Outcome issueToken() const;
    Outcome rotateKey() const;
    Result<QByteArray> newPasswordHash() const;
    Error noSuchUser() const;
    Outcome recorded(AuditEntry::Kind kind, const QString &message, const Outcome &outcome) const;
    bool isThere() const { return m_accounts.find(m_options.userName).has_value(); }

    const Options &m_options;
    const QString m_directory;
    Accounts m_accounts;
};

Outcome AccountCommands::run()
{
    if (const Outcome loaded = m_accounts.load(); !loaded)
        return loaded;
    switch (m_options.mode) {
    case Mode::UserAdd:
        return add();
    case Mode::UserList:
        return list();
    case Mode::UserRemove:
        return recorded(AuditEntry::Kind::Account, QStringLiteral("removed, tokens revoked"),
                        m_accounts.remove(m_options.userName));
    case Mode::UserSet:
        return set();
    case Mode::UserSetPassword:
        return setPassword();
    case Mode::TokenIssue:
        return issueToken();
    case Mode::TokenRotateKey:
        return rotateKey();
    case Mode::Window:
    case Mode::Viewer:
    case Mode::Headless:
    case Mode::HistoryExport:
    case Mode::Pair:
    case Mode::Fingerprint:
    case Mode::AuditVerify:
    case Mode::CheckConfig:
    case Mode::PrintConfig:
    case Mode::Help:
    case Mode::Version:
        break;
    }
    Q_UNREACHABLE();
}

Outcome AccountCommands::recorded(AuditEntry::Kind kind, const QString &message,
                                  const Outcome &outcome) const
{
    if (!outcome)
        return outcome;
    recordCommand(m_directory, kind, m_options.userName, message);
    return outcome;
}

// Asks for no password that would be of no use.
Outcome AccountCommands::add()
{
    if (isThere())
        return Error {ErrorCode::Conflict,
                      tr("There is a user \"%1\" already. Its password is changed with: guestwire "
                         "user set-password %1")
                          .arg(m_options.userName)};
    const auto hash = newPasswordHash();
    if (!hash)
        return hash.error();
    const Grant grant {m_options.role.value_or(Role::Viewer), m_options.vms.value_or(QStringList())};
    return recorded(AuditEntry::Kind::Account, QStringLiteral("added as ") + textOf(grant),
                    m_accounts.add(m_options.userName, grant, hash.value()));
}

// What was not named stays as it is.
Outcome AccountCommands::set()
{
    AccountChange change;
    change.name = m_options.userName;
    change.role = m_options.role;
    change.vms = m_options.vms;
    if (!isThere())
        return noSuchUser();
    const Outcome applied = m_accounts.apply(change, {});
    const auto account = m_accounts.find(m_options.userName);
    return recorded(AuditEntry::Kind::Account,
                    QStringLiteral("now ") + textOf(account ? account->grant : Grant()), applied);
}

// Columns for a person, tabs for a program.
Outcome AccountCommands::list() const
{
    const bool isForPerson = isatty(STDOUT_FILENO) != 0;
    qsizetype width = tr("NAME").size();
    for (const Account &account : m_accounts.all())
        width = std::max(width, account.name.size());
    const auto line = [&](const QString &name, const QString &role, const QString &vms) {
        if (isForPerson)
            return QString(name.leftJustified(width + 2) + role.leftJustified(10) + vms + u'\n');
        return QString(name + u'\t' + role + u'\t' + vms + u'\n');
    };
    QString text = isForPerson ? line(tr("NAME"), tr("ROLE"), tr("VMS")) : QString();
    for (const Account &account : m_accounts.all())
        text +=
            line(account.name, toName(account.grant.role),
                 account.grant.vms.isEmpty() ? QStringLiteral("*")
                                             : account.grant.vms.join(isForPerson ? u' ' : u'\t'));
    return print(text);
}

Outcome AccountCommands::setPassword()
{
    if (!isThere())
        return noSuchUser();
    const auto hash = newPasswordHash();
    if (!hash)
        return hash.error();
    return recorded(AuditEntry::Kind::Account, QStringLiteral("password changed, tokens revoked"),
                    m_accounts.setPassword(m_options.userName, hash.value()));
}

Outcome AccountCommands::issueToken() const
{
    if (!isThere())
        return noSuchUser();
    Tokens tokens(m_accounts, m_directory);
    if (const Outcome loaded = tokens.load(); !loaded)
        return loaded;
    const auto token = tokens.issue(m_options.userName, m_options.expires);
    if (!token)
        return token.error();
    return recorded(AuditEntry::Kind::TokenIssued,
                    QStringLiteral("for %1 seconds").arg(m_options.expires.count()),
                    print(QString::fromLatin1(token.value()) + u'\n'));
}

Outcome AccountCommands::rotateKey() const
{
    Tokens tokens(m_accounts, m_directory);
    if (const Outcome loaded = tokens.load(); !loaded)
        return loaded;
    return recorded(AuditEntry::Kind::TokenRevoked,
                    QStringLiteral("another key signs tokens; those of the key before the last are "
                                   "revoked"),
                    tokens.rotateKey());
}

Result<QByteArray> AccountCommands::newPasswordHash() const
{
    auto password = askNewPassword();
    if (!password)
        return password;
    if (const Outcome good = checkPassword(password.value(), m_options.userName); !good)
        return good.error();
    return hashPassword(std::move(password).value());
}

Error AccountCommands::noSuchUser() const
{
    return {ErrorCode::Conflict,
            tr("There is no user \"%1\". Those there are: guestwire user list")
                .arg(m_options.userName)};
}

Outcome runInStateDirectory(const Options &options)
{
    const auto directory = stateDirectory();
    if (!directory)
        return directory.error();
    return AccountCommands(options, directory.value()).run();
}

} // namespace

int runAccountCommand(const Options &options)
{
    // A file that is named is read, even where nothing in it matters, so that a slip is not passed
    // over.
    if (!options.configFile.isEmpty()) {
        const ConfigResult config = configOf(options);
        if (!config) {
            printErrors(config);
            return ExitConfiguration;
        }
    }
    const Outcome outcome = runInStateDirectory(options);
    if (outcome)
        return ExitSuccess;
    printError(outcome.error().message);
    return ExitFailure;
}

} // namespace Guestwire
