// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace Guestwire::Terminal {

// Something that is painted in frames.
class FrameClient
{
public:
    virtual void frame() = 0;

protected:
    ~FrameClient() = default;
};

// One timer for all terminals of a window: each is painted at once after a pause, and then at most
// once in its interval. It runs only while someone waits for a frame.
class FrameScheduler : public QObject
{
    Q_OBJECT

public:
    explicit FrameScheduler(QObject *parent = nullptr);

    void request(FrameClient &client, std::chrono::milliseconds interval);
    void remove(FrameClient &client);
    bool isIdle() const { return !m_timer.isActive(); }

private:
    struct Client
    {
        qint64 lastFrame = 0; // all times in milliseconds of m_clock
        qint64 due = 0;
        bool waits = false;
    };

    void paintDue();
    void startTimer();

    QHash<FrameClient *, Client> m_clients;
    QElapsedTimer m_clock;
    QTimer m_timer;
};

} // namespace Guestwire::Terminal
