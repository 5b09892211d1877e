// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"
#include "core/service/auditline.h"

#include <QList>
#include <QStringList>

#include <sys/types.h>

namespace Guestwire {

// audit.jsonl of the state directory, and the full ones before it: audit.jsonl.1 is the newest of
// these. Several processes may write; each goes on from what it finds, under a lock.
class AuditFile
{
public:
    // Above `sizeLimit` bytes another file is begun, 0 leaves that to others. There are at most
    // `files` (two or more; 0: any number), of which the oldest goes.
    explicit AuditFile(const QString &directory, qint64 sizeLimit = 0, int files = 0);

    // All of them are on the disk, or none and it says why. A line that a crash cut off is
    // repaired first.
    Outcome append(const QList<AuditEntry> &entries);

    static QStringList paths(const QString &directory); // oldest first

private:
    struct Position
    {
        ino_t file = 0;
        qint64 size = 0;
        QByteArray hash; // of the last line
    };

    Result<int> open();
    Outcome write(int file, const QList<AuditEntry> &entries);
    QByteArray beginning(qint64 size, QByteArray &hash, int file);
    Outcome moveOn() const;
    QString numbered(int number) const;

    const QString m_path;
    const QString m_lock;
    const qint64 m_sizeLimit;
    const int m_files;
    Position m_last; // where this process wrote last
};

} // namespace Guestwire
