// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>

namespace Guestwire::Terminal {

// Sends a text in small pieces, no faster than told: a serial line has no flow control, and what
// reads at its end may be slow.
class PacedPaste : public QObject
{
    Q_OBJECT

public:
    explicit PacedPaste(QObject *parent = nullptr) : QObject(parent) { }

    void setSpeed(int bytesPerSecond) { m_speed = bytesPerSecond; }

    // Behind what is still to be sent. The end is sent even when the rest is cancelled.
    void start(const QByteArray &begin, const QByteArray &text, const QByteArray &end);
    void cancel();
    bool isActive() const { return m_timer.isActive(); }

signals:
    void piece(const QByteArray &bytes);
    void progressed(qint64 sent, qint64 total); // both 0: at rest

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void sendDue();
    void finish();

    int m_speed = 20000;
    QBasicTimer m_timer;
    QElapsedTimer m_clock; // since the first piece
    QByteArray m_bytes;
    QByteArray m_end;
    qint64 m_sent = 0;
};

} // namespace Guestwire::Terminal
