// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/consolelog.h"
#include "core/host/consolestream.h"
#include "core/host/host.h"

#include <map>

namespace Guestwire {

// The streams of the open consoles and their connection, in the worker's thread. Ends with all
// closed, in the order that leaves no reference.
class ConsoleShelf
{
public:
    struct Opened
    {
        std::shared_ptr<ConsoleStream> stream; // nothing: another program has the console
        std::shared_ptr<ConsoleLog> log; // nothing where there is none to read
        QByteArray earlier; // that the log had before the stream was opened
        QString held; // why there is no stream
    };
    enum class Log { Read, Ignored };

    explicit ConsoleShelf(const QString &uri) : m_uri(uri) { }
    ~ConsoleShelf();

    // Succeeds without a stream where the console is another program's, but has a log.
    Result<Opened> open(const ConsoleKey &console, quint64 session, const ConsoleStream::Told &told,
                        Log log);
    // Tries again to have the stream, of a console whose log is followed.
    Result<Opened> openStream(const ConsoleKey &console, quint64 session,
                              const ConsoleStream::Told &told,
                              const std::shared_ptr<ConsoleLog> &log);
    void close(quint64 session);

private:
    Outcome connect();
    std::shared_ptr<ConsoleLog> logOf(const ConsoleKey &console) const;

    QString m_uri;
    std::shared_ptr<Connection> m_connection;
    std::map<quint64, std::shared_ptr<ConsoleStream>> m_streams;
};

} // namespace Guestwire
