// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/paircommand.h"

#include "app/commandrecord.h"
#include "app/configcommands.h"
#include "app/exitstatus.h"
#include "app/output.h"
#include "app/qrtext.h"
#include "core/client/pairingstring.h"
#include "core/service/accounts.h"
#include "core/service/certificate.h"
#include "core/service/hostnames.h"
#include "core/service/hostpolicy.h"
#include "core/service/pairingcodes.h"
#include "core/service/statedirectory.h"

#include <QCoreApplication>
#include <QNetworkInterface>

#include <algorithm>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

class PairCommand
{
    Q_DECLARE_TR_FUNCTIONS(PairCommand)

public:
    PairCommand(const Options &options, const Config &config, const QString &directory)
        : m_options(options)
        , m_config(config)
        , m_directory(directory)
        , m_listen(listenAddresses(config))
    {
    }

    Outcome run() const;

private:
    Result<HostAndPort> address() const;
    HostAndPort guessedAddress() const;
    Outcome addCode(PairingString &pairing) const;

    const Options &m_options;
    const Config &m_config;
    const QString m_directory;
    const QList<ListenAddress> m_listen;
};

bool isAny(const QHostAddress &address)
{
    return address == QHostAddress(QHostAddress::AnyIPv4)
        || address == QHostAddress(QHostAddress::AnyIPv6);
}

// An address of this machine that others may reach, or its name.
QString ownHost()
{
    for (const auto protocol : {QHostAddress::IPv4Protocol, QHostAddress::IPv6Protocol})
        for (const QHostAddress &address : QNetworkInterface::allAddresses())
            if (address.protocol() == protocol && address.isGlobal())
                return address.toString();
    return ownHostNames().constFirst();
}

Outcome PairCommand::run() const
{
    if (!needsTls(m_config))
        return Error {ErrorCode::Unavailable,
                      tr("This server listens on this machine only and without TLS, so there is "
                         "nothing to pair with. For viewers elsewhere set, in config.yaml, listen: "
                         "[\"0.0.0.0:8443\"]")};
    const auto certificate = Certificate::load(m_config.tls, m_directory);
    if (!certificate)
        return certificate.error();
    const auto place = address();
    if (!place)
        return place.error();
    PairingString pairing {place.value().host, place.value().port.value_or(0),
                           certificate.value().pin()};
    if (!m_options.userName.isEmpty())
        if (const auto added = addCode(pairing); !added)
            return added;
    const QString text = pairing.text();
    if (const auto printed = print(text + u'\n'); !printed)
        return printed;
    if (isatty(STDOUT_FILENO) == 0)
        return done();
    return print(qrText(text.toLatin1()));
}

Result<HostAndPort> PairCommand::address() const
{
    HostAndPort place = m_options.address.isEmpty()
        ? guessedAddress()
        : parseHostAndPort(m_options.address.toUtf8()).value_or(HostAndPort());
    if (!place.port && !m_listen.isEmpty())
        place.port = m_listen.constFirst().port;
    if (place.port.value_or(0) == 0)
        return Error {ErrorCode::InvalidCommand,
                      tr("The server takes any free port, so its address can not be told "
                         "beforehand. Give it: guestwire pair --address HOST:PORT")};
    // The server would refuse whoever comes under another name.
    const bool isV6 = place.host.contains(u':');
    const QString host = isV6 ? u'[' + place.host + u']' : place.host;
    if (!HostPolicy(m_listen, m_config.origins, true).knowsHost(host.toUtf8()))
        return Error {ErrorCode::InvalidCommand,
                      tr("The server does not go by the name %1. Add https://%1:%2 to \"origins\" in "
                         "config.yaml.")
                          .arg(host)
                          .arg(*place.port)};
    return place;
}

// What the administrator calls it, or where it listens.
HostAndPort PairCommand::guessedAddress() const
{
    constexpr auto scheme = "https://"_L1;
    constexpr quint16 usualPort = 443; // of an origin without one
    for (const QString &text : m_config.origins) {
        const QString origin = normalizedOrigin(text.toLatin1()).value_or(QString());
        if (!origin.startsWith(scheme))
            continue;
        if (auto place = parseHostAndPort(origin.sliced(scheme.size()).toLatin1())) {
            place->port = place->port.value_or(usualPort);
            return *place;
        }
    }
    const auto found = std::ranges::find_if_not(m_listen, isLoopback);
    const ListenAddress listen = found != m_listen.end() ? *found : m_listen.value(0);
    return {isAny(listen.address) ? ownHost() : listen.address.toString(), listen.port};
}

Outcome PairCommand::addCode(PairingString &pairing) const
{
    Accounts accounts(m_directory);
    if (const auto loaded = accounts.load(); !loaded)
        return loaded;
    const auto code = PairingCodes(accounts, m_directory).make(m_options.userName);
    if (!code)
        return code.error();
    pairing.user = m_options.userName;
    pairing.code = QString::fromLatin1(code.value());
    recordCommand(m_directory, AuditEntry::Kind::TokenIssued, m_options.userName,
                  u"a pairing code"_s);
    printErrorLine(tr("Whoever has this pairing string logs in as %1: once, within %2 minutes.")
                       .arg(pairing.user)
                       .arg(PairingCodes::lifetime / 1min));
    return done();
}

} // namespace

int runPair(const Options &options, int &argc, char **argv)
{
    const QCoreApplication application(argc, argv); // TLS asks for one
    const ConfigResult config = configOf(options);
    if (!config) {
        printErrors(config);
        return ExitConfiguration;
    }
    const auto directory = stateDirectory();
    const Outcome outcome = directory
        ? PairCommand(options, config.config(), directory.value()).run()
        : Outcome(directory.error());
    if (outcome)
        return ExitSuccess;
    printError(outcome.error().message);
    return ExitFailure;
}

} // namespace Guestwire
