// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/config.h"
#include "core/model/recording.h"
#include "core/model/result.h"
#include "core/model/vm.h"

#include <QFile>
#include <QHash>

#include <memory>
#include <unordered_map>

namespace Guestwire {

// The recordings on disk: DIRECTORY/VM's UUID/ID.cast, for nobody else to read. Everything here
// waits for the disk, so it has a thread of its own, and is used by one thread at a time.
class RecordingFiles
{
public:
    RecordingFiles(const QString &directory, const RecordingsConfig &limits);
    ~RecordingFiles();

    // Makes the file: its id, or why there can be no further recording.
    Result<QString> begin(VmId vm, Recording about, const QString &title);
    // Adds whole lines, up to `at` seconds. After an error the recording has ended as it was
    // before.
    Outcome append(const QString &id, double at, const QByteArray &lines);
    void finish(const QString &id);

    QList<Recording> list(VmId vm); // the newest first
    Result<RecordingPart> read(VmId vm, const QString &id, qint64 offset);
    Outcome remove(VmId vm, const QString &id);

    static constexpr qsizetype partSize = 128 * 1024; // bytes

private:
    struct Entry
    {
        VmId vm;
        Recording recording;
        std::unique_ptr<QFile> file; // while it goes on
    };

    void scan();
    void scanVm(VmId vm, const QString &directory);
    QString path(const Entry &entry) const;
    Outcome makeRoom();
    Outcome makeFile(Entry &entry, const QString &title);
    Result<Entry *> find(VmId vm, const QString &id);
    qint64 total() const;

    const QString m_directory;
    const RecordingsConfig m_limits;
    bool m_scanned = false;
    std::unordered_map<QString, Entry> m_entries; // by id
};

} // namespace Guestwire
