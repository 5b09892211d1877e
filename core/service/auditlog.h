// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/config.h"
#include "core/link/tokenbucket.h"
#include "core/service/audit.h"

#include <QObject>
#include <QThread>

#include <atomic>
#include <memory>

namespace Guestwire {

class AuditWriter;

// Writes the audit log in a thread of its own, in order. While the disk is full the newest entries
// wait, as many as audit.queue allows; of those beyond only the number is kept.
class AuditLog final : public QObject, public Audit
{
    Q_OBJECT

public:
    AuditLog(const QString &directory, const AuditConfig &config);
    ~AuditLog() override; // after the last entry is written or can not be

    void record(const AuditEntry &entry) override;

signals:
    // What a person has to know about the log, once each time that it changes.
    void troubled(const QString &reason);
    void recovered();

private:
    const int m_queue;
    QThread m_thread;
    std::unique_ptr<AuditWriter> m_writer; // lives on the thread
    TokenBucket m_refusals;
    qint64 m_leftOut = 0; // refusals since the last one that was recorded
    // Shared with the writer, because a signal would come too late to bound anything.
    std::atomic<qint64> m_waiting = 0;
    std::atomic<qint64> m_lost = 0;
};

} // namespace Guestwire
