// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runningserver.h"

#include "tests/support/patience.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Guestwire::Test {

namespace {

constexpr auto privateFile = QFile::ReadOwner | QFile::WriteOwner;

void writeFile(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QFile::WriteOnly) || file.write(text) != text.size()
        || !file.setPermissions(privateFile))
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

RunningServer::RunningServer(const QByteArray &settings, const QString &uri)
    : m_uri(uri.isEmpty() ? QString::fromLatin1(pretendedHost) : uri)
{
    if (!QDir(m_home.path()).mkpath(u"config/guestwire"_s))
        qFatal("cannot make a directory in %s", qPrintable(m_home.path()));
    writeFile(m_home.filePath(u"config/guestwire/config.yaml"_s),
              "listen: [\"127.0.0.1:0\"]\n" + settings);
    prepare(m_process);
}

RunningServer::~RunningServer()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    terminate();
    if (!m_process.waitForFinished(patience)) {
        m_process.kill();
        m_process.waitForFinished(patience);
    }
}

void RunningServer::prepare(QProcess &process) const
{
    QProcessEnvironment environment;
    for (const char *kept : {"PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS"})
        if (qEnvironmentVariableIsSet(kept))
            environment.insert(QString::fromLatin1(kept), qEnvironmentVariable(kept));
    environment.insert(u"HOME"_s, m_home.path());
    environment.insert(u"XDG_CONFIG_HOME"_s, m_home.filePath(u"config"_s));
    environment.insert(u"XDG_DATA_HOME"_s, m_home.filePath(u"data"_s));
    process.setProcessEnvironment(environment);
}

QString RunningServer::statePath(const QString &file) const
{
    return m_home.filePath(u"data/guestwire/"_s + file);
}

RunningServer::Ran RunningServer::run(const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    prepare(process);
    process.start(QStringLiteral(GUESTWIRE_BINARY), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(patience) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

bool RunningServer::addUser(const QString &name, const QString &role, const QStringList &vms)
{
    QStringList arguments {u"user"_s, u"add"_s, name, u"--role"_s, role};
    for (const QString &pattern : vms)
        arguments += {u"--vms"_s, pattern};
    const Ran ran = run(arguments, QByteArray(password) + '\n');
    if (ran.status != 0)
        qWarning("user add %s: %s", qPrintable(name), ran.err.constData());
    m_users.append(name);
    return ran.status == 0;
}

bool RunningServer::removeUser(const QString &name)
{
    m_users.removeAll(name);
    return run({u"user"_s, u"remove"_s, name}).status == 0;
}

bool RunningServer::changeRole(const QString &name, const QString &role)
{
    return change(name, u"role"_s, role);
}

bool RunningServer::changeVms(const QString &name, const QStringList &vms)
{
    return change(name, u"vms"_s, QJsonArray::fromStringList(vms));
}

bool RunningServer::change(const QString &name, const QString &key, const QJsonValue &value) const
{
    QFile before(statePath(u"accounts.json"_s));
    if (!before.open(QFile::ReadOnly))
        return false;
    auto document = QJsonDocument::fromJson(before.readAll()).object();
    auto accounts = document.value("accounts"_L1).toArray();
    for (auto account : accounts) {
        auto changed = account.toObject();
        if (changed.value("name"_L1) != name)
            continue;
        changed.insert(key, value);
        account = changed;
    }
    document.insert("accounts"_L1, accounts);
    QSaveFile after(before.fileName());
    return after.open(QFile::WriteOnly) && after.setPermissions(privateFile)
        && after.write(QJsonDocument(document).toJson()) > 0 && after.commit();
}

QByteArray RunningServer::token(const QString &role, const QString &expires)
{
    if (!m_users.contains(role) && !addUser(role, role))
        return {};
    QStringList arguments {u"token"_s, u"issue"_s, role};
    if (!expires.isEmpty())
        arguments += {u"--expires"_s, expires};
    const Ran ran = run(arguments);
    if (ran.status != 0)
        qWarning("token issue %s: %s", qPrintable(role), ran.err.constData());
    return ran.out.trimmed();
}

bool RunningServer::start()
{
    m_process.start(QStringLiteral(GUESTWIRE_BINARY), {u"--headless"_s, u"--uri"_s, m_uri});
    const bool hasLine = QTest::qWaitFor(
        [this] { return m_process.canReadLine() || m_process.state() == QProcess::NotRunning; },
        patience);
    m_firstLine = QString::fromUtf8(m_process.readLine()).trimmed();
    if (hasLine
        && (m_firstLine.startsWith("listening on ws://127.0.0.1:"_L1)
            || m_firstLine.startsWith("listening on wss://127.0.0.1:"_L1)))
        return true;
    qWarning("the server does not listen: %s%s", qPrintable(m_firstLine), complaints().constData());
    return false;
}

QUrl RunningServer::url(const QString &path) const
{
    return QUrl(m_firstLine.section(u' ', 2) + path);
}

QString RunningServer::address() const
{
    return url().authority();
}

void RunningServer::terminate()
{
    m_process.terminate();
}

void RunningServer::kill()
{
    m_process.kill();
    m_process.waitForFinished(patience);
}

std::optional<int> RunningServer::exitStatus()
{
    const bool ended =
        QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, patience);
    if (!ended || m_process.exitStatus() != QProcess::NormalExit)
        return std::nullopt;
    return m_process.exitCode();
}

QByteArray RunningServer::complaints()
{
    m_complaints += m_process.readAllStandardError();
    return m_complaints;
}

} // namespace Guestwire::Test
