// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/doorrecord.h"

#include "core/service/audit.h"

using namespace Qt::StringLiterals;

namespace Guestwire {

DoorRecord::DoorRecord(Audit *audit, QObject *parent) : QObject(parent), m_audit(audit)
{
    m_timer.setInterval(interval);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DoorRecord::tell);
}

DoorRecord::~DoorRecord()
{
    tell();
}

void DoorRecord::add(const QByteArray &limit, const QHostAddress &peer)
{
    if (!m_audit)
        return;
    const auto known = m_further.find(limit);
    if (known != m_further.end()) {
        ++*known;
        return;
    }
    m_further.insert(limit, 0);
    record(limit, peer.toString(), u"a connection met this limit"_s);
    if (!m_timer.isActive())
        m_timer.start();
}

void DoorRecord::tell()
{
    const auto further = std::exchange(m_further, {});
    for (auto it = further.begin(); it != further.end(); ++it)
        if (*it > 0)
            record(it.key(), {},
                   u"%1 further connections met this limit within %2 seconds"_s.arg(*it).arg(
                       interval.count()));
}

void DoorRecord::record(const QByteArray &limit, const QString &address,
                        const QString &message) const
{
    m_audit->record({.kind = AuditEntry::Kind::LimitTripped,
                     .address = address,
                     .subject = QString::fromLatin1(limit),
                     .message = message});
}

} // namespace Guestwire
