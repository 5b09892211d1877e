// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/filewatch.h"

#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

namespace Guestwire {

namespace {

QString textOf(const struct stat &status)
{
    return QStringLiteral("%1 %2 %3 %4 %5 %6")
        .arg(status.st_ino)
        .arg(status.st_size)
        .arg(status.st_mode)
        .arg(status.st_uid)
        .arg(status.st_ctim.tv_sec)
        .arg(status.st_ctim.tv_nsec);
}

// Of the path and of what it leads to: certificates are renewed by moving links.
QString signatureOf(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    struct stat link = {};
    struct stat file = {};
    if (lstat(name.constData(), &link) != 0)
        return {};
    const bool leads = S_ISLNK(link.st_mode) && stat(name.constData(), &file) == 0;
    return textOf(link) + (leads ? u' ' + textOf(file) : QString());
}

} // namespace

FileWatch::FileWatch(const QString &path, QObject *parent)
    : QObject(parent)
    , m_path(path)
    , m_signature(signatureOf(path))
{
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &FileWatch::look);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &FileWatch::look);
    // The directory tells of a file that is replaced or made, the file of one that is written.
    m_watcher.addPath(QFileInfo(path).path());
    arm();
}

void FileWatch::look()
{
    arm();
    const QString signature = signatureOf(m_path);
    if (signature == m_signature)
        return;
    m_signature = signature;
    emit changed();
}

// A file that was replaced is not watched any more.
void FileWatch::arm()
{
    if (!m_watcher.files().contains(m_path) && QFile::exists(m_path))
        m_watcher.addPath(m_path);
}

} // namespace Guestwire
