// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/alertbook.h"
#include "core/client/console.h"
#include "core/client/servercontrol.h"
#include "core/client/serverguard.h"
#include "core/link/link.h"

#include <QFuture>
#include <QHash>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>

namespace Guestwire {

// All that a window knows of the VMs of one service, wherever it runs. It outlives its links: after
// a break attach() a new one, and subscriptions and consoles go on where they were.
class Client : public QObject
{
    Q_OBJECT

public:
    // Offline: no link. Live: messages come. Stale: the link is there, but nothing came for longer
    // than the server's ping allows.
    enum class State { Offline, Live, Stale };

    explicit Client(QObject *parent = nullptr);
    ~Client() override;

    void attach(std::unique_ptr<Link> link);
    void detach(); // says goodbye

    State state() const { return m_state; }
    const Protocol::Connection &server() const { return m_server; }

    // In the order of their names. Kept while offline, with the state Unknown.
    const QList<Vm> &vms() const { return m_vms; }
    const Vm *vm(VmId id) const;

    // Asks for samples of this VM as often as watchedInterval, until the same watcher wants another or none.
    void watch(std::optional<VmId> vm, const void *watcher = nullptr);

    // The libvirt hosts behind the service, as they were last told of; none while offline.
    const QList<HostStatus> &hosts() const { return m_hosts; }

    QFuture<Result<CommandResult>> perform(VmId vm, const Command &command);
    // Asks for the end of what this user has under way on it. The command is answered as it ends.
    QFuture<Outcome> cancel(VmId vm);
    QFuture<Result<QList<Snapshot>>> snapshots(VmId vm);
    QFuture<Result<QList<Fact>>> details(VmId vm);
    QFuture<Result<History>> history(const HistoryQuery &query);
    QFuture<Result<QList<Event>>> events(const EventQuery &query); // the oldest first

    AlertBook &alerts() { return m_alerts; }
    const AlertBook &alerts() const { return m_alerts; }
    ServerControl &serverControl() { return m_serverControl; }
    QFuture<Result<QList<Recording>>> recordings(VmId vm);
    QFuture<Result<RecordingPart>> readRecording(VmId vm, const QString &recording, qint64 offset);
    QFuture<Outcome> deleteRecording(VmId vm, const QString &recording);

    // Reattaches by itself after breaks. It closes when the returned object is destroyed.
    // `device` empty means the primary console.
    std::unique_ptr<Console> openConsole(VmId vm, const QString &device, bool write);

    // After this long without a word the far end is asked for one, and then the state is Stale.
    static constexpr std::chrono::milliseconds beatInterval {5'000};
    static constexpr std::chrono::milliseconds staleAfter {12'000};
    static constexpr std::chrono::seconds watchedInterval {1};

signals:
    void stateChanged();
    void vmsReset(); // the whole list is new
    void vmChanged(Guestwire::VmId id); // or added
    void vmRemoved(Guestwire::VmId id);
    void sampled(const QList<Guestwire::Sample> &samples);
    void hostsChanged();
    void happened(const Guestwire::Event &event);
    void progressed(Guestwire::VmId vm, double percent, const QString &message);
    // What the server found wrong, when it was no answer to a request.
    void failed(const Guestwire::Error &error);
    void closed(Guestwire::Protocol::CloseCode code, const QString &reason);

private:
    friend class AlertBook;
    friend class Console;
    friend class ServerControl;
    using Answered = std::function<void(const Result<Protocol::Response> &)>;
    struct Waiting
    {
        std::optional<VmId> vm;
        Answered answered;
    };

    // Makes a request with a fresh id and sends it; `answered` is called once, on this thread.
    template<typename Request>
    void ask(Request request, std::optional<VmId> vm, Answered answered);
    template<typename T, typename Request>
    QFuture<Result<T>> askFor(Request request, std::optional<VmId> vm);
    void send(const Protocol::Message &message);
    void receive(const Protocol::Message &message);
    void receiveMalformed(const Error &error);
    void hangUp(const QString &why); // on a server that does not keep to the protocol
    void linkClosed(Protocol::CloseCode code, const QString &reason);
    void settle(const Protocol::RequestId &request, const Result<Protocol::Response> &result);
    void failWaiting();
    void heard();
    void setState(State state);
    void markUnknown();
    void askForSamplesOf(VmId vm);
    void put(const Vm &vm);
    void compare(const QList<Vm> &vms);
    void openChannel(Console &console, const Protocol::ConsoleOpen &request);
    void forget(Console &console);

    void handle(const Protocol::Connection &m);
    void handle(const Protocol::Response &m);
    void handle(const Protocol::Progress &m);
    void handle(const Protocol::Failure &m);
    void handle(const Protocol::VmList &m);
    void handle(const Protocol::VmChanged &m);
    void handle(const Protocol::VmRemoved &m);
    void handle(const Protocol::Metrics &m);
    void handle(const Protocol::Happened &m);
    void handle(const Protocol::HostChanged &m);
    void handle(const Protocol::AlertChanged &m);
    void handle(const Protocol::ConsoleOutput &m);
    void handle(const Protocol::ConsoleGap &m);
    void handle(const Protocol::ConsoleState &m);
    void handle(const Protocol::ConsoleAck &m);
    // Routes of a single VM; this client uses the native one.
    void handle(const Protocol::StatusOfVm &) { }
    void handle(const Protocol::MetricsOfVm &) { }
    void handle(const Protocol::ConsoleText &) { }
    void handle(const Protocol::Heartbeat &) { }
    void handle(const Protocol::OnlyByClient auto &) { }

    std::unique_ptr<Link> m_link;
    ServerGuard m_guard; // of this link
    State m_state = State::Offline;
    Protocol::Connection m_server;
    QList<Vm> m_vms;
    QSet<VmId> m_known; // the ids of these
    QList<HostStatus> m_hosts;
    QHash<const void *, VmId> m_watched; // by their watchers
    bool m_asksAgain = false; // for samples of it, after the list
    int m_repeatedLists = 0; // that are to come, with little news
    AlertBook m_alerts {*this};
    ServerControl m_serverControl {*this};
    QHash<Protocol::RequestId, Waiting> m_waiting;
    QString m_requestPrefix; // ids must differ between all clients of a user
    quint64 m_lastRequest = 0;
    // Gaps told before the answer that names their channel.
    QHash<Protocol::Channel, Protocol::ConsoleGap> m_earlyGaps;
    QHash<Protocol::Channel, Console *> m_channels;
    QList<Console *> m_consoles;
    QTimer m_silence;
    QTimer m_beat;
};

} // namespace Guestwire
