// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <chrono>

namespace Guestwire {

using namespace std::chrono_literals;

// What config.yaml, the environment and the command line decide. The table in configtable.cpp gives
// each its key, default and range; every value that comes out of loadConfig() is within it.

struct WebSocketConfig
{
    bool enabled = true;
    std::chrono::milliseconds pingInterval = 30s;
    qint64 maxMessageSize = 8192; // bytes, from a client
    std::chrono::milliseconds writeWait = 10s;
    std::chrono::milliseconds pongWait = 60s; // exceeds pingInterval
    std::chrono::milliseconds metricsInterval = 5s;

    bool operator==(const WebSocketConfig &) const = default;
};

struct TlsConfig
{
    bool required = false; // on loopback too
    QString certificate; // PEM file; empty: the service's own
    QString key; // PEM file

    bool operator==(const TlsConfig &) const = default;
};

// core/service/LIMITS.md says what happens beyond each. Sizes in bytes.
struct LimitsConfig
{
    int connections = 256; // not yet authenticated, in all
    int connectionsPerAddress = 32; // not yet authenticated; loopback is exempt
    int crowdedShare = 60; // percent of connections above which the oldest silent one leaves
    std::chrono::milliseconds silentGrace = 400ms; // to be silent in, however crowded it is
    int backlog = 1024; // of the listening sockets
    std::chrono::milliseconds handshakeTimeout = 5s; // TLS and head together
    qint64 headSize = 8 * 1024;
    int headLines = 64;
    qint64 bodySize = 4 * 1024;
    std::chrono::milliseconds answerTimeout = 60s; // for an answer of HTTP, however steadily read
    std::chrono::milliseconds keepAliveIdle = 30s; // whole seconds, as the three options of TCP
    std::chrono::milliseconds keepAliveInterval = 10s;
    int keepAliveProbes = 3;
    int clients = 1024;
    int clientsPerUser = 32;
    int clientsPerAddress = 64; // loopback is exempt
    int subscriptions = 128; // VMs named by one client
    int consoles = 64; // open on one connection
    int fragments = 256; // of one message
    int depth = 16; // of the objects and lists of one message
    int messagesPerSecond = 100;
    int messagesBurst = 200;
    int commandsPerSecond = 5;
    int commandsBurst = 10;
    int malformedPerMinute = 10;
    int questions = 64; // unanswered by each host, history, recordings, and guest told a size
    int passwordAttemptsPerMinute = 5; // per address
    int passwordHashings = 2; // at once
    qint64 highWater = 256 * 1024; // of one client's queue: metrics coalesce, consoles wait
    qint64 outputQueue = 1024 * 1024; // of one client's queue: beyond it the client is dropped
    std::chrono::milliseconds slowTimeout = 10s; // above highWater
    std::chrono::milliseconds closeTimeout = 5s; // for a goodbye to be answered
    qint64 consoleRing = 1024 * 1024; // 64 KiB – 64 MiB
    std::chrono::milliseconds stopTimeout = 60s; // for a guest to shut down or reboot
    std::chrono::milliseconds commandMemory = 60s; // in which a requestId is not run twice
    std::chrono::milliseconds keyboardAsk =
        30s; // for the holder to answer who asks for the keyboard
    int alertRules = 200; // those of the configuration included
    int alertRuleLength = 512; // characters of one that is set by protocol
    int alerts = 1000; // that fire, or are snoozed, at once
    int webhookQueue = 100; // posts that wait
    int webhookAttempts = 12; // for one post
    std::chrono::milliseconds webhookTimeout = 10s; // for one attempt
    qint64 metricsPage = 32 * 1024 * 1024; // bytes of one answer to GET /metrics
    int watchesPerSecond = 4000; // of each console: lines, each once for every watch rule
    int watchSteps = 20'000; // of one look at one line, as PCRE counts them
    int watchExpression = 512; // characters of a watch rule's regular expression
    std::chrono::milliseconds watchQuiet = 10s; // between two events of one rule and console

    bool operator==(const LimitsConfig &) const = default;
};

struct HistoryConfig
{
    bool enabled = true;
    qint64 sizeLimit = 1024 * 1024 * 1024; // bytes of the file; the oldest goes first
    std::chrono::milliseconds keepSamples = 1h; // each by itself
    std::chrono::milliseconds keepMinutes = 48h; // their averages and maxima
    std::chrono::milliseconds keepQuarterHours = 30 * 24h;
    std::chrono::milliseconds keepQuarterDays = 366 * 24h;
    std::chrono::milliseconds keepEvents = 366 * 24h; // what happened
    int eventLimit = 100'000; // of these; the oldest go first

    bool operator==(const HistoryConfig &) const = default;
};

struct RecordingsConfig
{
    qint64 sizeLimit = 64 * 1024 * 1024; // bytes of one recording
    qint64 totalLimit = 1024 * 1024 * 1024; // bytes of all together
    int countLimit = 1000;
    std::chrono::milliseconds durationLimit = 8h; // of one recording

    bool operator==(const RecordingsConfig &) const = default;
};

struct AlertsConfig
{
    QStringList rules; // on metrics and states
    QStringList console; // on what consoles show
    QString webhook; // URL that alerts are posted to; empty: none

    bool operator==(const AlertsConfig &) const = default;
};

struct PrometheusConfig
{
    QString access = QStringLiteral("token"); // token, loopback

    bool operator==(const PrometheusConfig &) const = default;
};

struct AuditConfig
{
    qint64 sizeLimit = 16 * 1024 * 1024; // bytes; above it another file is begun
    int files = 10; // of which the oldest goes
    int queue = 10'000; // entries that wait for the disk; later ones are counted only
    int refusalsPerSecond = 10; // on average; of more only the number is kept

    bool operator==(const AuditConfig &) const = default;
};

struct LogConfig
{
    QString level = QStringLiteral("info"); // debug, info, warning, error

    bool operator==(const LogConfig &) const = default;
};

struct Config
{
    WebSocketConfig webSocket;
    QStringList listen {QStringLiteral("127.0.0.1:8443"), QStringLiteral("[::1]:8443")};
    TlsConfig tls;
    QStringList origins; // beside the service's own addresses
    QStringList libvirtUris; // empty: qemu:///system, or qemu:///session for one who may not
    LimitsConfig limits;
    HistoryConfig history;
    RecordingsConfig recordings;
    AlertsConfig alerts;
    PrometheusConfig prometheus;
    AuditConfig audit;
    LogConfig log;

    bool operator==(const Config &) const = default;
};

} // namespace Guestwire
