// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

#include <optional>

namespace Guestwire::Test {

// The program itself, started as an administrator starts it: `guestwire --headless` with a
// config.yaml, accounts and tokens from its command line, all in a directory of its own.
class RunningServer
{
public:
    static constexpr char pretendedHost[] = "test:///default"; // has one VM, called "test"
    static constexpr char password[] = "correct horse battery"; // of every account

    // `settings` are further lines of config.yaml.
    explicit RunningServer(const QByteArray &settings = {}, const QString &uri = {});
    ~RunningServer();

    bool addUser(const QString &name, const QString &role, const QStringList &vms = {});
    bool removeUser(const QString &name);
    // Writes another role over the one that the account has.
    bool changeRole(const QString &name, const QString &role);
    bool changeVms(const QString &name, const QStringList &vms); // likewise
    // Makes the account where there is none of this name; empty, with a warning, when it fails.
    QByteArray token(const QString &role, const QString &expires = {});

    bool start(); // waits until it listens
    qint64 process() const { return m_process.processId(); }
    QUrl url(const QString &path = {}) const; // ws://
    QString address() const; // HOST:PORT
    QString firstLine() const { return m_firstLine; } // of its stdout

    void terminate(); // SIGTERM
    void kill(); // SIGKILL, and waits for the end
    QString statePath(const QString &file) const; // where it keeps this file
    std::optional<int> exitStatus(); // waits for the end; nothing where it crashed or goes on
    QByteArray complaints(); // its stderr

    // Runs the program with these arguments to its end in the same surroundings.
    struct Ran
    {
        std::optional<int> status;
        QByteArray out;
        QByteArray err;
    };
    Ran run(const QStringList &arguments, const QByteArray &input = {}) const;

private:
    void prepare(QProcess &process) const;
    bool change(const QString &name, const QString &key, const QJsonValue &value) const;

    QTemporaryDir m_home;
    QString m_uri;
    QProcess m_process;
    QString m_firstLine;
    QStringList m_users;
    QByteArray m_complaints;
};

} // namespace Guestwire::Test
