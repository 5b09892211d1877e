// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

// What guests write, mixed: log lines, coloured listings, full-screen programs, text of several
// scripts. The same for the same size.
QByteArray terminalStream(qsizetype size);
