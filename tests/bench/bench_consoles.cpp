// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What 20 scrolling consoles cost, from libvirt's bytes to a viewer's: the service keeps a ring and
// a screen of each, and sends every byte to one viewer of each over a WebSocket on loopback. Prints
// CPU time of this process per MB, with the viewers and without.
#include "core/client/client.h"
#include "core/service/consolehub.h"
#include "core/service/hub.h"
#include "core/service/nativesession.h"
#include "tests/support/fakehost.h"
#include "tests/support/linkpair.h"

#include <QTest>

#include <cstdio>
#include <ctime>
#include <vector>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

constexpr int consoleCount = 20;
constexpr qsizetype pieceSize = 4 * 1024; // bytes, as libvirt gives them in a flood
constexpr int pieces = 512; // of each console
constexpr int longPatience = 120'000; // ms

double cpuSeconds()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

// Log lines with some colour.
QByteArray scrollingText()
{
    QByteArray text;
    for (int line = 0; text.size() < pieceSize; ++line)
        text += "[\x1b[32m  OK  \x1b[0m] Started unit " + QByteArray::number(line * 7919 % 104729)
            + ", which does something or other.\r\n";
    return text.left(pieceSize);
}

struct Run
{
    Run()
    {
        auto made = std::make_unique<FakeHost>();
        host = made.get();
        for (int i = 0; i < consoleCount; ++i)
            keys.append({host->add(u"vm%1"_s.arg(i), State::Running), u"serial0"_s});
        std::vector<std::unique_ptr<Host>> hosts;
        hosts.push_back(std::move(made));
        hub = std::make_unique<Hub>(std::move(hosts), config);
        consoles = std::make_unique<ConsoleHub>(*hub, config.limits);
        hub->open();
    }

    // CPU seconds for all pieces of all consoles; `seen` counts what arrived.
    double scroll(bool watched)
    {
        LinkPair pair = webSocketPair();
        NativeSession session({*hub, *consoles, config}, std::move(pair.second),
                              {u"ada"_s, {Role::Admin, {}}, {}, {}, 0});
        Client client;
        client.attach(std::move(pair.first));
        std::vector<std::unique_ptr<Console>> open;
        qint64 seen = 0;
        for (const ConsoleKey &key : keys) {
            host->openConsole(key);
            if (!watched)
                continue;
            open.push_back(client.openConsole(key.vm, key.device, false));
            QObject::connect(open.back().get(), &Console::output, open.back().get(),
                             [&seen](const QByteArray &bytes) { seen += bytes.size(); });
        }
        const auto isReady = [&] {
            return std::ranges::all_of(keys,
                                       [this](const auto &k) { return host->isConsoleOpen(k); })
                && std::ranges::all_of(open, [](const auto &c) { return c->isAttached(); });
        };
        if (!QTest::qWaitFor(isReady, longPatience))
            return 0;
        const QByteArray text = scrollingText();
        qint64 sent = 0;
        const double before = cpuSeconds();
        for (int piece = 0; piece < pieces; ++piece) {
            for (const ConsoleKey &key : keys)
                host->feed(key, text);
            sent += watched ? text.size() * consoleCount : 0;
            if (!QTest::qWaitFor([&] { return seen == sent; }, longPatience))
                return 0;
        }
        return cpuSeconds() - before;
    }

    Config config;
    FakeHost *host = nullptr;
    QList<ConsoleKey> keys;
    std::unique_ptr<Hub> hub;
    std::unique_ptr<ConsoleHub> consoles;
};

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    constexpr double megabytes = double(pieceSize) * pieces * consoleCount / 1e6;
    for (const bool watched : {false, true}) {
        Run run;
        const double seconds = run.scroll(watched);
        if (seconds <= 0) {
            std::fputs("bench_consoles: not everything arrived\n", stderr);
            return 1;
        }
        std::printf("%d consoles, %.0f MB, %s: %.2f ms CPU per MB (%.0f MB per CPU second)\n",
                    consoleCount, megabytes, watched ? "each watched" : "nobody watches",
                    seconds * 1000 / megabytes, megabytes / seconds);
    }
    return 0;
}
