// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/action.h"
#include "core/model/alert.h"
#include "core/model/details.h"
#include "core/model/event.h"
#include "core/model/history.h"
#include "core/model/hoststatus.h"
#include "core/model/result.h"
#include "core/model/vm.h"
#include "core/protocol/adminmessages.h"
#include "core/protocol/consolemessages.h"
#include "core/protocol/metricsbatch.h"

#include <QByteArray>
#include <QFlags>
#include <QList>

#include <chrono>
#include <memory>
#include <optional>
#include <type_traits>
#include <variant>

// Every message there is. To add one: a struct, its name in the lists below, its rows in encode.cpp
// and decode*.cpp, a handler at the end that hears it, an example in PROTOCOL.md. The compiler
// names what was forgotten.
namespace Guestwire::Protocol {

enum class Topic { State = 1, Metrics = 2, Events = 4 };
Q_DECLARE_FLAGS(Topics, Topic)
Q_DECLARE_OPERATORS_FOR_FLAGS(Topics)

// client to server

struct Subscribe
{
    RequestId request;
    bool all = false;
    QList<VmId> vms; // when not all
    Topics topics;
    std::optional<std::chrono::seconds> interval {}; // between samples; absent: the server's own
    bool operator==(const Subscribe &) const = default;
};

struct Unsubscribe
{
    RequestId request;
    bool all = false;
    QList<VmId> vms;
    Topics topics;
    bool operator==(const Unsubscribe &) const = default;
};

struct Perform
{
    RequestId request;
    std::optional<VmId> vm; // absent on the routes of a single VM
    Command command;
    bool operator==(const Perform &) const = default;
};

// Of what this user has under way on the VM.
struct CancelCommand
{
    RequestId request;
    VmId vm;
    bool operator==(const CancelCommand &) const = default;
};

struct ListSnapshots
{
    RequestId request;
    VmId vm;
    bool operator==(const ListSnapshots &) const = default;
};

struct AskDetails
{
    RequestId request;
    VmId vm;
    bool operator==(const AskDetails &) const = default;
};

struct QueryHistory
{
    RequestId request;
    HistoryQuery query;
    bool operator==(const QueryHistory &) const = default;
};

struct QueryEvents
{
    RequestId request;
    EventQuery query;
    bool operator==(const QueryEvents &) const = default;
};

struct ListAlerts
{
    RequestId request;
    bool operator==(const ListAlerts &) const = default;
};

// Puts a rule in the place of the one of its name, or removes that.
struct ChangeAlertRule
{
    RequestId request;
    QString rule; // its text, or its name to remove it
    bool remove = false;
    bool operator==(const ChangeAlertRule &) const = default;
};

struct AcknowledgeAlert
{
    RequestId request;
    QString alert; // its id
    bool operator==(const AcknowledgeAlert &) const = default;
};

struct SnoozeAlert
{
    RequestId request;
    QString alert; // its id
    std::chrono::seconds duration {0}; // 0 ends it
    bool operator==(const SnoozeAlert &) const = default;
};

// server to client

struct Connection
{
    QString message;
    std::optional<QString> vmName; // routes of a single VM
    // native route only
    QString server; // the host's name
    QString version;
    QString user;
    Permissions permissions;
    QStringList capabilities;
    qint64 maxMessageSize = 0; // bytes, from the client
    qint64 consoleRing = 0; // bytes
    qint64 metricsInterval = 0; // milliseconds
    bool operator==(const Connection &) const = default;
};

// The result of a request, by kind of request.
using Answer =
    std::variant<std::monostate, CommandResult, ConsoleOpened, ConsoleResized, QList<Snapshot>,
                 QList<Fact>, QList<Recording>, RecordingPart, History, QList<Event>, AlertList,
                 QList<ClientInfo>, ServerInfo, QList<AccountInfo>, IssuedToken>;

struct Response
{
    RequestId request;
    bool success = true;
    QString message;
    std::optional<ErrorCode> code; // with success false
    Answer answer;
    bool operator==(const Response &) const = default;
};

struct Progress
{
    RequestId request;
    double percent = 0; // 0–100
    QString message;
    bool operator==(const Progress &) const = default;
};

struct Failure
{
    RequestId request; // empty when it answers nothing in particular
    Error error;
    std::optional<Channel> channel; // of console input that was refused
    std::optional<quint64> number; // of console input that was refused
    bool operator==(const Failure &) const = default;
};

struct VmList
{
    QList<Vm> vms;
    bool operator==(const VmList &) const = default;
};

struct VmChanged
{
    Vm vm;
    bool operator==(const VmChanged &) const = default;
};

struct VmRemoved
{
    VmId id;
    bool operator==(const VmRemoved &) const = default;
};

// The routes of a single VM tell its state so.
struct StatusOfVm
{
    Vm vm;
    bool operator==(const StatusOfVm &) const = default;
};

struct Happened
{
    Event event;
    bool operator==(const Happened &) const = default;
};

struct HostChanged
{
    HostStatus host;
    bool operator==(const HostChanged &) const = default;
};

struct AlertChanged
{
    Alert alert;
    bool operator==(const AlertChanged &) const = default;
};

// both ways
struct Heartbeat
{
    bool operator==(const Heartbeat &) const = default;
};

using ByClient =
    std::variant<Subscribe, Unsubscribe, Perform, CancelCommand, ListSnapshots, AskDetails,
                 ConsoleOpen, ConsoleTake, ConsoleAsk, ConsoleAnswer, ConsoleRelease, ConsoleResize,
                 ConsoleClose, ConsoleRecord, ListRecordings, ReadRecording, DeleteRecording,
                 QueryHistory, QueryEvents, ListAlerts, ChangeAlertRule, AcknowledgeAlert,
                 SnoozeAlert, ListClients, DropClient, AskServer, SetListening, ListAccounts,
                 SetAccount, RemoveAccount, IssueToken, ConsoleInput, ConsoleTextInput,
                 Heartbeat>;
using ByServer =
    std::variant<Connection, Response, Progress, Failure, VmList, VmChanged, VmRemoved, StatusOfVm,
                 Metrics, MetricsOfVm, Happened, HostChanged, AlertChanged, ConsoleOutput,
                 ConsoleGap, ConsoleState, ConsoleAck, ConsoleText, Heartbeat>;
using Message =
    std::variant<Subscribe, Unsubscribe, Perform, CancelCommand, ListSnapshots, AskDetails,
                 ConsoleOpen, ConsoleTake, ConsoleAsk, ConsoleAnswer, ConsoleRelease, ConsoleResize,
                 ConsoleClose, ConsoleRecord, ListRecordings, ReadRecording, DeleteRecording,
                 QueryHistory, QueryEvents, ListAlerts, ChangeAlertRule, AcknowledgeAlert,
                 SnoozeAlert, ListClients, DropClient, AskServer, SetListening, ListAccounts,
                 SetAccount, RemoveAccount, IssueToken, ConsoleInput, ConsoleTextInput,
                 Connection, Response, Progress, Failure, VmList, VmChanged, VmRemoved, StatusOfVm,
                 Metrics, MetricsOfVm, Happened, HostChanged, AlertChanged, ConsoleOutput,
                 ConsoleGap, ConsoleState, ConsoleAck, ConsoleText, Heartbeat>;

template<typename T, typename Variant>
inline constexpr bool isOneOf = false;
template<typename T, typename... Ts>
inline constexpr bool isOneOf<T, std::variant<Ts...>> = (std::is_same_v<T, Ts> || ...);

template<typename T>
concept OnlyByClient = isOneOf<T, ByClient> && !isOneOf<T, ByServer>;
template<typename T>
concept OnlyByServer = isOneOf<T, ByServer> && !isOneOf<T, ByClient>;

} // namespace Guestwire::Protocol
