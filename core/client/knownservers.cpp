// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/knownservers.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

// Each version is a file of its own. Its time alone does not tell: two that are written within some
// milliseconds have the same.
std::array<qint64, 4> versionOf(const QString &path)
{
    struct stat file
    {
    };
    if (stat(QFile::encodeName(path).constData(), &file) != 0)
        return {};
    return {qint64(file.st_ino), qint64(file.st_size), qint64(file.st_mtim.tv_sec),
            qint64(file.st_mtim.tv_nsec)};
}

} // namespace

KnownServers::KnownServers(const QString &path) : m_path(path)
{
    load();
}

QString KnownServers::pin(const QString &server) const
{
    return entries().value(server).pin;
}

QString KnownServers::user(const QString &server) const
{
    return entries().value(server).user;
}

Outcome KnownServers::setPin(const QString &server, const QString &pin)
{
    load();
    m_entries[server].pin = pin;
    return save();
}

Outcome KnownServers::setUser(const QString &server, const QString &user)
{
    load();
    m_entries[server].user = user;
    return save();
}

Outcome KnownServers::forget(const QString &server)
{
    load();
    m_entries.remove(server);
    return save();
}

const KnownServers::Entries &KnownServers::entries() const
{
    if (versionOf(m_path) != m_version)
        load();
    return m_entries;
}

void KnownServers::load() const
{
    m_entries.clear();
    m_damage.clear();
    m_version = versionOf(m_path);
    QFile file(m_path);
    if (!file.exists())
        return;
    QJsonParseError error;
    if (!file.open(QIODevice::ReadOnly)) {
        m_damage = file.errorString();
        return;
    }
    const auto document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isObject()) {
        m_damage = error.errorString();
        return;
    }
    const QJsonObject servers = document.object();
    for (auto it = servers.begin(); it != servers.end(); ++it) {
        const QJsonObject entry = it.value().toObject();
        // A pin that got lost would mean a first contact.
        if (!entry.value("pin"_L1).isString()) {
            m_entries.clear();
            m_damage = u"the entry of %1"_s.arg(it.key());
            return;
        }
        m_entries.insert(it.key(),
                         {entry.value("pin"_L1).toString(), entry.value("user"_L1).toString()});
    }
}

Outcome KnownServers::save()
{
    if (!m_damage.isEmpty())
        return Error {
            ErrorCode::Unavailable,
            u"%1 is damaged (%2): mend or remove it, so that servers can be remembered"_s.arg(
                m_path, m_damage)};
    QJsonObject servers;
    for (auto it = m_entries.begin(); it != m_entries.end(); ++it)
        servers.insert(it.key(), QJsonObject {{"pin"_L1, it->pin}, {"user"_L1, it->user}});
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    QSaveFile file(m_path);
    if (file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(QJsonDocument(servers).toJson()) >= 0 && file.commit()) {
        m_version = versionOf(m_path);
        return done();
    }
    return Error {ErrorCode::Unavailable, u"cannot write %1: %2"_s.arg(m_path, file.errorString())};
}

} // namespace Guestwire
