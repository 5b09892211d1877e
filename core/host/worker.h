// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace Guestwire {

// Counts the threads that are still there.
class Threads
{
public:
    void entered()
    {
        const std::lock_guard guard(m_mutex);
        ++m_count;
    }

    void left()
    {
        const std::lock_guard guard(m_mutex);
        --m_count;
        m_changed.notify_all();
    }

    // False when one is still there after that time.
    bool waitForAll(std::chrono::milliseconds atMost)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, atMost, [this] { return m_count == 0; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_count = 0;
};

// A thread that does one thing after another with something of its own, such as a connection. A
// libvirt call may hang for ever, so nobody waits for the thread: when the worker goes, what is
// queued is dropped, and the thread ends as soon as the call it is in returns. Therefore what is
// given to run() must own or share all that it uses.
template<typename Context>
class Worker
{
public:
    using Work = std::function<void(Context &)>;

    // `make` runs in the thread, and its result dies there.
    Worker(std::shared_ptr<Threads> threads, std::function<std::unique_ptr<Context>()> make)
    {
        threads->entered();
        std::thread([queue = m_queue, threads, make = std::move(make)] {
            work(*queue, make);
            threads->left();
        }).detach();
    }

    ~Worker()
    {
        std::deque<Work> dropped;
        const std::lock_guard guard(m_queue->mutex);
        dropped.swap(m_queue->works);
        m_queue->over = true;
        m_queue->changed.notify_all();
    }

    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    void run(Work work)
    {
        const std::lock_guard guard(m_queue->mutex);
        m_queue->works.push_back(std::move(work));
        m_queue->changed.notify_all();
    }

private:
    struct Queue
    {
        std::mutex mutex;
        std::condition_variable changed;
        std::deque<Work> works;
        bool over = false;
    };

    static void work(Queue &queue, const std::function<std::unique_ptr<Context>()> &make)
    {
        const std::unique_ptr<Context> context = make();
        while (const Work next = take(queue))
            next(*context);
    }

    static Work take(Queue &queue)
    {
        std::unique_lock lock(queue.mutex);
        queue.changed.wait(lock, [&queue] { return queue.over || !queue.works.empty(); });
        if (queue.over)
            return {};
        Work next = std::move(queue.works.front());
        queue.works.pop_front();
        return next;
    }

    std::shared_ptr<Queue> m_queue = std::make_shared<Queue>();
};

} // namespace Guestwire
