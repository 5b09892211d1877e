// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/config.h"
#include "core/link/link.h"
#include "core/link/tokenbucket.h"
#include "core/service/tokens.h"

#include <QElapsedTimer>
#include <QTimer>

#include <deque>
#include <memory>

namespace Guestwire {

class Administration;
class Alerts;
class Audit;
class ConsoleHub;
class HistoryKeeper;
class Hub;
class Recordings;

// What sessions share. All of it outlives them.
struct SessionContext
{
    Hub &hub;
    ConsoleHub &consoles;
    const Config &config;
    const Tokens *tokens = nullptr; // null for the window's own session: nothing expires there
    Alerts *alerts = nullptr; // null where there are none
    HistoryKeeper *history = nullptr; // null where none is kept
    Audit *audit = nullptr;
    Recordings *recordings = nullptr; // null where nothing is recorded
    Administration *administration = nullptr; // null where there is nothing to administer
};

// One client's conversation: who it is, what it may do at this moment, how fast it may ask, and
// what it may cost. The kinds of routes derive from it.
class Session : public QObject
{
    Q_OBJECT

public:
    Session(const SessionContext &context, std::unique_ptr<Link> link, const Identity &identity);
    ~Session() override;

    const Identity &identity() const { return m_identity; }
    // The window's own, in this process.
    bool isLocal() const { return m_context.tokens == nullptr; }
    // What it costs at this moment; who it is elsewhere is for others to say.
    virtual ClientInfo describe() const;
    qint64 pending() const { return m_link->pending(); } // bytes

    // Asks again who this is: at its expiry, and when accounts changed.
    void review();
    void close(Protocol::CloseCode code, const QString &reason);
    bool hasEnded() const { return m_hasEnded; } // it may, while it is made

signals:
    void ended();
    void limited(const QByteArray &limit); // its client met this one; its key in the configuration
    void dropped(const QByteArray &reason); // one of dropReasons(); ended() follows

protected:
    virtual void receive(const Protocol::Message &message) = 0;
    virtual void drained() { } // room for what was held back
    virtual void permissionsChanged() { }

    Hub &hub() const { return m_context.hub; }
    ConsoleHub &consoles() const { return m_context.consoles; }
    const Config &config() const { return m_context.config; }
    Alerts *alerts() const { return m_context.alerts; }
    HistoryKeeper *history() const { return m_context.history; }
    Recordings *recordings() const { return m_context.recordings; }
    Administration *administration() const { return m_context.administration; }

    void flush() { m_link->flush(); }
    void send(const Protocol::Message &message);
    void refuse(const Protocol::RequestId &request, ErrorCode code, const QString &message);
    void refuseAt(const QByteArray &limit, const Protocol::RequestId &request,
                  const QString &message);
    // True while so much waits for this client that only what can not be made up for goes out.
    bool isCongested() const { return m_link->pending() > config().limits.highWater; }

    Permissions permissionsOn(VmId vm) const;
    bool sees(VmId vm) const { return permissionsOn(vm).testFlag(Permission::Monitor); }
    // Says no, in one place for every message; true when there is nothing to object to.
    bool allow(const Protocol::RequestId &request, VmId vm, Permissions needed);
    // Of one who is allowed to.
    void perform(const Protocol::RequestId &request, VmId vm, const Command &command);

private:
    void tellProgress(VmId vm, Action action, double percent);
    void recordRefusal(ErrorCode code, const QString &message);
    void recordLimit(const QByteArray &limit, const QString &message);
    // Ends it at a limit.
    void drop(const QByteArray &limit, Protocol::CloseCode code, const QString &message);
    void take(const Protocol::Message &message);
    void takeMalformed(const Error &error, const QString &request);
    bool isTooFast(const Protocol::Message &message);
    void watchBudget();
    void armExpiry();

    SessionContext m_context;
    std::unique_ptr<Link> m_link;
    Identity m_identity;
    struct UnderWay
    {
        Protocol::RequestId request;
        VmId vm;
        Action action;
        bool operator==(const UnderWay &) const = default;
    };
    QList<UnderWay> m_underWay; // commands of this client
    TokenBucket m_messages;
    TokenBucket m_commands;
    std::deque<qint64> m_malformed; // when, in ms of m_clock
    QElapsedTimer m_clock;
    const QDateTime m_since = QDateTime::currentDateTimeUtc();
    QDateTime m_heardAt = m_since;
    QTimer m_slow;
    QTimer m_expiry;
    int m_tooFast = 0;
    bool m_hasEnded = false;
};

} // namespace Guestwire
