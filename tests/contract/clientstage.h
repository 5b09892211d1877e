// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/client.h"
#include "core/link/inprocesslink.h"
#include "core/service/consolehub.h"
#include "core/service/history/historykeeper.h"
#include "core/service/hub.h"
#include "core/service/nativesession.h"
#include "tests/support/fakehost.h"
#include "tests/support/linkpair.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

namespace Guestwire {

using namespace Qt::StringLiterals;

// Everything that reached a viewer's screen, as it came.
struct Onlooker
{
    explicit Onlooker(std::unique_ptr<Console> opened) : console(std::move(opened))
    {
        QObject::connect(console.get(), &Console::output, console.get(),
                         [this](const QByteArray &bytes) { output += bytes; });
        QObject::connect(console.get(), &Console::rebuilt, console.get(),
                         [this](const QByteArray &) { ++rebuilds; });
        QObject::connect(console.get(), &Console::gap, console.get(),
                         [this](quint64 bytes, Protocol::ConsoleGap::Reason reason) {
                             lost += bytes;
                             gaps.append(reason);
                         });
        QObject::connect(console.get(), &Console::refused, console.get(),
                         [this](const Error &error) { refusals.append(error.code); });
    }

    std::unique_ptr<Console> console;
    QByteArray output;
    int rebuilds = 0;
    quint64 lost = 0;
    QList<Protocol::ConsoleGap::Reason> gaps;
    QList<ErrorCode> refusals;
};

// A client and a service with two VMs, of which beta runs, over either kind of link.
struct ClientStage
{
    explicit ClientStage(bool isRemote, const Grant &granted = {Role::Admin, {}},
                         const Config &configuration = {})
        : remote(isRemote)
        , config(configuration)
        , grant(granted)
    {
        auto made = std::make_unique<FakeHost>();
        host = made.get();
        alpha = host->add(u"alpha"_s);
        beta = host->add(u"beta"_s, State::Running);
        std::vector<std::unique_ptr<Host>> hosts;
        hosts.push_back(std::move(made));
        hub = std::make_unique<Hub>(std::move(hosts), config);
        consoles = std::make_unique<ConsoleHub>(*hub, config.limits);
        history = std::make_unique<HistoryKeeper>(HistoryKeeper::Settings {
            {HistoryKeeper::fileIn(directory.path()), config.history, std::chrono::seconds(1)}});
        hub->open();
        connectClient(client);
    }

    LinkPair links() const { return remote ? webSocketPair() : InProcessLink::makePair(); }

    // Without a name everybody is a user of their own.
    NativeSession *connectClient(Client &which, const QString &name = {})
    {
        auto pair = links();
        const QString user = name.isEmpty() ? u"user%1"_s.arg(users++) : name;
        sessions.push_back(std::make_unique<NativeSession>(
            SessionContext {*hub, *consoles, config, nullptr, nullptr, history.get()},
            std::move(pair.second), Identity {user, grant, {}, {}, 0}));
        NativeSession *session = sessions.back().get();
        QObject::connect(session, &Session::ended, session, [this, session] {
            const auto ended =
                std::ranges::find(sessions, session, &std::unique_ptr<NativeSession>::get);
            ended->release()->deleteLater();
            sessions.erase(ended);
        });
        which.attach(std::move(pair.first));
        return session;
    }

    bool isListed() const
    {
        return client.vms().size() == 2 && client.vm(beta)->state == State::Running;
    }

    bool remote;
    Config config;
    Grant grant;
    int users = 0;
    FakeHost *host = nullptr;
    VmId alpha;
    VmId beta;
    std::unique_ptr<Hub> hub;
    std::unique_ptr<ConsoleHub> consoles;
    QTemporaryDir directory;
    std::unique_ptr<HistoryKeeper> history;
    std::vector<std::unique_ptr<NativeSession>> sessions;
    Client client;
};

inline void bothLinks()
{
    QTest::addColumn<bool>("remote");
    QTest::newRow("in process") << false;
    QTest::newRow("web socket") << true;
}

} // namespace Guestwire
