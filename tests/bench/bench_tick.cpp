// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What one reading of so many VMs costs this program: from the parameters that libvirt answered
// with to the bytes in the socket of a viewer who watches all of them. libvirt's own time is not in
// it; the viewer reads in a thread of its own.
#include "core/host/domainstats.h"
#include "core/link/websocketlink.h"
#include "core/service/consolehub.h"
#include "core/service/hub.h"
#include "core/service/nativesession.h"
#include "tests/bench/cputime.h"
#include "tests/support/fakehost.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QWebSocket>
#include <QWebSocketServer>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <vector>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int warmUps = 3;
constexpr int ticks = 15;
constexpr std::chrono::milliseconds patience = 30s;
constexpr std::chrono::milliseconds interval = 5s; // from tick to tick, as the counters tell
constexpr std::chrono::milliseconds settleTime = 2500ms; // in which new VMs are read twice

double cpuMilliseconds()
{
    return cpuSeconds(CLOCK_THREAD_CPUTIME_ID) * 1e3;
}

double median(std::vector<double> values)
{
    std::ranges::nth_element(values, values.begin() + long(values.size() / 2));
    return values[values.size() / 2];
}

// The answer of libvirt for a VM with two virtual CPUs, a disk, an interface and a balloon.
class Answer
{
public:
    explicit Answer(int tick)
    {
        const auto grown = static_cast<unsigned long long>(tick) * 123'457;
        virTypedParamsAddInt(&m_list, &m_count, &m_room, "state.state", VIR_DOMAIN_RUNNING);
        for (const char *name : {"cpu.time", "cpu.user", "cpu.system", "vcpu.0.time", "vcpu.0.wait",
                                 "vcpu.0.delay", "vcpu.1.time", "vcpu.1.wait", "vcpu.1.delay"})
            add(name, 1'000'000'000 + grown * 1000);
        for (const char *name : {"vcpu.current", "vcpu.maximum"})
            add(name, 2);
        for (const char *name :
             {"current", "maximum", "swap_in", "swap_out", "major_fault", "minor_fault", "unused",
              "available", "usable", "disk_caches", "rss"})
            add("balloon.", name, 1'000'000 + grown % 1000);
        add("balloon.last-update",
            static_cast<unsigned long long>(QDateTime::currentSecsSinceEpoch()));
        add("net.count", 1);
        text("net.0.name", "vnet0");
        for (const char *name : {"rx.bytes", "rx.pkts", "rx.errs", "rx.drop", "tx.bytes", "tx.pkts",
                                 "tx.errs", "tx.drop"})
            add("net.0.", name, grown);
        add("block.count", 1);
        text("block.0.name", "vda");
        text("block.0.path", "/var/lib/libvirt/images/some-guest.qcow2");
        for (const char *name :
             {"rd.reqs", "rd.bytes", "rd.times", "wr.reqs", "wr.bytes", "wr.times", "fl.reqs",
              "fl.times", "allocation", "capacity", "physical"})
            add("block.0.", name, grown);
    }
    ~Answer() { virTypedParamsFree(m_list, m_count); }
    Q_DISABLE_COPY_MOVE(Answer)

    std::span<const virTypedParameter> parameters() const { return {m_list, size_t(m_count)}; }

private:
    void add(const char *name, unsigned long long value)
    {
        virTypedParamsAddULLong(&m_list, &m_count, &m_room, name, value);
    }
    void add(const char *group, const char *name, unsigned long long value)
    {
        const QByteArray whole = QByteArray(group) + name;
        add(whole.constData(), value);
    }
    void text(const char *name, const char *value)
    {
        virTypedParamsAddString(&m_list, &m_count, &m_room, name, value);
    }

    virTypedParameterPtr m_list = nullptr;
    int m_count = 0;
    int m_room = 0;
};

// Reads and forgets what comes, in a thread of its own.
class Reader : public QThread
{
public:
    explicit Reader(quint16 port) : m_port(port) { }
    ~Reader() override
    {
        requestInterruption();
        wait();
    }
    qint64 received() const { return m_received; }

private:
    void run() override
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_port);
        socket.waitForConnected();
        socket.write("GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                     "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                     "Sec-WebSocket-Version: 13\r\n\r\n");
        while (!isInterruptionRequested()) {
            socket.waitForReadyRead(100);
            m_received += socket.readAll().size();
        }
    }

    const quint16 m_port;
    std::atomic<qint64> m_received = 0;
};

struct Cost
{
    double all = 0; // ms of CPU
    double parsing = 0;
    double bytes = 0;
};

bool waitUntil(const std::function<bool()> &condition)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition() && timer.elapsed() < patience.count())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 10);
    return condition();
}

// One host, one service, one viewer.
class Stage
{
public:
    explicit Stage(int vms)
    {
        auto made = std::make_unique<FakeHost>();
        host = made.get();
        for (int i = 0; i < vms; ++i)
            ids.append(host->add(u"vm-%1"_s.arg(i), State::Running));
        ages.resize(size_t(vms));
        config.webSocket.metricsInterval = interval;
        std::vector<std::unique_ptr<Host>> hosts;
        hosts.push_back(std::move(made));
        hub = std::make_unique<Hub>(std::move(hosts), config);
        consoles = std::make_unique<ConsoleHub>(*hub, config.limits);
        hub->open();
        listener.listen(QHostAddress::LocalHost);
        reader = std::make_unique<Reader>(listener.serverPort());
        reader->start();
    }
    ~Stage()
    {
        session.reset();
        reader.reset();
    }

    bool open()
    {
        if (!waitUntil([this] { return listener.hasPendingConnections(); }))
            return false;
        transport = listener.nextPendingConnection();
        if (!waitUntil([this] { return transport->bytesAvailable() > 0; }))
            return false;
        acceptor.handleConnection(transport);
        if (!waitUntil([this] { return acceptor.hasPendingConnections(); }))
            return false;
        std::unique_ptr<QWebSocket> socket(acceptor.nextPendingConnection());
        WebSocketLink::Settings settings;
        settings.end = WebSocketLink::End::Server;
        auto link = std::make_unique<WebSocketLink>(std::move(socket), transport, settings);
        Link *const given = link.get();
        session = std::make_unique<NativeSession>(
            SessionContext {*hub, *consoles, config}, std::move(link),
            Identity {u"ada"_s, {Role::Admin, {}}, {}, {}, 0});
        emit given->received(Protocol::Subscribe {{}, true, {}, Protocol::Topic::Metrics, {}});
        QElapsedTimer settling;
        settling.start();
        return waitUntil([&] {
            return settling.elapsed() > settleTime.count() && hub->vms().size() == ids.size();
        });
    }

    Cost tick(int number)
    {
        const Answer answer(number);
        const qint64 before = reader->received();
        const double began = cpuMilliseconds();
        QList<Counters> counters;
        for (qsizetype i = 0; i < ids.size(); ++i) {
            const StatsContext context {
                ids[i],          1, 1000s + number * interval, QDateTime::currentDateTimeUtc(), 5,
                &ages[size_t(i)]};
            counters.append(*countersFrom(answer.parameters(), context));
        }
        const double parsed = cpuMilliseconds();
        emit host->counted(counters);
        emit host->sampled({int(counters.size()), 1ms, {}, {}});
        while (transport->bytesToWrite() > 0)
            QCoreApplication::processEvents();
        const double ended = cpuMilliseconds();
        waitUntil([this, before] { return reader->received() > before; });
        return {ended - began, parsed - began, double(reader->received() - before)};
    }

    Config config;
    FakeHost *host = nullptr;
    QList<VmId> ids;
    std::vector<BalloonAge> ages;
    std::unique_ptr<Hub> hub;
    std::unique_ptr<ConsoleHub> consoles;
    QTcpServer listener;
    QWebSocketServer acceptor {u"bench"_s, QWebSocketServer::NonSecureMode};
    QTcpSocket *transport = nullptr;
    std::unique_ptr<NativeSession> session;
    std::unique_ptr<Reader> reader;
};

bool measure(int vms)
{
    Stage stage(vms);
    if (!stage.open()) {
        std::fputs("bench_tick: the viewer did not get connected\n", stderr);
        return false;
    }
    std::vector<double> all;
    std::vector<double> parsing;
    double bytes = 0;
    for (int i = 0; i < warmUps + ticks; ++i) {
        const Cost cost = stage.tick(i);
        if (i < warmUps)
            continue;
        all.push_back(cost.all);
        parsing.push_back(cost.parsing);
        bytes = cost.bytes;
    }
    std::printf("%8d %14.2f %22.2f %12.0f\n", vms, median(all), median(parsing), bytes);
    std::fflush(stdout);
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    virInitialize();
    std::printf("%8s %14s %22s %12s\n", "VMs", "CPU ms a tick", "of it libvirt's answer",
                "bytes sent");
    for (const int vms : {1, 10, 100, 1000})
        if (!measure(vms))
            return 1;
    return 0;
}
