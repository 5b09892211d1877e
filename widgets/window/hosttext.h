// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/hoststatus.h"

#include <QCoreApplication>

namespace Guestwire {

// A host's own figures in words.
class HostText
{
    Q_DECLARE_TR_FUNCTIONS(Guestwire::HostText)

public:
    // "CPU 23 %  ·  Memory 3.4 of 16 GiB", and how often it is read where that is less often than
    // asked for; empty where nothing is known.
    static QString brief(const HostStatus &host);
    // Several lines, with its load and what reading it costs.
    static QString full(const HostStatus &host);
    static QString slowness(const HostStatus &host); // empty when it keeps up
};

} // namespace Guestwire
