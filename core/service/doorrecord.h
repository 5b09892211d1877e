// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QObject>
#include <QTimer>

namespace Guestwire {

class Audit;

// Keeps in the audit log which limits strangers met: the first time at once, what follows as a
// number for each interval, so that a crowd can not wash out what others did.
class DoorRecord : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds interval {10};

    // `audit` outlives this; null: nothing is kept.
    explicit DoorRecord(Audit *audit, QObject *parent = nullptr);
    ~DoorRecord() override; // tells what it has counted

    void add(const QByteArray &limit, const QHostAddress &peer);

private:
    void tell();
    void record(const QByteArray &limit, const QString &address, const QString &message) const;

    Audit *const m_audit;
    QHash<QByteArray, quint64> m_further; // since it was last told, by limit
    QTimer m_timer;
};

} // namespace Guestwire
