// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/consoles.h"

#include <map>

namespace Guestwire {

using namespace Qt::StringLiterals;

// The connection and its streams. Ends with both closed, in the order that leaves no reference.
class Consoles::Shelf
{
public:
    explicit Shelf(const QString &uri) : m_uri(uri) { }

    ~Shelf()
    {
        for (const auto &[number, stream] : m_streams)
            stream->close();
    }

    Opened open(const ConsoleKey &console, quint64 session, ConsoleStream::Told told)
    {
        if (!m_connection || !m_connection->isAlive()) {
            auto connection = Connection::open(m_uri);
            if (!connection)
                return connection.error();
            m_connection = connection.value();
        }
        auto stream =
            ConsoleStream::open(*m_connection, console.vm, console.device, std::move(told));
        if (stream)
            m_streams.emplace(session, stream.value());
        return stream;
    }

    void close(quint64 session)
    {
        if (const auto found = m_streams.extract(session))
            found.mapped()->close();
    }

private:
    QString m_uri;
    std::shared_ptr<Connection> m_connection;
    std::map<quint64, std::shared_ptr<ConsoleStream>> m_streams;
};

Consoles::Consoles(const QString &uri, std::shared_ptr<Threads> threads)
    : m_uri(uri)
    , m_threads(std::move(threads))
{
}

Consoles::~Consoles()
{
    m_mailbox->close();
}

// Wraps what other threads say of a session, so that it is said in this object's thread and only
// while that session lasts.
template<typename Function>
auto Consoles::forSession(const ConsoleKey &console, quint64 number, Function function)
{
    return [this, console, number, function, mailbox = m_mailbox](const auto &...arguments) {
        mailbox->post([this, console, number, function, arguments...] {
            if (m_sessions.value(console).number == number)
                function(arguments...);
        });
    };
}

ConsoleStream::Told Consoles::toldOf(const ConsoleKey &console, quint64 number)
{
    return {
        forSession(console, number,
                   [this, console](const QByteArray &bytes) { emit read(console, bytes); }),
        forSession(console, number,
                   [this, console](qint64 bytes) { emit written(console, bytes); }),
        forSession(
            console, number,
            [this, console](bool ended, const QString &reason) { finish(console, ended, reason); }),
    };
}

void Consoles::open(const ConsoleKey &console)
{
    if (m_sessions.contains(console))
        return;
    if (!m_worker)
        m_worker = std::make_unique<Worker<Shelf>>(
            m_threads, [uri = m_uri] { return std::make_unique<Shelf>(uri); });
    const quint64 number = ++m_lastNumber;
    m_sessions.insert(console, {number, nullptr});
    const auto told = toldOf(console, number);
    const auto onAnswer = forSession(
        console, number, [this, console](const Opened &answer) { give(console, answer); });
    // Told that it is open before it starts to give bytes, so that they come in this order.
    m_worker->run([console, number, told, onAnswer](Shelf &shelf) {
        const Opened answer = shelf.open(console, number, told);
        onAnswer(answer);
        if (answer && !ConsoleStream::start(answer.value()))
            told.over(false, u"the console's bytes cannot be had"_s);
    });
}

void Consoles::give(const ConsoleKey &console, const Opened &answer)
{
    if (!answer) {
        finish(console, false, answer.error().message);
        return;
    }
    m_sessions[console].stream = answer.value();
    emit opened(console);
}

void Consoles::reopen(const ConsoleKey &console)
{
    if (m_sessions.contains(console))
        finish(console, true, u"the VM was started anew"_s);
    open(console);
}

void Consoles::close(const ConsoleKey &console)
{
    if (m_sessions.contains(console))
        finish(console, false, u"closed"_s);
}

void Consoles::finish(const ConsoleKey &console, bool ended, const QString &reason)
{
    const quint64 number = m_sessions.take(console).number;
    m_worker->run([number](Shelf &shelf) { shelf.close(number); });
    emit closed(console, ended, reason);
}

void Consoles::write(const ConsoleKey &console, const QByteArray &bytes)
{
    if (const auto stream = m_sessions.value(console).stream)
        stream->write(bytes);
}

void Consoles::closeAll(const QString &reason)
{
    // With its connection, which no stream of it outlives; libvirt tells the streams nothing.
    m_worker.reset();
    for (const auto sessions = std::exchange(m_sessions, {}); const auto &console : sessions.keys())
        emit closed(console, false, reason);
}

} // namespace Guestwire
