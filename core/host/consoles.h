// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/consolestream.h"
#include "core/host/host.h"
#include "core/host/mailbox.h"
#include "core/host/worker.h"

#include <QHash>

namespace Guestwire {

// The consoles that are open, over one connection of their own.
class Consoles : public QObject
{
    Q_OBJECT

public:
    Consoles(const QString &uri, std::shared_ptr<Threads> threads);
    ~Consoles() override;

    void open(const ConsoleKey &console);
    void reopen(const ConsoleKey &console); // also when the one of the last run is still there
    void close(const ConsoleKey &console);
    void write(const ConsoleKey &console, const QByteArray &bytes);
    void closeAll(const QString &reason); // the host is lost

signals:
    void opened(const Guestwire::ConsoleKey &console);
    void read(const Guestwire::ConsoleKey &console, const QByteArray &bytes);
    void written(const Guestwire::ConsoleKey &console, qint64 bytes);
    void closed(const Guestwire::ConsoleKey &console, bool ended, const QString &reason);

private:
    // What lives in the worker's thread.
    class Shelf;
    struct Session
    {
        quint64 number = 0; // what an earlier session of this console still says is not heard
        std::shared_ptr<ConsoleStream> stream; // nothing while it is being opened
    };
    using Opened = Result<std::shared_ptr<ConsoleStream>>;

    void finish(const ConsoleKey &console, bool ended, const QString &reason);
    void give(const ConsoleKey &console, const Opened &answer);
    ConsoleStream::Told toldOf(const ConsoleKey &console, quint64 number);

    template<typename Function>
    auto forSession(const ConsoleKey &console, quint64 number, Function function);

    const QString m_uri;
    const std::shared_ptr<Threads> m_threads;
    const std::shared_ptr<Mailbox> m_mailbox = std::make_shared<Mailbox>(this);
    std::unique_ptr<Worker<Shelf>> m_worker; // made when first needed
    QHash<ConsoleKey, Session> m_sessions;
    quint64 m_lastNumber = 0;
};

} // namespace Guestwire
