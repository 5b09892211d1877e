// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/consoleshelf.h"

#include "core/host/domainxml.h"

#include <algorithm>
#include <cstdlib>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

// All that it has by now.
QByteArray drain(ConsoleLog &log)
{
    QByteArray all;
    for (QByteArray piece = log.read(); !piece.isEmpty(); piece = log.read())
        all += piece;
    return all.last(std::min<qsizetype>(all.size(), ConsoleLog::mostKept));
}

} // namespace

ConsoleShelf::~ConsoleShelf()
{
    for (const auto &[number, stream] : m_streams)
        stream->close();
}

Outcome ConsoleShelf::connect()
{
    if (m_connection && m_connection->isAlive())
        return done();
    auto connection = Connection::open(m_uri);
    if (!connection)
        return connection.error();
    m_connection = connection.value();
    return done();
}

std::shared_ptr<ConsoleLog> ConsoleShelf::logOf(const ConsoleKey &console) const
{
    const auto domain = m_connection->find(console.vm, {});
    if (!isLocal(m_uri) || !domain)
        return nullptr;
    const std::unique_ptr<char, Release<std::free>> text(
        virDomainGetXMLDesc(domain.value().get(), 0));
    const auto xml = text ? parseDomainXml(text.get()) : Result<DomainXml>(Error {});
    if (!xml)
        return nullptr;
    const auto &consoles = xml.value().consoles;
    const auto found = std::ranges::find(consoles, console.device, &ConsoleXml::alias);
    return found == consoles.end() ? nullptr : ConsoleLog::open(found->log);
}

Result<ConsoleShelf::Opened> ConsoleShelf::open(const ConsoleKey &console, quint64 session,
                                                const ConsoleStream::Told &told, Log log)
{
    if (const auto connected = connect(); !connected)
        return connected.error();
    return openStream(console, session, told, log == Log::Read ? logOf(console) : nullptr);
}

Result<ConsoleShelf::Opened> ConsoleShelf::openStream(const ConsoleKey &console, quint64 session,
                                                      const ConsoleStream::Told &told,
                                                      const std::shared_ptr<ConsoleLog> &log)
{
    if (const auto connected = connect(); !connected)
        return connected.error();
    Opened opened;
    opened.log = log;
    // Read first: what the stream tells can not come before what is here by now.
    if (log)
        opened.earlier = drain(*log);
    auto stream = ConsoleStream::open(*m_connection, console.vm, console.device, told);
    if (stream)
        m_streams.emplace(session, opened.stream = stream.value());
    else if (log && stream.error().code == ErrorCode::Conflict)
        opened.held = stream.error().message;
    else
        return stream.error();
    return opened;
}

void ConsoleShelf::close(quint64 session)
{
    if (const auto found = m_streams.extract(session))
        found.mapped()->close();
}

} // namespace Guestwire
