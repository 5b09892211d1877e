// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Guestwire {

// What a window tells of its own server.
struct ServiceStatus
{
    QStringList urls; // empty: it does not listen
    QString why; // it does not, or what else a person should know
    int clients = 0;
    int openConsoles = 0;

    bool operator==(const ServiceStatus &) const = default;
};

} // namespace Guestwire
