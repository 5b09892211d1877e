// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/connector.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <cstdio>

using namespace Guestwire;

namespace {

const char *nameOf(Connector::State state)
{
    switch (state) {
    case Connector::State::Idle:
        return "idle";
    case Connector::State::Connecting:
        return "connecting";
    case Connector::State::AskingTrust:
        return "asking-trust";
    case Connector::State::AskingLogin:
        return "asking-login";
    case Connector::State::Connected:
        return "connected";
    case Connector::State::Waiting:
        return "reconnecting";
    case Connector::State::Failed:
        return "failed";
    }
    return "";
}

void print(const QByteArray &line)
{
    std::printf("%lld %s\n", QDateTime::currentMSecsSinceEpoch(), line.constData());
    std::fflush(stdout);
}

// Connected but silent is what the window shows as stale.
void printState(const Client &client, const Connector &connector)
{
    const bool isConnected = connector.state() == Connector::State::Connected;
    if (client.state() == Client::State::Stale)
        print("stale");
    else if (!isConnected || client.state() == Client::State::Live)
        print(QByteArray(nameOf(connector.state())) + ' ' + connector.failure().toUtf8());
}

} // namespace

// What a viewer goes through, without its window: one line a change, "MILLISECONDS STATE", and one
// for the samples that come together, "MILLISECONDS sample MILLISECONDS-OF-THE-OLDEST". It trusts the
// first certificate and takes its token from the environment.
//   viewerlines wss://HOST:PORT KNOWN-SERVERS-FILE
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (argc != 3) {
        std::fputs("usage: viewerlines URL KNOWN-SERVERS-FILE\n", stderr);
        return 2;
    }
    KnownServers servers(QString::fromLocal8Bit(argv[2]));
    Client client;
    Connector connector(QUrl(QString::fromLocal8Bit(argv[1])), client, servers);
    connector.useToken(qEnvironmentVariable("GUESTWIRE_TOKEN"));
    QObject::connect(&connector, &Connector::trustAsked, &connector, &Connector::trust);
    QObject::connect(&connector, &Connector::stateChanged, &connector,
                     [&] { printState(client, connector); });
    QObject::connect(&client, &Client::stateChanged, &connector,
                     [&] { printState(client, connector); });
    QObject::connect(&client, &Client::sampled, &connector, [](const QList<Sample> &samples) {
        qint64 oldest = samples.first().at.toMSecsSinceEpoch();
        for (const Sample &sample : samples)
            oldest = std::min(oldest, sample.at.toMSecsSinceEpoch());
        print("sample " + QByteArray::number(oldest));
    });
    connector.start();
    return QCoreApplication::exec();
}
