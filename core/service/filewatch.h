// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemWatcher>
#include <QString>

namespace Guestwire {

// Tells when a file is written, replaced, made or removed, by this process or another.
class FileWatch : public QObject
{
    Q_OBJECT

public:
    explicit FileWatch(const QString &path, QObject *parent = nullptr);

signals:
    void changed();

private:
    void look();
    void arm();

    const QString m_path;
    QString m_signature; // differs when the file differs
    QFileSystemWatcher m_watcher;
};

} // namespace Guestwire
