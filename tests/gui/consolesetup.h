// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/scriptedserver.h"
#include "widgets/console/consolepage.h"
#include "widgets/console/consolesession.h"

#include <QAbstractButton>
#include <QLabel>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

namespace Guestwire {

inline constexpr Protocol::Channel channel = 7;
inline constexpr quint32 self = 1;
inline constexpr quint32 other = 2;

// What a person chose elsewhere is not theirs here.
inline void useOwnSettings()
{
    static const QTemporaryDir folder;
    QCoreApplication::setOrganizationName(QStringLiteral("guestwire-test"));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
    QSettings().clear();
}

// A console page and the server that it talks to.
struct ConsoleSetup
{
    Client client;
    ScriptedServer server {client};
    Connections connections;
    ConnectionId id = connections.add(QStringLiteral("here"), client);
    Commands commands {connections};
    ConsolePage page {connections, commands, nullptr};

    explicit ConsoleSetup(const Vm &vm = ScriptedServer::vm(QStringLiteral("web-01")))
    {
        server.setVms({vm});
        if (!QTest::qWaitFor([this] { return !client.vms().isEmpty(); }))
            qFatal("the list did not come");
        page.resize(800, 500);
        page.setTarget({id, vm.id});
        page.show();
    }

    // Answers what the window asked when its console came into sight.
    bool open(std::optional<quint32> holder = {})
    {
        if (!QTest::qWaitFor([this] { return !server.heard<Protocol::ConsoleOpen>().isEmpty(); }))
            return false;
        Protocol::ConsoleOpened opened;
        opened.channel = channel;
        opened.epoch = 1;
        opened.columns = 80;
        opened.rows = 24;
        opened.self = self;
        opened.holder = holder;
        opened.viewers = {{self, QStringLiteral("me"), true}, {other, QStringLiteral("ann"), true}};
        Protocol::Response response;
        response.request = server.heard<Protocol::ConsoleOpen>().last().request;
        response.answer = opened;
        server.say(response);
        state(holder);
        return QTest::qWaitFor([this] { return page.session()->console().isAttached(); });
    }

    void state(std::optional<quint32> holder, const QList<quint32> &asking = {})
    {
        Protocol::ConsoleState state;
        state.channel = channel;
        state.holder = holder;
        state.asking = asking;
        state.viewers = {{self, QStringLiteral("me"), true}, {other, QStringLiteral("ann"), true}};
        state.columns = 80;
        state.rows = 24;
        state.state = Protocol::ConsoleState::State::Open;
        server.say(state);
    }

    void output(quint64 offset, const QByteArray &bytes)
    {
        server.say(Protocol::ConsoleOutput {channel, false, offset, bytes});
    }

    QString screenText() const
    {
        TerminalView &terminal = page.session()->terminal();
        terminal.selectAll();
        return terminal.selectedText();
    }

    QByteArray typed() const
    {
        QByteArray bytes;
        for (const auto &input : server.heard<Protocol::ConsoleInput>())
            bytes += input.bytes;
        return bytes;
    }

    void click(const QString &button) const
    {
        QTest::mouseClick(page.findChild<QAbstractButton *>(button), Qt::LeftButton);
    }

    bool sees(const QString &text) const
    {
        for (const QLabel *label : page.findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(text))
                return true;
        return false;
    }
};

} // namespace Guestwire
