// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/connection.h"

#include <QByteArray>

#include <deque>
#include <mutex>

namespace Guestwire {

// One open console. It is opened and closed in the thread of its connection; bytes come and go in
// libvirt's thread, which calls what was given here.
class ConsoleStream
{
public:
    struct Told
    {
        std::function<void(const QByteArray &bytes)> read;
        std::function<void(qint64 bytes)> written;
        std::function<void(bool ended, const QString &reason)> over; // once; the last
    };

    // Nothing is told before start().
    static Result<std::shared_ptr<ConsoleStream>> open(const Connection &connection, VmId vm,
                                                       const QString &device, Told told);
    ConsoleStream(StreamHandle stream, Told told);

    static bool start(const std::shared_ptr<ConsoleStream> &stream);
    void close();

    void write(const QByteArray &bytes); // from any thread

private:
    static void onEvents(virStreamPtr, int events, void *opaque);
    void receive(int events);
    void send();
    void end(bool ended, const QString &reason);
    void listenFor(int events);
    void stopListening();

    const Told m_told;
    // Guards what follows: opening and closing, reading, and asking to write are three threads.
    std::mutex m_mutex;
    StreamHandle m_stream; // gone once closed
    std::deque<QByteArray> m_unwritten;
    void *m_listener = nullptr; // by this libvirt knows it; null while it does not listen
    bool m_over = false;
};

} // namespace Guestwire
