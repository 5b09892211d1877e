// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/consoles.h"

namespace Guestwire {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto joinInterval = 20ms;
constexpr auto followInterval = 200ms;
// Another program that has a console is asked no more often than this whether it still has.
constexpr std::chrono::milliseconds retryInterval = 2s;

// Starts to listen after it was told that the console is open, so that its bytes come behind that.
template<typename Answer>
void listen(const Result<ConsoleShelf::Opened> &answer, const Answer &tell,
            const ConsoleStream::Told &told)
{
    tell(answer);
    if (answer && answer.value().stream && !ConsoleStream::start(answer.value().stream))
        told.over(false, u"the console's bytes cannot be had"_s);
}

} // namespace

Consoles::Consoles(const QString &uri, std::shared_ptr<Threads> threads)
    : m_uri(uri)
    , m_threads(std::move(threads))
{
    connect(&m_looks, &QTimer::timeout, this, &Consoles::look);
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
                   [this, console](const QByteArray &bytes) { takeStreamed(console, bytes); }),
        forSession(console, number,
                   [this, console](qint64 bytes) { emit written(console, bytes); }),
        forSession(
            console, number,
            [this, console](bool ended, const QString &reason) { finish(console, ended, reason); }),
    };
}

void Consoles::open(const ConsoleKey &console)
{
    if (!m_sessions.contains(console))
        begin(console, ConsoleShelf::Log::Read);
}

void Consoles::reopen(const ConsoleKey &console)
{
    if (m_sessions.contains(console))
        finish(console, true, u"the VM was started anew"_s);
    begin(console, ConsoleShelf::Log::Ignored);
}

void Consoles::begin(const ConsoleKey &console, ConsoleShelf::Log log)
{
    if (!m_worker)
        m_worker = std::make_unique<Worker<ConsoleShelf>>(
            m_threads, [uri = m_uri] { return std::make_unique<ConsoleShelf>(uri); });
    const quint64 number = ++m_lastNumber;
    m_sessions[console].number = number;
    const auto told = toldOf(console, number);
    const auto onAnswer = forSession(
        console, number, [this, console](const Opened &answer) { give(console, answer); });
    m_worker->run([console, number, told, onAnswer, log](ConsoleShelf &shelf) {
        listen(shelf.open(console, number, told, log), onAnswer, told);
    });
}

void Consoles::give(const ConsoleKey &console, const Opened &answer)
{
    if (!answer) {
        finish(console, false, answer.error().message);
        return;
    }
    const ConsoleShelf::Opened &given = answer.value();
    Session &session = m_sessions[console];
    session.stream = given.stream;
    session.log = given.log;
    session.tried.start();
    keepLogEnd(console, given.earlier);
    if (given.log && given.stream)
        session.join.emplace(session.logEnd);
    if (given.log)
        m_looks.start(joinInterval);
    emit opened(console, given.earlier);
    if (!given.stream)
        emit held(console, given.held);
}

void Consoles::tryAgain(const ConsoleKey &console)
{
    Session &session = m_sessions[console];
    session.tried.start();
    const auto told = toldOf(console, session.number);
    const auto onAnswer =
        forSession(console, session.number,
                   [this, console](const Opened &answer) { giveStream(console, answer); });
    m_worker->run(
        [console, number = session.number, log = session.log, told, onAnswer](ConsoleShelf &shelf) {
            listen(shelf.openStream(console, number, told, log), onAnswer, told);
        });
}

void Consoles::giveStream(const ConsoleKey &console, const Opened &answer)
{
    if (!answer) {
        finish(console, false, answer.error().message);
        return;
    }
    tell(console, answer.value().earlier);
    keepLogEnd(console, answer.value().earlier);
    if (!answer.value().stream)
        return;
    Session &session = m_sessions[console];
    session.stream = answer.value().stream;
    session.join.emplace(session.logEnd);
    m_looks.start(joinInterval);
    emit held(console, {});
}

// Asks all logs that matter for news.
void Consoles::look()
{
    bool follows = false;
    bool joins = false;
    for (const auto &console : m_sessions.keys()) {
        Session &session = m_sessions[console];
        if (!session.log)
            continue;
        (session.stream ? joins : follows) = true;
        if (!session.stream && session.tried.hasExpired(retryInterval.count()))
            tryAgain(console);
        if (std::exchange(session.looking, true))
            continue;
        const auto onBytes =
            forSession(console, session.number,
                       [this, console](const QByteArray &bytes) { takeLogged(console, bytes); });
        m_worker->run([log = session.log, onBytes](ConsoleShelf &) { onBytes(log->read()); });
    }
    if (joins || follows)
        m_looks.start(joins ? joinInterval : followInterval);
    else
        m_looks.stop();
}

void Consoles::tell(const ConsoleKey &console, const QByteArray &bytes)
{
    if (!bytes.isEmpty())
        emit read(console, bytes);
}

void Consoles::takeStreamed(const ConsoleKey &console, const QByteArray &bytes)
{
    auto &join = m_sessions[console].join;
    tell(console, join ? join->streamed(bytes) : bytes);
    endJoin(console);
}

void Consoles::takeLogged(const ConsoleKey &console, const QByteArray &bytes)
{
    Session &session = m_sessions[console];
    session.looking = false;
    if (!session.log)
        return;
    if (!session.join)
        keepLogEnd(console, bytes);
    tell(console, session.join ? session.join->logged(bytes) : bytes);
    endJoin(console);
}

void Consoles::keepLogEnd(const ConsoleKey &console, const QByteArray &bytes)
{
    QByteArray &end = m_sessions[console].logEnd;
    end += bytes;
    end = end.right(ConsoleJoin::mostEarlier);
}

// Once they are joined the log is not needed any more.
void Consoles::endJoin(const ConsoleKey &console)
{
    const auto session = m_sessions.find(console);
    if (session == m_sessions.end() || !session->join || !session->log)
        return;
    const auto state = session->join->state();
    if (state != ConsoleJoin::State::Joining) {
        session->log.reset();
        session->logEnd.clear();
    }
    if (state != ConsoleJoin::State::Failed)
        return;
    const QByteArray stream = session->join->stream();
    session->join.reset();
    emit closed(console, false, u"it can not be told where its log ends and it goes on"_s);
    emit opened(console, {});
    tell(console, stream);
}

void Consoles::close(const ConsoleKey &console)
{
    if (m_sessions.contains(console))
        finish(console, false, u"closed"_s);
}

void Consoles::finish(const ConsoleKey &console, bool ended, const QString &reason)
{
    const quint64 number = m_sessions.take(console).number;
    m_worker->run([number](ConsoleShelf &shelf) { shelf.close(number); });
    emit closed(console, ended, reason);
}

void Consoles::write(const ConsoleKey &console, const QByteArray &bytes)
{
    if (const auto stream = m_sessions.value(console).stream)
        stream->write(bytes);
}

void Consoles::endFollowed(VmId vm)
{
    for (const auto &console : m_sessions.keys())
        if (console.vm == vm && m_sessions[console].log && !m_sessions[console].stream)
            finish(console, true, u"the console ended"_s);
}

void Consoles::closeAll(const QString &reason)
{
    // With its connection, which no stream of it outlives; libvirt tells the streams nothing.
    m_worker.reset();
    for (const auto sessions = std::exchange(m_sessions, {}); const auto &console : sessions.keys())
        emit closed(console, false, reason);
}

} // namespace Guestwire
