// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/jsonfilewatch.h"

#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

namespace Guestwire {

namespace {

QString signatureOf(const QString &path)
{
    struct stat status = {};
    if (lstat(QFile::encodeName(path).constData(), &status) != 0)
        return {};
    return QStringLiteral("%1 %2 %3 %4 %5 %6")
        .arg(status.st_ino)
        .arg(status.st_size)
        .arg(status.st_mode)
        .arg(status.st_uid)
        .arg(status.st_ctim.tv_sec)
        .arg(status.st_ctim.tv_nsec);
}

} // namespace

JsonFileWatch::JsonFileWatch(const QString &path, QObject *parent)
    : QObject(parent)
    , m_path(path)
    , m_signature(signatureOf(path))
{
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &JsonFileWatch::look);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &JsonFileWatch::look);
    // The directory tells of a file that is replaced or made, the file of one that is written.
    m_watcher.addPath(QFileInfo(path).path());
    arm();
}

void JsonFileWatch::look()
{
    arm();
    const QString signature = signatureOf(m_path);
    if (signature == m_signature)
        return;
    m_signature = signature;
    emit changed();
}

// A file that was replaced is not watched any more.
void JsonFileWatch::arm()
{
    if (!m_watcher.files().contains(m_path) && QFile::exists(m_path))
        m_watcher.addPath(m_path);
}

} // namespace Guestwire
