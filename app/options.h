// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/historyrequest.h"
#include "core/model/permission.h"
#include "core/model/result.h"

#include <QStringList>

#include <chrono>
#include <optional>

namespace Guestwire {

enum class Mode {
    Window,
    Viewer, // the window on servers far away: --connect
    Headless,
    UserAdd,
    UserList,
    UserRemove,
    UserSet,
    UserSetPassword,
    TokenIssue,
    TokenRotateKey,
    Pair,
    HistoryExport,
    Fingerprint,
    AuditVerify,
    CheckConfig,
    PrintConfig,
    Help,
    Version,
};

// What the command line asks for.
struct Options
{
    Mode mode = Mode::Window;
    QString configFile; // empty: the usual ones
    QStringList connect; // wss://host[:port], ws:// on loopback, a pairing string, - for stdin
    QStringList uris; // of libvirt
    QStringList listen;
    QString showConsole; // a VM's name
    QString showPerformance; // a VM's name
    QString userName;
    QString address; // host[:port], for viewers
    QString auditFile; // empty: those of the state directory
    std::optional<Role> role; // what was given
    std::optional<QStringList> vms; // patterns, likewise
    std::chrono::seconds expires = std::chrono::hours(24);
    HistoryRequest history;

    bool operator==(const Options &) const = default;
};

// Of the arguments without the program's name. An error is one of usage.
Result<Options> parseOptions(const QStringList &arguments);

// Whether --connect may go there: wss://HOST[:PORT], ws:// on this machine, or a pairing string.
Outcome checkServer(const QString &text);

QString helpText();

} // namespace Guestwire
