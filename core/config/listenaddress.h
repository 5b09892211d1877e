// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QHostAddress>
#include <QList>

namespace Guestwire {

struct Config;

struct ListenAddress
{
    QHostAddress address;
    quint16 port = 0; // 0: any that is free

    bool operator==(const ListenAddress &) const = default;
};

// "127.0.0.1:8443", "[::1]:8443", "0.0.0.0:0"; "localhost:8443" is both loopback addresses.
Result<QList<ListenAddress>> parseListen(const QString &text);

bool isLoopback(const ListenAddress &address);

// Of a configuration that loadConfig() gave.
QList<ListenAddress> listenAddresses(const Config &config);

// TLS is on unless every listener is on loopback and tls.required is false.
bool needsTls(const Config &config);

// Refuses to listen beyond loopback while there are no accounts; the error is to be shown and the
// exit status is 3.
Outcome checkExposure(const Config &config, bool hasAccounts);

} // namespace Guestwire
