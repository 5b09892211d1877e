// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/statedirectory.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

namespace Guestwire {

namespace {

Error unusable(const QString &path, const QString &reason)
{
    return {ErrorCode::Unavailable,
            QStringLiteral("The state directory %1 can not be used: %2").arg(path, reason)};
}

QString chosenDirectory()
{
    // systemd separates several directories by colons; the first is ours.
    const QString given = qEnvironmentVariable("STATE_DIRECTORY").section(u':', 0, 0);
    if (!given.isEmpty())
        return given;
    const QString dataHome = qEnvironmentVariable("XDG_DATA_HOME");
    if (QDir::isAbsolutePath(dataHome))
        return dataHome + QStringLiteral("/guestwire");
    return QDir::homePath() + QStringLiteral("/.local/share/guestwire");
}

} // namespace

Outcome makePrivateDirectory(const QString &path)
{
    if (!QDir::isAbsolutePath(path))
        return unusable(path, QStringLiteral("it is no absolute path."));
    if (!QDir().mkpath(QFileInfo(path).path()))
        return unusable(path, QStringLiteral("its parent directory can not be made."));
    const QByteArray name = QFile::encodeName(path);
    if (mkdir(name.constData(), S_IRWXU) != 0 && errno != EEXIST)
        return unusable(path, qt_error_string(errno) + u'.');

    struct stat status = {};
    if (stat(name.constData(), &status) != 0)
        return unusable(path, qt_error_string(errno) + u'.');
    if (!S_ISDIR(status.st_mode))
        return unusable(path, QStringLiteral("it is no directory."));
    if (status.st_uid != geteuid())
        return unusable(path,
                        QStringLiteral("it belongs to another user (%1). Run Guestwire as that "
                                       "user, or set STATE_DIRECTORY to a directory of your own.")
                            .arg(status.st_uid));
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return unusable(path, QStringLiteral("others can open it. Run: chmod 700 '%1'").arg(path));
    return done();
}

Result<QString> stateDirectory()
{
    const QString path = QDir::cleanPath(chosenDirectory());
    if (const Outcome made = makePrivateDirectory(path); !made)
        return made.error();
    return path;
}

} // namespace Guestwire
