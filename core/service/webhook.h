// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <deque>

class QNetworkReply;

namespace Guestwire {

// Posts JSON to an address that somebody else looks after: one after another, again after a while
// where that fails, and never more of it kept than so many.
class Webhook : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        QUrl url; // empty: nothing is posted
        int queue = 0; // posts that wait, at least 2; beyond it the oldest go
        int attempts = 0; // for each
        std::chrono::milliseconds timeout {}; // for one attempt, whatever it waits for
        // Between attempts; twice as long each time, up to the longest.
        std::chrono::milliseconds pause {1'000};
        std::chrono::milliseconds longestPause {5 * 60'000};
    };
    struct Figures
    {
        quint64 sent = 0;
        quint64 lost = 0;
        qsizetype waiting = 0;
    };

    explicit Webhook(const Settings &settings, QObject *parent = nullptr);
    ~Webhook() override;

    void post(const QJsonObject &object);
    Figures figures() const { return {m_sent, m_lost, qsizetype(m_queue.size())}; }

    // Where it posts to, without what may be a secret.
    QString address() const;

signals:
    void failing(const QString &reason); // once, until it works again
    void recovered();
    void lost(); // posts are given up, once until it works again

private:
    void begin();
    void finish();
    void fail(const QString &reason);
    void lose();

    const Settings m_settings;
    QNetworkAccessManager m_network;
    std::deque<QByteArray> m_queue; // the first is under way or waits to be tried again
    QNetworkReply *m_reply = nullptr; // of the network's
    QTimer m_timeout;
    QTimer m_pause;
    int m_attempts = 0; // that have failed, of the first
    std::chrono::milliseconds m_nextPause;
    bool m_isFailing = false;
    bool m_isLosing = false;
    quint64 m_sent = 0;
    quint64 m_lost = 0;
};

} // namespace Guestwire
