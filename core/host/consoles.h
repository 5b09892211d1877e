// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/consolejoin.h"
#include "core/host/consoleshelf.h"
#include "core/host/mailbox.h"
#include "core/host/worker.h"

#include <QElapsedTimer>
#include <QHash>
#include <QTimer>

namespace Guestwire {

// The consoles that are open, over one connection of their own. What a console said before it was
// opened comes from its log, which is joined to its stream; where another program has the console,
// its log is followed instead.
class Consoles : public QObject
{
    Q_OBJECT

public:
    Consoles(const QString &uri, std::shared_ptr<Threads> threads);
    ~Consoles() override;

    void open(const ConsoleKey &console);
    // Of a VM that says nothing yet; also when the console of its last run is still there.
    void reopen(const ConsoleKey &console);
    void close(const ConsoleKey &console);
    void write(const ConsoleKey &console, const QByteArray &bytes);
    void endFollowed(VmId vm); // it is off, which no stream tells of a console that is another's
    void closeAll(const QString &reason); // the host is lost

signals:
    void opened(const Guestwire::ConsoleKey &console, const QByteArray &earlier);
    void read(const Guestwire::ConsoleKey &console, const QByteArray &bytes);
    void written(const Guestwire::ConsoleKey &console, qint64 bytes);
    void held(const Guestwire::ConsoleKey &console, const QString &reason);
    void closed(const Guestwire::ConsoleKey &console, bool ended, const QString &reason);

private:
    struct Session
    {
        quint64 number = 0; // what an earlier session of this console still says is not heard
        std::shared_ptr<ConsoleStream> stream; // nothing while it is opened, or another has it
        std::shared_ptr<ConsoleLog> log; // while it is joined, or followed
        QByteArray logEnd; // as it was told; what a join begins with
        std::optional<ConsoleJoin> join;
        QElapsedTimer tried; // to have the stream
        bool looking = false; // at the log: one look at a time
    };
    using Opened = Result<ConsoleShelf::Opened>;

    void begin(const ConsoleKey &console, ConsoleShelf::Log log);
    void finish(const ConsoleKey &console, bool ended, const QString &reason);
    void give(const ConsoleKey &console, const Opened &answer);
    void giveStream(const ConsoleKey &console, const Opened &answer);
    void tryAgain(const ConsoleKey &console);
    void look();
    void takeStreamed(const ConsoleKey &console, const QByteArray &bytes);
    void takeLogged(const ConsoleKey &console, const QByteArray &bytes);
    void endJoin(const ConsoleKey &console);
    void keepLogEnd(const ConsoleKey &console, const QByteArray &bytes);
    void tell(const ConsoleKey &console, const QByteArray &bytes);
    ConsoleStream::Told toldOf(const ConsoleKey &console, quint64 number);

    template<typename Function>
    auto forSession(const ConsoleKey &console, quint64 number, Function function);

    const QString m_uri;
    const std::shared_ptr<Threads> m_threads;
    const std::shared_ptr<Mailbox> m_mailbox = std::make_shared<Mailbox>(this);
    std::unique_ptr<Worker<ConsoleShelf>> m_worker; // made when first needed
    QHash<ConsoleKey, Session> m_sessions;
    quint64 m_lastNumber = 0;
    QTimer m_looks; // at the logs
};

} // namespace Guestwire
