// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/auditlog.h"

#include "core/service/auditfile.h"

#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Guestwire {

namespace {

constexpr auto retryPause = 5s;
constexpr int burst = 10; // times what is let through in a second

// What a stranger can cause as often as he likes.
bool isRefusal(AuditEntry::Kind kind)
{
    return kind == AuditEntry::Kind::LoginFailed || kind == AuditEntry::Kind::Denied
        || kind == AuditEntry::Kind::LimitTripped;
}

} // namespace

class AuditWriter : public QObject
{
    Q_OBJECT

public:
    AuditWriter(const QString &directory, const AuditConfig &config, std::atomic<qint64> &waiting,
                std::atomic<qint64> &lost)
        : m_file(directory, config.sizeLimit, config.files)
        , m_waiting(waiting)
        , m_lost(lost)
    {
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, &AuditWriter::flush);
    }

    void take(const AuditEntry &entry)
    {
        m_entries.append(entry);
        // What was told in the same moment goes to the disk together.
        if (!m_timer.isActive())
            m_timer.start(0ms);
    }

    void flush()
    {
        const qint64 lost = m_lost;
        QList<AuditEntry> entries = m_entries;
        if (lost > 0)
            entries.append({.kind = AuditEntry::Kind::Lost,
                            .message = u"%1 entries could not be kept"_s.arg(lost)});
        if (entries.isEmpty())
            return;
        if (const auto written = m_file.append(entries); !written) {
            m_timer.start(retryPause);
            if (!std::exchange(m_isTroubled, true))
                emit troubled(written.error().message);
            return;
        }
        m_waiting -= m_entries.size();
        m_lost -= lost;
        m_entries.clear();
        if (std::exchange(m_isTroubled, false))
            emit recovered();
    }

    void finish()
    {
        flush();
        m_timer.stop();
    }

signals:
    void troubled(const QString &reason);
    void recovered();

private:
    AuditFile m_file;
    QList<AuditEntry> m_entries;
    QTimer m_timer {this};
    bool m_isTroubled = false;
    std::atomic<qint64> &m_waiting;
    std::atomic<qint64> &m_lost;
};

AuditLog::AuditLog(const QString &directory, const AuditConfig &config)
    : m_queue(config.queue)
    , m_writer(std::make_unique<AuditWriter>(directory, config, m_waiting, m_lost))
    , m_refusals(config.refusalsPerSecond, config.refusalsPerSecond * burst)
{
    m_thread.setObjectName(u"audit"_s);
    m_writer->moveToThread(&m_thread);
    connect(m_writer.get(), &AuditWriter::troubled, this, &AuditLog::troubled);
    connect(m_writer.get(), &AuditWriter::recovered, this, &AuditLog::recovered);
    m_thread.start();
}

AuditLog::~AuditLog()
{
    QMetaObject::invokeMethod(m_writer.get(), [this] {
        m_writer->finish();
        m_thread.quit();
    });
    m_thread.wait();
}

void AuditLog::record(const AuditEntry &entry)
{
    AuditEntry kept = entry;
    if (isRefusal(entry.kind)) {
        if (!m_refusals.take()) {
            ++m_leftOut;
            return;
        }
        if (const qint64 leftOut = std::exchange(m_leftOut, 0); leftOut > 0)
            kept.message += u" (and %1 refusals before it, too many to keep)"_s.arg(leftOut);
    }
    if (m_waiting >= m_queue) {
        ++m_lost;
        return;
    }
    ++m_waiting;
    QMetaObject::invokeMethod(m_writer.get(),
                              [writer = m_writer.get(), kept] { writer->take(kept); });
}

} // namespace Guestwire

#include "auditlog.moc"
