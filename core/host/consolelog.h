// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>

#include <memory>

namespace Guestwire {

// The file in which libvirt keeps what a console says, read as it grows, over its rotations.
class ConsoleLog
{
public:
    // Nothing where there is none that this process may read.
    static std::shared_ptr<ConsoleLog> open(const QString &path);

    explicit ConsoleLog(const QString &path) : m_path(path) { }

    // What was added since the last time, at most mostAtOnce bytes; at first what is there, of
    // which only the newest mostKept bytes count.
    QByteArray read();

    static constexpr qint64 mostKept = 4 << 20; // bytes; twice what libvirt keeps in one file
    static constexpr qint64 mostAtOnce = 1 << 20; // bytes

private:
    bool reopen();
    bool isReplaced() const;

    const QString m_path;
    std::unique_ptr<QFile> m_file;
};

// Whether paths that libvirt at this URI tells are paths of this machine.
bool isLocal(const QString &uri);

} // namespace Guestwire
