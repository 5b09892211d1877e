// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/consolestream.h"

#include "core/host/libvirterror.h"

#include <libvirt/virterror.h>

#include <array>
#include <map>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t mostAtOnce = 64 << 10; // bytes told by one event
constexpr int wouldBlock = -2;

constexpr int incoming =
    VIR_STREAM_EVENT_READABLE | VIR_STREAM_EVENT_ERROR | VIR_STREAM_EVENT_HANGUP;

Error openError(const QString &device)
{
    const QString what = u"cannot open the console %1"_s.arg(device);
    // libvirt has no code of its own for this; nothing else fails so here.
    if (lastErrorCode() == VIR_ERR_OPERATION_FAILED)
        return {
            ErrorCode::Conflict,
            u"%1: it is in use by another program, such as virsh console or virt-manager; close "
            "it there (libvirt: %2)"_s.arg(what, lastErrorMessage())};
    return libvirtError(what);
}

// Who listens, by number. libvirt may call back once more after that was called off, and its remote
// driver never frees what a callback was given, so it is given nothing that has to be freed.
class Listeners
{
public:
    void *add(const std::shared_ptr<ConsoleStream> &stream)
    {
        const std::lock_guard guard(m_mutex);
        m_streams.emplace(++m_last, stream);
        return reinterpret_cast<void *>(m_last);
    }

    void remove(void *listener)
    {
        const std::lock_guard guard(m_mutex);
        m_streams.erase(reinterpret_cast<quintptr>(listener));
    }

    std::shared_ptr<ConsoleStream> find(void *listener)
    {
        const std::lock_guard guard(m_mutex);
        const auto found = m_streams.find(reinterpret_cast<quintptr>(listener));
        return found == m_streams.end() ? nullptr : found->second.lock();
    }

private:
    std::mutex m_mutex;
    std::map<quintptr, std::weak_ptr<ConsoleStream>> m_streams;
    quintptr m_last = 0;
};

Listeners &listeners()
{
    // Not freed: libvirt's thread runs until the process ends.
    static Listeners &all = *std::make_unique<Listeners>().release();
    return all;
}

} // namespace

ConsoleStream::ConsoleStream(StreamHandle stream, Told told)
    : m_told(std::move(told))
    , m_stream(std::move(stream))
{
}

Result<std::shared_ptr<ConsoleStream>> ConsoleStream::open(const Connection &connection, VmId vm,
                                                           const QString &device, Told told)
{
    const auto domain = connection.find(vm, u"cannot open the console %1"_s.arg(device));
    if (!domain)
        return domain.error();
    StreamHandle stream(virStreamNew(connection.handle(), VIR_STREAM_NONBLOCK));
    if (!stream)
        return libvirtError(u"cannot open the console %1"_s.arg(device));
    // Never VIR_DOMAIN_CONSOLE_FORCE: it throws out another reader and can lock up the daemon.
    if (virDomainOpenConsole(domain.value().get(), device.toUtf8().constData(), stream.get(), 0)
        != 0)
        return openError(device);
    return std::make_shared<ConsoleStream>(std::move(stream), std::move(told));
}

bool ConsoleStream::start(const std::shared_ptr<ConsoleStream> &stream)
{
    const std::lock_guard guard(stream->m_mutex);
    stream->m_listener = listeners().add(stream);
    if (virStreamEventAddCallback(stream->m_stream.get(), incoming, onEvents, stream->m_listener,
                                  nullptr)
        == 0)
        return true;
    listeners().remove(std::exchange(stream->m_listener, nullptr));
    return false;
}

void ConsoleStream::onEvents(virStreamPtr, int events, void *opaque)
{
    // Held here, because it may be closed meanwhile.
    const auto stream = listeners().find(opaque);
    if (!stream)
        return;
    if (events & incoming)
        stream->receive(events);
    if (events & VIR_STREAM_EVENT_WRITABLE)
        stream->send();
}

void ConsoleStream::receive(int events)
{
    std::array<char, mostAtOnce> buffer;
    size_t filled = 0;
    int got = 0;
    QString reason;
    {
        const std::lock_guard guard(m_mutex);
        if (m_over)
            return;
        while (filled < buffer.size()) {
            got = virStreamRecv(m_stream.get(), buffer.data() + filled, buffer.size() - filled);
            if (got <= 0)
                break;
            filled += size_t(got);
        }
        if (got < 0)
            reason = libvirtError(u"the console broke"_s).message;
    }
    if (filled > 0)
        m_told.read(QByteArray(buffer.data(), qsizetype(filled)));
    const bool broken = events & (VIR_STREAM_EVENT_ERROR | VIR_STREAM_EVENT_HANGUP);
    if (got == 0)
        end(true, u"the console ended"_s);
    else if (got < 0 && (got != wouldBlock || broken))
        end(false, reason);
}

void ConsoleStream::write(const QByteArray &bytes)
{
    const std::lock_guard guard(m_mutex);
    if (m_over || bytes.isEmpty())
        return;
    m_unwritten.push_back(bytes);
    listenFor(incoming | VIR_STREAM_EVENT_WRITABLE);
}

void ConsoleStream::send()
{
    qint64 written = 0;
    int put = 0;
    {
        const std::lock_guard guard(m_mutex);
        while (!m_over && !m_unwritten.empty()) {
            QByteArray &front = m_unwritten.front();
            put = virStreamSend(m_stream.get(), front.constData(), size_t(front.size()));
            if (put < 0)
                break;
            written += put;
            front.remove(0, put);
            if (front.isEmpty())
                m_unwritten.pop_front();
        }
        if (m_unwritten.empty())
            listenFor(incoming);
    }
    if (written > 0)
        m_told.written(written);
    if (put < 0 && put != wouldBlock)
        end(false, libvirtError(u"the console broke"_s).message);
}

// With the mutex held.
void ConsoleStream::listenFor(int events)
{
    if (m_listener)
        virStreamEventUpdateCallback(m_stream.get(), events);
}

// With the mutex held.
void ConsoleStream::stopListening()
{
    if (!m_listener)
        return;
    virStreamEventRemoveCallback(m_stream.get());
    listeners().remove(std::exchange(m_listener, nullptr));
}

void ConsoleStream::end(bool ended, const QString &reason)
{
    {
        const std::lock_guard guard(m_mutex);
        if (std::exchange(m_over, true))
            return;
        // Or the end would be told again and again.
        stopListening();
    }
    m_told.over(ended, reason);
}

void ConsoleStream::close()
{
    const std::lock_guard guard(m_mutex);
    if (!m_stream)
        return;
    const bool wasOver = std::exchange(m_over, true);
    stopListening();
    // Without this the daemon would keep the console busy.
    if (!wasOver || virStreamFinish(m_stream.get()) != 0)
        virStreamAbort(m_stream.get());
    m_stream.reset();
}

} // namespace Guestwire
