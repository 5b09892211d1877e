// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/recording.h"
#include "core/model/result.h"
#include "core/model/vm.h"

#include <QObject>
#include <QPointer>

namespace Guestwire {

class Client;

// Brings the file of a recording, part by part, as it is when this begins. It goes on until it is
// there, has failed, or is destroyed.
class RecordingDownload : public QObject
{
    Q_OBJECT

public:
    // Fails where the file has more than `limit` bytes. start() begins.
    RecordingDownload(Client &client, VmId vm, const QString &recording, qint64 limit,
                      QObject *parent = nullptr);

    void start();

    static constexpr int pause = 250; // ms, where the server asks for patience

signals:
    void received(const QByteArray &part); // the next bytes
    void progressed(qint64 bytes, qint64 size);
    void finished();
    void failed(const Guestwire::Error &error);

private:
    void ask();
    void take(const RecordingPart &part);
    void refused(const Error &error);

    QPointer<Client> m_client;
    VmId m_vm;
    QString m_recording;
    qint64 m_limit; // bytes
    qint64 m_offset = 0;
    qint64 m_size = -1; // -1: not known yet
};

} // namespace Guestwire
