// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/jsonfile.h"

#include <QFile>
#include <QJsonDocument>
#include <QLockFile>
#include <QSaveFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Guestwire {

namespace {

using namespace std::chrono_literals;

constexpr qint64 maxFileSize = 8 * 1024 * 1024; // bytes; 10,000 accounts with their patterns fit
constexpr auto lockTimeout = 5s;

Error unusable(const QString &path, const QString &reason)
{
    return {ErrorCode::Unavailable, QStringLiteral("%1 can not be used: %2").arg(path, reason)};
}

Outcome checkStatus(const QString &path, const struct stat &status)
{
    if (!S_ISREG(status.st_mode))
        return unusable(path, QStringLiteral("it is no regular file."));
    if (status.st_uid != geteuid())
        return unusable(path,
                        QStringLiteral("it belongs to another user (%1). Run Guestwire as that "
                                       "user, or give the file to yours.")
                            .arg(status.st_uid));
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return unusable(path, QStringLiteral("others can open it. Run: chmod 600 '%1'").arg(path));
    if (status.st_size > maxFileSize)
        return unusable(path, QStringLiteral("it is larger than 8 MiB."));
    return done();
}

} // namespace

Error damagedFile(const QString &path, const QString &reason)
{
    return unusable(path,
                    QStringLiteral("%1. Restore it from a backup, or move it away to begin without "
                                   "it.")
                        .arg(reason));
}

Result<std::optional<QJsonObject>> readPrivateJson(const QString &path)
{
    const int descriptor =
        open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0 && errno == ENOENT)
        return std::optional<QJsonObject>();
    if (descriptor < 0)
        return unusable(path, qt_error_string(errno) + u'.');
    QFile file;
    if (!file.open(descriptor, QFile::ReadOnly, QFile::AutoCloseHandle))
        return unusable(path, file.errorString() + u'.');

    // Asked of the open file, so that it can not be another one by the time it is read.
    struct stat status = {};
    if (fstat(descriptor, &status) != 0)
        return unusable(path, qt_error_string(errno) + u'.');
    if (const Outcome good = checkStatus(path, status); !good)
        return good.error();

    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(file.read(maxFileSize), &error);
    if (error.error != QJsonParseError::NoError)
        return damagedFile(path,
                           QStringLiteral("it is damaged at byte %1: %2")
                               .arg(error.offset)
                               .arg(error.errorString()));
    if (!document.isObject())
        return damagedFile(path, QStringLiteral("it is damaged: no JSON object"));
    return std::optional(document.object());
}

Outcome writePrivateJson(const QString &path, const QJsonObject &object)
{
    QSaveFile file(path);
    // The permissions before the content.
    if (!file.open(QFile::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(QJsonDocument(object).toJson()) < 0 || !file.commit())
        return Error {ErrorCode::Unavailable,
                      QStringLiteral("%1 can not be written: %2.").arg(path, file.errorString())};
    return done();
}

Result<std::unique_ptr<QLockFile>> lockPrivateFile(const QString &path)
{
    auto lock = std::make_unique<QLockFile>(path + QStringLiteral(".lock"));
    if (lock->tryLock(std::chrono::milliseconds(lockTimeout).count()))
        return lock;
    if (lock->error() == QLockFile::LockFailedError)
        return Error {
            ErrorCode::Timeout,
            QStringLiteral("%1 is being changed by another process. Try again.").arg(path)};
    return Error {ErrorCode::Unavailable,
                  QStringLiteral("%1.lock can not be made: is the directory writable, and is there "
                                 "room on the disk?")
                      .arg(path)};
}

} // namespace Guestwire
