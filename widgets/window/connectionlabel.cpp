// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/connectionlabel.h"

#include "core/model/displaymessage.h"
#include "widgets/common/icons.h"
#include "widgets/common/plaintext.h"
#include "widgets/window/hosttext.h"

#include <QAction>

#include <algorithm>

namespace Guestwire {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int mostLetters = 40; // of a connection's name

bool isLost(const Client &client)
{
    return std::ranges::any_of(
        client.hosts(), [](const HostStatus &host) { return host.link == HostStatus::Link::Lost; });
}

QString describeClient(const Client &client)
{
    switch (client.state()) {
    case Client::State::Live:
        return isLost(client) ? ConnectionLabel::tr("libvirt is not reached")
                              : ConnectionLabel::tr("connected");
    case Client::State::Stale:
        return ConnectionLabel::tr("stale: nothing is heard");
    case Client::State::Offline:
        return ConnectionLabel::tr("not connected");
    }
    return {};
}

QString describeConnector(const Connector &connector, const Client &client)
{
    const auto wait = std::chrono::ceil<std::chrono::seconds>(connector.untilNextAttempt());
    switch (connector.state()) {
    case Connector::State::Idle:
        return ConnectionLabel::tr("not connected");
    case Connector::State::Connecting:
        return ConnectionLabel::tr("connecting…");
    case Connector::State::AskingTrust:
        return ConnectionLabel::tr("waiting for your trust in its certificate");
    case Connector::State::AskingLogin:
        return ConnectionLabel::tr("waiting for your log-in");
    case Connector::State::Connected:
        return describeClient(client);
    case Connector::State::Waiting:
        return ConnectionLabel::tr("reconnecting in %1 s").arg(wait.count());
    case Connector::State::Failed:
        return ConnectionLabel::tr("failed");
    }
    return {};
}

} // namespace

ConnectionLabel::ConnectionLabel(const ConnectionEntry &entry, QWidget *parent)
    : QToolButton(parent)
    , m_entry(entry)
{
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_countdown.setInterval(1s);
    connect(&m_countdown, &QTimer::timeout, this, &ConnectionLabel::refresh);
    connect(entry.client, &Client::stateChanged, this, &ConnectionLabel::refresh);
    connect(entry.client, &Client::hostsChanged, this, &ConnectionLabel::refresh);
    if (entry.connector) {
        connect(entry.connector, &Connector::stateChanged, this, &ConnectionLabel::refresh);
        offerLogOut(*entry.connector);
    }
    connect(this, &QToolButton::clicked, this, &ConnectionLabel::tryAgain);
    refresh();
}

// Shift+F10 or the right button.
void ConnectionLabel::offerLogOut(Connector &connector)
{
    m_logOut = new QAction(tr("Log out of %1").arg(displayText(connector.server())), this);
    m_logOut->setObjectName(u"logOut"_s);
    m_logOut->setToolTip(tr("Ends the log-in, also for the next start of Guestwire."));
    connect(m_logOut, &QAction::triggered, &connector, &Connector::logOut);
    addAction(m_logOut);
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

QString ConnectionLabel::describe(const ConnectionEntry &entry)
{
    return entry.connector ? describeConnector(*entry.connector, *entry.client)
                           : describeClient(*entry.client);
}

bool ConnectionLabel::isWell(const ConnectionEntry &entry)
{
    return entry.client->state() == Client::State::Live && !isLost(*entry.client);
}

bool ConnectionLabel::isWaiting() const
{
    return m_entry.connector && m_entry.connector->state() == Connector::State::Waiting;
}

void ConnectionLabel::refresh()
{
    const auto told = [this](const QString &title) {
        return tr("%1 %2", "connection and how it is doing").arg(title, describe(m_entry));
    };
    const QString title = displayText(m_entry.title);
    // A long address must not make the window wider.
    QStringList parts {told(fontMetrics().elidedText(
        title, Qt::ElideMiddle, mostLetters * fontMetrics().averageCharWidth()))};
    QStringList spoken {told(title)};
    QStringList hosts;
    for (const HostStatus &host : m_entry.client->hosts()) {
        if (const QString brief = HostText::brief(host); !brief.isEmpty()) {
            parts.append(brief);
            spoken.append(brief);
        }
        hosts.append(HostText::full(host));
    }
    const QString text = spoken.join(u"  ·  "_s);
    setText(parts.join(u"  ·  "_s));
    setAccessibleName(text);
    const bool live = isWell(m_entry);
    setIcon(live ? Icons::named(u"server"_s) : Icons::state(State::Crashed));
    const QString failure =
        m_entry.connector ? displayMessage(m_entry.connector->failure()) : QString();
    const QString about = hosts.isEmpty() ? text : hosts.join(u"\n\n"_s);
    setToolTip(plainToolTip(live || failure.isEmpty() ? about : failure));
    if (m_logOut)
        m_logOut->setEnabled(m_entry.connector->state() == Connector::State::Connected);
    if (!isWaiting())
        m_countdown.stop();
    else if (!m_countdown.isActive())
        m_countdown.start();
    emit waitingChanged(isWaiting());
}

void ConnectionLabel::setTitle(const QString &title)
{
    m_entry.title = title;
    refresh();
}

void ConnectionLabel::tryAgain()
{
    if (m_entry.connector)
        m_entry.connector->retryNow();
}

} // namespace Guestwire
