// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/recordingdownload.h"

#include "core/client/client.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace Guestwire {

RecordingDownload::RecordingDownload(Client &client, VmId vm, const QString &recording,
                                     qint64 limit, QObject *parent)
    : QObject(parent)
    , m_client(&client)
    , m_vm(vm)
    , m_recording(recording)
    , m_limit(limit)
{
}

void RecordingDownload::start()
{
    ask();
}

void RecordingDownload::ask()
{
    if (!m_client) {
        refused({ErrorCode::Unavailable, u"the connection was removed"_s});
        return;
    }
    m_client->readRecording(m_vm, m_recording, m_offset)
        .then(this, [this](const Result<RecordingPart> &part) {
            if (part)
                take(part.value());
            else
                refused(part.error());
        });
}

void RecordingDownload::take(const RecordingPart &part)
{
    if (m_size < 0)
        m_size = part.size; // what comes while it goes on is left out
    if (m_size > m_limit) {
        refused({ErrorCode::Unavailable,
                 u"it has %1 bytes, and at most %2 are taken"_s.arg(m_size).arg(m_limit)});
        return;
    }
    const bool isNext = part.offset == m_offset && !part.content.isEmpty();
    if (m_offset < m_size && !isNext) {
        refused({ErrorCode::Unknown, u"the server's answer does not follow the last one"_s});
        return;
    }
    const QByteArray content = part.content.left(m_size - m_offset);
    m_offset += content.size();
    const QPointer<RecordingDownload> alive(this);
    emit received(content);
    if (alive)
        emit progressed(m_offset, m_size);
    if (!alive)
        return;
    if (m_offset < m_size)
        ask();
    else
        emit finished();
}

void RecordingDownload::refused(const Error &error)
{
    if (error.code == ErrorCode::RateLimited)
        QTimer::singleShot(pause, this, &RecordingDownload::ask);
    else
        emit failed(error);
}

} // namespace Guestwire
