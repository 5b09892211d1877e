// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QString>
#include <QUrl>

namespace Guestwire {

// What `guestwire pair` prints on a server and a viewer takes: where the server is, the pin of its
// certificate's key, and maybe a code that logs a user in, once. With a code it is a secret: not to
// be shown, stored, logged or given as an argument.
//   guestwire-pair://HOST:PORT?pin=sha256-BASE64URL[&user=NAME&code=CODE]
struct PairingString
{
    QString host;
    quint16 port = 0;
    QString pin; // as pinOf() gives it
    QString user {}; // whom the code logs in; empty without one
    QString code {}; // empty: none

    bool operator==(const PairingString &) const = default;

    QUrl url() const; // wss://host:port, without anything secret
    QString text() const;
};

// Whether it is meant to be one: begins with the scheme.
bool isPairingString(QStringView text);

// InvalidCommand, with words for a person, for everything that is none. Blanks around it are fine.
Result<PairingString> parsePairingString(const QString &text);

} // namespace Guestwire
