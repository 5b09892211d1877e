// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/accounts.h"
#include "core/service/administration.h"
#include "core/service/alerts.h"
#include "core/service/auditlog.h"
#include "core/service/consolehub.h"
#include "core/service/consolewatches.h"
#include "core/service/doorstatistics.h"
#include "core/service/exporter.h"
#include "core/service/history/historykeeper.h"
#include "core/service/hub.h"
#include "core/service/passwords.h"
#include "core/service/recordings.h"
#include "core/service/refreshtokens.h"
#include "core/service/server.h"
#include "core/service/servicestatus.h"
#include "core/service/session.h"
#include "core/service/setupcode.h"
#include "core/service/tickets.h"
#include "core/service/tokens.h"

#include <QHash>
#include <QTimer>

#include <memory>
#include <vector>

namespace Guestwire {

// One whole service: hosts, hub, consoles, accounts, front door and sessions. It lives on the
// service's thread.
class Service final : public QObject, private Routes
{
    Q_OBJECT

public:
    Service(const Config &config, const QString &stateDirectory,
            std::vector<std::unique_ptr<Host>> hosts);
    ~Service() override;

    // Reads accounts and keys. Nothing is served before that.
    Outcome load();
    bool hasAccounts() const { return !m_accounts.isEmpty(); }

    // Connects to the hosts. hostsKnown() follows once each has listed its VMs or has failed, or
    // when that takes too long.
    void open();
    bool isAnyHostConnected() const;
    QStringList hostTroubles() const; // each host that is not connected, and why

    // Listens: the URLs, or why not.
    Result<QStringList> serve();
    // Listens no more; who came in that way is sent away.
    void stopServing();
    // The window may turn the server on and off: listeningWanted() tells.
    void offerSwitch() { m_administration.offerSwitch(); }
    bool isListeningWanted() const { return m_administration.isListeningWanted(); }
    // The code with which the first administrator is made; void after 15 minutes.
    QString makeSetupCode() { return m_setupCode.make(); }

    // The far end of an in-process link; its user needs no token.
    void adopt(std::unique_ptr<Link> link, const Identity &identity);

    // What goes on at the front door at this moment.
    DoorStatistics doorStatistics() const;

    // Says goodbye to all; stopped() follows within a few seconds.
    void stop();

signals:
    void hostsKnown();
    void accountsChanged();
    void listeningWanted(bool enabled);
    void statusChanged(const Guestwire::ServiceStatus &status);
    void stopped();

private:
    std::optional<Vm> find(const QString &nameOrUuid) const override;
    void welcome(Admitted admitted);
    void add(std::unique_ptr<Session> session, const QByteArray &route, const AuditEntry &opened);
    void watchDoor();
    void watchForAudit();
    void recordStart();
    void reviewSessions();
    void checkHosts();
    void keepHistory(const QString &stateDirectory);
    void tellStatus();
    QStringList troubles() const;
    QMap<QString, quint64> refusals() const;
    Server::Parts serverParts(const QString &stateDirectory);
    QByteArray metrics(const Grant &grant) const;
    void countLimit(const QByteArray &limit) { ++m_door.limitTrips[limit]; }
    void countDrop(const QByteArray &reason) { m_door.drop(reason); }
    SessionContext context(bool isLocal);

    const Config m_config;
    AuditLog m_audit;
    Accounts m_accounts;
    Tokens m_tokens;
    Passwords m_passwords;
    RefreshTokens m_refreshTokens;
    SetupCode m_setupCode;
    Tickets m_tickets;
    Hub m_hub;
    ConsoleHub m_consoles;
    Alerts m_alerts;
    ConsoleWatches m_watches;
    Recordings m_recordings;
    std::unique_ptr<HistoryKeeper> m_history; // null: none is kept
    Server m_server;
    Administration m_administration;
    QHash<Session *, QByteArray> m_sessions; // owned; each with its route
    QTimer m_patience; // for hosts that do not answer at the beginning
    QTimer m_farewell; // for clients that do not answer the goodbye
    DoorStatistics m_door; // its counts
    bool m_hostsKnown = false;
    bool m_stopping = false;
    ServiceStatus m_status;
};

} // namespace Guestwire
