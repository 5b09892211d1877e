// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/accounts.h"

#include "core/service/jsonfile.h"
#include "core/service/filewatch.h"

#include <QJsonArray>
#include <QLockFile>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>

namespace Guestwire {

namespace {

constexpr int fileVersion = 1;
constexpr qsizetype maxAccounts = 10'000;
constexpr qsizetype maxPatterns = 1000; // of one account
constexpr qsizetype maxPatternLength = 256; // characters
constexpr quint64 maxGeneration = (1ULL << 53) - 1; // what a JSON number holds exactly

quint64 newGeneration()
{
    return 1 + QRandomGenerator::system()->generate64() % maxGeneration;
}

QJsonObject toJson(const Account &account)
{
    return {
        {QStringLiteral("name"), account.name},
        {QStringLiteral("role"), toName(account.grant.role)},
        {QStringLiteral("vms"), QJsonArray::fromStringList(account.grant.vms)},
        {QStringLiteral("passwordHash"), QString::fromLatin1(account.passwordHash)},
        {QStringLiteral("generation"), qint64(account.generation)},
    };
}

QJsonObject toJson(const QList<Account> &accounts)
{
    QJsonArray array;
    for (const Account &account : accounts)
        array.append(toJson(account));
    return {{QStringLiteral("version"), fileVersion}, {QStringLiteral("accounts"), array}};
}

std::optional<QStringList> patternsFrom(const QJsonValue &value)
{
    const QJsonArray array = value.toArray();
    if (!value.isArray() || array.size() > maxPatterns)
        return std::nullopt;
    QStringList patterns;
    for (const QJsonValue &pattern : array) {
        if (!checkVmPattern(pattern.toString()))
            return std::nullopt;
        patterns.append(pattern.toString());
    }
    return patterns;
}

// Every key must be there: a list of VMs that got lost would mean all VMs.
std::optional<Account> accountFrom(const QJsonObject &object)
{
    const auto role = roleFromName(object.value(QStringLiteral("role")).toString());
    const auto patterns = patternsFrom(object.value(QStringLiteral("vms")));
    const QByteArray hash = object.value(QStringLiteral("passwordHash")).toString().toLatin1();
    const QString name = object.value(QStringLiteral("name")).toString();
    const qint64 generation = object.value(QStringLiteral("generation")).toInteger();
    if (!role || !patterns || !checkUserName(name) || !hash.startsWith("$argon2id$")
        || generation < 1 || object.size() != 5)
        return std::nullopt;
    return Account {name, {*role, *patterns}, hash, quint64(generation)};
}

Result<QList<Account>> accountsFrom(const QString &path, const QJsonObject &object)
{
    if (object.value(QStringLiteral("version")).toInteger() != fileVersion)
        return damagedFile(path,
                           QStringLiteral("it is of a version that this program does not know"));
    const QJsonValue list = object.value(QStringLiteral("accounts"));
    if (!list.isArray())
        return damagedFile(path, QStringLiteral("it is damaged: no list of accounts"));
    QList<Account> accounts;
    for (const QJsonValue &value : list.toArray()) {
        const auto account = accountFrom(value.toObject());
        const auto isSame = [&account](const Account &other) {
            return other.name == account->name;
        };
        if (!account || std::ranges::any_of(accounts, isSame))
            return damagedFile(path,
                               QStringLiteral("account %1 of the list is damaged or stands there "
                                              "twice")
                                   .arg(accounts.size() + 1));
        accounts.append(*account);
    }
    return accounts;
}

Result<QList<Account>> readAccounts(const QString &path)
{
    const auto object = readPrivateJson(path);
    if (!object)
        return object.error();
    if (!object.value())
        return QList<Account>();
    return accountsFrom(path, *object.value());
}

Account *findIn(QList<Account> &accounts, const QString &name)
{
    const auto found = std::ranges::find(accounts, name, &Account::name);
    return found == accounts.end() ? nullptr : &*found;
}

Error missing(const QString &name)
{
    return {ErrorCode::Conflict, QStringLiteral("There is no user \"%1\".").arg(name)};
}

bool isAdministrator(const Account &account)
{
    return account.grant.role == Role::Admin && account.grant.vms.isEmpty();
}

// Whether these could take the place of those: some administrator stays, or there was none.
Outcome keepsAdministrator(const QList<Account> &before, const QList<Account> &after)
{
    if (std::ranges::any_of(after, isAdministrator)
        || std::ranges::none_of(before, isAdministrator))
        return done();
    return Error {ErrorCode::Conflict,
                  QStringLiteral("This is the last administrator of all VMs: make another one "
                                 "first. If it has to go, use: guestwire user remove")};
}

Outcome checkGrant(const Grant &grant)
{
    if (grant.vms.size() > maxPatterns)
        return Error {ErrorCode::Conflict,
                      QStringLiteral("A user can have %1 patterns.").arg(maxPatterns)};
    for (const QString &pattern : grant.vms)
        if (const Outcome good = checkVmPattern(pattern); !good)
            return good;
    return done();
}

} // namespace

Outcome checkUserName(const QString &name)
{
    static const QRegularExpression allowed(
        QStringLiteral("\\A[A-Za-z0-9_@][A-Za-z0-9._@-]{0,63}\\z"));
    if (allowed.match(name).hasMatch())
        return done();
    return Error {
        ErrorCode::InvalidCommand,
        QStringLiteral("A user name is 1 to 64 of the letters a–z and A–Z, digits and . _ "
                       "@ -, and does not begin with \".\" or \"-\".")};
}

Outcome checkVmPattern(const QString &pattern)
{
    const auto isControl = [](QChar character) {
        return character.category() == QChar::Other_Control;
    };
    if (!pattern.isEmpty() && pattern.size() <= maxPatternLength
        && std::ranges::none_of(pattern, isControl))
        return done();
    return Error {ErrorCode::InvalidCommand,
                  QStringLiteral("A pattern of VM names is 1 to %1 characters, none of them a "
                                 "control character.")
                      .arg(maxPatternLength)};
}

Accounts::Accounts(const QString &directory, QObject *parent)
    : QObject(parent)
    , m_path(directory + QStringLiteral("/accounts.json"))
{
}

Accounts::~Accounts() = default;

Outcome Accounts::load()
{
    auto accounts = readAccounts(m_path);
    if (!accounts)
        return accounts.error();
    take(std::move(accounts).value());
    return done();
}

void Accounts::watch()
{
    m_watch = std::make_unique<FileWatch>(m_path);
    connect(m_watch.get(), &FileWatch::changed, this, &Accounts::reload);
    // Between load() and here somebody else may have written.
    reload();
}

std::optional<Account> Accounts::find(const QString &name) const
{
    const auto found = std::ranges::find(m_accounts, name, &Account::name);
    if (found == m_accounts.end())
        return std::nullopt;
    return *found;
}

Outcome Accounts::add(const QString &name, const Grant &grant, const QByteArray &passwordHash)
{
    if (const Outcome good = checkUserName(name); !good)
        return good;
    for (const QString &pattern : grant.vms)
        if (const Outcome good = checkVmPattern(pattern); !good)
            return good;
    return change([&](QList<Account> &accounts) -> Outcome {
        if (findIn(accounts, name) != nullptr)
            return Error {ErrorCode::Conflict,
                          QStringLiteral("There is a user \"%1\" already.").arg(name)};
        if (accounts.size() >= maxAccounts || grant.vms.size() > maxPatterns)
            return Error {ErrorCode::Conflict,
                          QStringLiteral("There can be %1 users with %2 patterns each.")
                              .arg(maxAccounts)
                              .arg(maxPatterns)};
        accounts.append({name, grant, passwordHash, newGeneration()});
        return done();
    });
}

Outcome Accounts::addFirst(const QString &name, const QByteArray &passwordHash)
{
    if (const Outcome good = checkUserName(name); !good)
        return good;
    return change([&](QList<Account> &accounts) -> Outcome {
        if (!accounts.isEmpty())
            return Error {ErrorCode::Conflict, QStringLiteral("There are users already.")};
        accounts.append({name, {Role::Admin, {}}, passwordHash, newGeneration()});
        return done();
    });
}

Outcome Accounts::remove(const QString &name)
{
    return change([&](QList<Account> &accounts) -> Outcome {
        if (accounts.removeIf([&](const Account &account) { return account.name == name; }) == 0)
            return missing(name);
        return done();
    });
}

Outcome Accounts::removeUnlessLast(const QString &name)
{
    return change([&](QList<Account> &accounts) -> Outcome {
        const QList<Account> before = accounts;
        if (accounts.removeIf([&](const Account &account) { return account.name == name; }) == 0)
            return missing(name);
        return keepsAdministrator(before, accounts);
    });
}

Outcome Accounts::apply(const AccountChange &wish, const QByteArray &passwordHash)
{
    if (wish.create) {
        if (!wish.role || passwordHash.isEmpty())
            return Error {ErrorCode::InvalidCommand,
                          QStringLiteral("A new user needs a role and a password.")};
        return add(wish.name, {*wish.role, wish.vms.value_or(QStringList())}, passwordHash);
    }
    return change([&](QList<Account> &accounts) -> Outcome {
        const QList<Account> before = accounts;
        Account *account = findIn(accounts, wish.name);
        if (account == nullptr)
            return missing(wish.name);
        account->grant = {wish.role.value_or(account->grant.role),
                          wish.vms.value_or(account->grant.vms)};
        if (!passwordHash.isEmpty()) {
            account->passwordHash = passwordHash;
            account->generation = newGeneration();
        }
        const Outcome good = checkGrant(account->grant);
        return good ? keepsAdministrator(before, accounts) : good;
    });
}

Outcome Accounts::setPassword(const QString &name, const QByteArray &passwordHash)
{
    return change([&](QList<Account> &accounts) -> Outcome {
        Account *account = findIn(accounts, name);
        if (account == nullptr)
            return missing(name);
        account->passwordHash = passwordHash;
        account->generation = newGeneration();
        return done();
    });
}

Outcome Accounts::change(const Change &change)
{
    const auto lock = lockPrivateFile(m_path);
    if (!lock)
        return lock.error();
    auto accounts = readAccounts(m_path);
    if (!accounts)
        return accounts.error();
    if (const Outcome changed = change(accounts.value()); !changed)
        return changed;
    if (const Outcome written = writePrivateJson(m_path, toJson(accounts.value())); !written)
        return written;
    take(std::move(accounts).value());
    return done();
}

void Accounts::reload()
{
    if (const Outcome loaded = load(); !loaded)
        emit failed(loaded.error());
}

void Accounts::take(QList<Account> accounts)
{
    if (accounts == m_accounts)
        return;
    m_accounts = std::move(accounts);
    emit changed();
}

} // namespace Guestwire
