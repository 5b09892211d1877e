// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/consolelog.h"

#include <QUrl>

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Guestwire {

std::shared_ptr<ConsoleLog> ConsoleLog::open(const QString &path)
{
    auto log = std::make_shared<ConsoleLog>(path);
    if (path.isEmpty() || !log->reopen())
        return nullptr;
    log->m_file->seek(std::max<qint64>(0, log->m_file->size() - mostKept));
    return log;
}

bool ConsoleLog::reopen()
{
    // What is no plain file, such as a pipe, might keep us waiting.
    const int descriptor =
        ::open(QFile::encodeName(m_path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0)
        return false;
    struct stat status
    {
    };
    auto file = std::make_unique<QFile>();
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)
        || !file->open(descriptor, QIODevice::ReadOnly | QIODevice::Unbuffered,
                       QFileDevice::AutoCloseHandle)) {
        ::close(descriptor);
        return false;
    }
    m_file = std::move(file);
    return true;
}

// By the next file of a rotation, or it was emptied for a new run.
bool ConsoleLog::isReplaced() const
{
    struct stat ours
    {
    };
    struct stat named
    {
    };
    if (fstat(m_file->handle(), &ours) != 0
        || ::stat(QFile::encodeName(m_path).constData(), &named) != 0)
        return false;
    return ours.st_ino != named.st_ino || ours.st_dev != named.st_dev
        || ours.st_size < m_file->pos();
}

QByteArray ConsoleLog::read()
{
    QByteArray bytes = m_file->read(mostAtOnce);
    if (!bytes.isEmpty() || !isReplaced())
        return bytes;
    bytes = m_file->read(mostAtOnce); // what came before the other took its place
    if (reopen())
        bytes += m_file->read(mostAtOnce);
    return bytes;
}

bool isLocal(const QString &uri)
{
    const QUrl url(uri);
    return url.scheme().startsWith(u"qemu") && url.host().isEmpty();
}

} // namespace Guestwire
