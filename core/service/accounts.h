// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/permission.h"
#include "core/model/result.h"
#include "core/model/serverinfo.h"

#include <QList>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace Guestwire {

class FileWatch;

struct Account
{
    QString name;
    Grant grant;
    QByteArray passwordHash; // from hashPassword()
    quint64 generation = 0; // random; another one whenever tokens of this account have to die

    bool operator==(const Account &) const = default;
};

// 1–64 of letters, digits and . _ @ -, beginning with none of "-" and ".".
Outcome checkUserName(const QString &name);
// A shell pattern on a VM's name, as Grant has them.
Outcome checkVmPattern(const QString &pattern);

// Who may come in, kept in accounts.json of the state directory. Several processes may change it;
// each change is made on the file as it is then.
class Accounts : public QObject
{
    Q_OBJECT

public:
    explicit Accounts(const QString &directory, QObject *parent = nullptr);
    ~Accounts() override;

    // No file is no accounts; a damaged file, or one that others may touch, is an error.
    Outcome load();
    // Follows changes that other processes make, in the thread that this lives in.
    void watch();

    std::optional<Account> find(const QString &name) const;
    const QList<Account> &all() const { return m_accounts; }
    bool isEmpty() const { return m_accounts.isEmpty(); }

    // These write at once. A name that is taken or missing is a Conflict.
    Outcome add(const QString &name, const Grant &grant, const QByteArray &passwordHash);
    // Only where there are no accounts yet, whoever else tries at the same moment.
    Outcome addFirst(const QString &name, const QByteArray &passwordHash);
    Outcome remove(const QString &name);
    // A Conflict as well where nobody would be left who is administrator of all VMs. `passwordHash`
    // is for a change that has a password.
    Outcome apply(const AccountChange &change, const QByteArray &passwordHash);
    Outcome removeUnlessLast(const QString &name);
    Outcome setPassword(const QString &name, const QByteArray &passwordHash);

signals:
    void changed();
    // The file changed and can not be read; the accounts stay what they were.
    void failed(const Guestwire::Error &error);

private:
    using Change = std::function<Outcome(QList<Account> &accounts)>;
    Outcome change(const Change &change);
    void reload();
    void take(QList<Account> accounts);

    const QString m_path;
    QList<Account> m_accounts;
    std::unique_ptr<FileWatch> m_watch;
};

} // namespace Guestwire
