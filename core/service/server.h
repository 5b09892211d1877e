// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/config.h"
#include "core/service/certificate.h"
#include "core/service/doorrecord.h"
#include "core/service/gate.h"
#include "core/service/hostpolicy.h"
#include "core/service/httpapi.h"
#include "core/service/lobby.h"
#include "core/service/seats.h"
#include "core/service/upgrader.h"
#include "core/service/webfiles.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace Guestwire {

class FileWatch;
class HttpConnection;
class Listener;

// The front door: listens, serves the browser client and the HTTP API, and hands authenticated
// WebSockets to whoever makes sessions of them. Lives and is destroyed on the service's thread,
// after the sockets that it gave out.
class Server : public QObject
{
    Q_OBJECT

public:
    // Why the service is not well, in words without names; nothing when it is.
    using Health = std::function<QStringList()>;
    // The page for Prometheus, of the VMs that this grant lets see.
    using Metrics = std::function<QByteArray(const Grant &grant)>;

    struct Parts
    {
        Keyring keyring;
        const Routes &routes; // outlives the server
        Welcome welcome;
        Health health;
        QString directory; // of the own key and certificate
        QString webFiles = QStringLiteral(":/web");
        Metrics metrics {}; // empty: there is no such page
    };

    Server(const Config &config, Parts parts, QObject *parent = nullptr);
    ~Server() override;

    // On all addresses of the configuration or on none: their URLs, or what went wrong where and
    // what to do about it.
    Result<QStringList> listen();
    // No new connections; those that were let in go on.
    void close();

    QStringList urls() const; // ws://… or wss://…
    QString pin() const; // empty without TLS
    const std::optional<Certificate> &certificate() const { return m_certificate; } // none without TLS
    qsizetype clients() const { return m_seats.taken(); }
    qsizetype waiting() const; // connections that have proved nothing

signals:
    void accepted(); // a connection
    void answered(int status); // a request, with this status of HTTP
    void dropped(const QByteArray &reason); // a connection; one of dropReasons()
    void loginRefused();
    // The certificate is to be replaced: at once, and then once a day. `hasEnded`: it is too late.
    void certificateEnding(const QString &message, bool hasEnded);
    void limited(const QByteArray &limit); // somebody met this one; its key in the configuration

private:
    Outcome prepareTls();
    Outcome open(const QList<ListenAddress> &addresses);
    void watchCertificate();
    void renewCertificate(); // or read it again where its files have changed
    void use(Certificate certificate); // for connections to come
    void armRenewal();
    void warnOfEnd();
    void openLobby();

    void handle(HttpConnection &connection);
    void handleUpgrade(HttpConnection &connection);
    void recordRefusal(const HttpRequest &request, const QString &user,
                       const HttpResponse &refusal) const;
    std::optional<HttpResponse> foreign(const HttpHead &head) const;
    HttpResponse read(const HttpHead &head) const;
    HttpResponse health(const HttpHead &head) const;
    HttpResponse metrics(const HttpRequest &request) const;
    Result<Grant> mayReadMetrics(const HttpRequest &request) const;

    const Config m_config;
    const Parts m_parts;
    const bool m_tls;
    const HostPolicy m_hosts;
    const WebFiles m_files;
    std::optional<Certificate> m_certificate;
    Gate m_gate;
    HttpApi m_api;
    Seats m_seats;
    Upgrader m_upgrader;
    DoorRecord m_record;
    QTimer m_renewal;
    QDate m_warned; // of its end, last, in UTC
    bool m_warnedTooLate = false; // it said that it has ended
    std::vector<std::unique_ptr<FileWatch>> m_certificateFiles;
    std::vector<std::unique_ptr<Listener>> m_listeners;
    std::unique_ptr<Lobby> m_lobby;
};

} // namespace Guestwire
