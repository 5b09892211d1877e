// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/permission.h"
#include "core/model/values.h"
#include "core/model/vm.h"

#include <QDateTime>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

// What a service tells an administrator of itself.
namespace Guestwire {

using ClientId = quint32; // one connection, while the service runs

// One open connection.
struct ClientInfo
{
    ClientId id = 0;
    QString user;
    QString address; // empty for the window in the service's own process
    QString route; // native, vm, console
    std::optional<VmId> vm; // on the routes of a single VM
    QDateTime since; // UTC
    QDateTime heardAt; // UTC
    bool all = false; // it is subscribed to every VM
    int vms = 0; // that it is subscribed to by name
    QStringList topics; // of its subscriptions
    int consoles = 0; // open ones
    qint64 queued = 0; // bytes that it has not taken yet
    std::optional<qint64>
        sent; // bytes to it since it came; absent in process, where nothing is written
    bool self = false; // whoever asks

    bool operator==(const ClientInfo &) const = default;
};

struct CertificateInfo
{
    QString subject;
    QString pin; // of the key, see core/link/certificatepin.h
    QString fingerprint; // SHA-256 of the certificate, hexadecimal
    QDateTime expiresAt; // UTC
    bool own = true; // made by the service itself, and renewed by it

    bool operator==(const CertificateInfo &) const = default;
};

// The door to the network.
struct ServerInfo
{
    bool enabled = false; // it is to listen, as soon as there is an account
    bool switchable = false; // by whoever asks
    QString reason; // why it does not listen, or can not be turned on or off
    QStringList addresses; // URLs it listens at; none while it does not
    std::optional<CertificateInfo> certificate; // with TLS
    QMap<QString, qint64> limits; // by key in the configuration's section `limits`
    QMap<QString, quint64> refusals; // since the start, by reason

    bool operator==(const ServerInfo &) const = default;
};

struct AccountInfo
{
    QString name;
    Grant grant;

    bool operator==(const AccountInfo &) const = default;
};

// What is absent stays as it is.
struct AccountChange
{
    QString name;
    bool create = false; // there is none of this name; then role and password are there
    std::optional<Role> role;
    std::optional<QStringList> vms; // patterns; empty: all VMs
    std::optional<QString> password;

    bool operator==(const AccountChange &) const = default;
};

struct IssuedToken
{
    QString token;
    QDateTime expiresAt; // UTC

    bool operator==(const IssuedToken &) const = default;
};

} // namespace Guestwire
