// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/eventloop.h"

#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace Guestwire {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

short toPoll(int events)
{
    int bits = 0;
    if (events & VIR_EVENT_HANDLE_READABLE)
        bits |= POLLIN;
    if (events & VIR_EVENT_HANDLE_WRITABLE)
        bits |= POLLOUT;
    if (events & VIR_EVENT_HANDLE_ERROR)
        bits |= POLLERR;
    if (events & VIR_EVENT_HANDLE_HANGUP)
        bits |= POLLHUP;
    return short(bits);
}

int fromPoll(short bits)
{
    int events = 0;
    if (bits & POLLIN)
        events |= VIR_EVENT_HANDLE_READABLE;
    if (bits & POLLOUT)
        events |= VIR_EVENT_HANDLE_WRITABLE;
    if (bits & (POLLERR | POLLNVAL))
        events |= VIR_EVENT_HANDLE_ERROR;
    if (bits & POLLHUP)
        events |= VIR_EVENT_HANDLE_HANGUP;
    return events;
}

// What libvirt wants to be given back when a watch or a timer is gone.
struct Opaque
{
    void *data = nullptr;
    virFreeCallback release = nullptr;

    void free() const
    {
        if (release)
            release(data);
    }
};

struct Watch
{
    int fd = -1;
    int events = 0;
    virEventHandleCallback callback = nullptr;
    Opaque opaque;
};

struct Timer
{
    int interval = -1; // milliseconds; negative: off
    Clock::time_point due;
    virEventTimeoutCallback callback = nullptr;
    Opaque opaque;
};

// The mutex: libvirt adds and removes from any thread and expects that to act at once.
class EventLoop
{
public:
    EventLoop() : m_wakeFd(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) { }

    [[noreturn]] void run();

    int addWatch(const Watch &watch);
    void updateWatch(int id, int events);
    int removeWatch(int id);
    int addTimer(Timer timer);
    void updateTimer(int id, int interval);
    int removeTimer(int id);

private:
    void wake() const;
    void drainWake() const;
    void freeRemoved();
    int prepare(std::vector<pollfd> &fds, std::vector<int> &ids);
    void fireTimers();
    void fireWatch(int id, short bits);

    std::mutex m_mutex;
    const int m_wakeFd;
    int m_nextId = 1;
    std::map<int, Watch> m_watches;
    std::map<int, Timer> m_timers;
    std::vector<Opaque> m_removed; // freed outside the removing call, as libvirt asks
};

void EventLoop::wake() const
{
    const uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(m_wakeFd, &one, sizeof one);
}

void EventLoop::drainWake() const
{
    uint64_t count = 0;
    [[maybe_unused]] const auto got = ::read(m_wakeFd, &count, sizeof count);
}

int EventLoop::addWatch(const Watch &watch)
{
    const std::lock_guard guard(m_mutex);
    m_watches.emplace(m_nextId, watch);
    wake();
    return m_nextId++;
}

void EventLoop::updateWatch(int id, int events)
{
    const std::lock_guard guard(m_mutex);
    const auto found = m_watches.find(id);
    if (found == m_watches.end() || found->second.events == events)
        return;
    found->second.events = events;
    wake();
}

int EventLoop::removeWatch(int id)
{
    const std::lock_guard guard(m_mutex);
    const auto found = m_watches.find(id);
    if (found == m_watches.end())
        return -1;
    m_removed.push_back(found->second.opaque);
    m_watches.erase(found);
    wake();
    return 0;
}

int EventLoop::addTimer(Timer timer)
{
    const std::lock_guard guard(m_mutex);
    timer.due = Clock::now() + milliseconds(timer.interval);
    m_timers.emplace(m_nextId, timer);
    wake();
    return m_nextId++;
}

void EventLoop::updateTimer(int id, int interval)
{
    const std::lock_guard guard(m_mutex);
    const auto found = m_timers.find(id);
    if (found == m_timers.end())
        return;
    found->second.interval = interval;
    found->second.due = Clock::now() + milliseconds(interval);
    wake();
}

int EventLoop::removeTimer(int id)
{
    const std::lock_guard guard(m_mutex);
    const auto found = m_timers.find(id);
    if (found == m_timers.end())
        return -1;
    m_removed.push_back(found->second.opaque);
    m_timers.erase(found);
    wake();
    return 0;
}

void EventLoop::freeRemoved()
{
    std::vector<Opaque> removed;
    {
        const std::lock_guard guard(m_mutex);
        removed.swap(m_removed);
    }
    for (const Opaque &opaque : removed)
        opaque.free();
}

// Fills in what to poll and gives the time-out in milliseconds.
int EventLoop::prepare(std::vector<pollfd> &fds, std::vector<int> &ids)
{
    const std::lock_guard guard(m_mutex);
    fds.assign(1, {m_wakeFd, POLLIN, 0});
    ids.assign(1, 0);
    for (const auto &[id, watch] : m_watches) {
        if (watch.events == 0)
            continue;
        fds.push_back({watch.fd, toPoll(watch.events), 0});
        ids.push_back(id);
    }
    std::optional<Clock::time_point> next;
    for (const auto &[id, timer] : m_timers)
        if (timer.interval >= 0)
            next = next ? std::min(*next, timer.due) : timer.due;
    if (!next)
        return -1;
    const auto left = std::chrono::ceil<milliseconds>(*next - Clock::now());
    return int(std::max(left, milliseconds(0)).count());
}

void EventLoop::fireTimers()
{
    std::vector<int> due;
    {
        const std::lock_guard guard(m_mutex);
        const auto now = Clock::now();
        for (const auto &[id, timer] : m_timers)
            if (timer.interval >= 0 && timer.due <= now)
                due.push_back(id);
    }
    for (const int id : due) {
        Timer timer;
        {
            const std::lock_guard guard(m_mutex);
            const auto found = m_timers.find(id);
            // The callback before this one may have changed or removed it.
            if (found == m_timers.end() || found->second.interval < 0)
                continue;
            found->second.due = Clock::now() + milliseconds(found->second.interval);
            timer = found->second;
        }
        timer.callback(id, timer.opaque.data);
    }
}

void EventLoop::fireWatch(int id, short bits)
{
    Watch watch;
    {
        const std::lock_guard guard(m_mutex);
        const auto found = m_watches.find(id);
        if (found == m_watches.end() || found->second.events == 0)
            return;
        watch = found->second;
    }
    watch.callback(id, watch.fd, fromPoll(bits), watch.opaque.data);
}

void EventLoop::run()
{
    std::vector<pollfd> fds;
    std::vector<int> ids;
    for (;;) {
        freeRemoved();
        const int timeout = prepare(fds, ids);
        const int ready = ::poll(fds.data(), nfds_t(fds.size()), timeout);
        if (ready > 0 && fds.front().revents)
            drainWake();
        fireTimers();
        for (size_t i = 1; ready > 0 && i < fds.size(); ++i)
            if (fds[i].revents)
                fireWatch(ids[i], fds[i].revents);
    }
}

EventLoop &eventLoop()
{
    // Not freed: its thread runs until the process ends.
    static EventLoop &loop = *std::make_unique<EventLoop>().release();
    return loop;
}

int addWatch(int fd, int events, virEventHandleCallback callback, void *data,
             virFreeCallback release)
{
    return eventLoop().addWatch({fd, events, callback, {data, release}});
}

int addTimer(int interval, virEventTimeoutCallback callback, void *data, virFreeCallback release)
{
    return eventLoop().addTimer({interval, {}, callback, {data, release}});
}

void registerLoop()
{
    // libvirt writes to sockets whose daemon may just have died.
    std::signal(SIGPIPE, SIG_IGN);
    virSetErrorFunc(nullptr, [](void *, virErrorPtr) {});
    virEventRegisterImpl(
        addWatch, [](int id, int events) { eventLoop().updateWatch(id, events); },
        [](int id) { return eventLoop().removeWatch(id); }, addTimer,
        [](int id, int interval) { eventLoop().updateTimer(id, interval); },
        [](int id) { return eventLoop().removeTimer(id); });
    virInitialize();
    std::thread thread([] { eventLoop().run(); });
    pthread_setname_np(thread.native_handle(), "libvirt-events");
    thread.detach();
}

} // namespace

void startEventLoop()
{
    static std::once_flag once;
    std::call_once(once, registerLoop);
}

} // namespace Guestwire
