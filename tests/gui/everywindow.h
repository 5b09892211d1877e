// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/consolesetup.h"
#include "tests/gui/fakeswitchboard.h"
#include "widgets/connections/savedconnections.h"
#include "widgets/window/mainwindow.h"

#include <vector>

namespace Guestwire {

// The main window over a server with one VM.
struct Stage
{
    Client client;
    ScriptedServer server {
        client, 1000, {QStringLiteral("alerts"), QStringLiteral("administration")}};
    Connections connections;
    ConnectionId id = connections.add(QStringLiteral("here"), client);
    Commands commands {connections};
    FakeSwitchboard switchboard;
    SavedConnections saved;
    MainWindow window {connections};
    Vm vm = ScriptedServer::vm(QStringLiteral("web-01"));

    Stage();
};

// Opens a window or dialog as the program does.
struct WindowOpener
{
    const char *name;
    QWidget *(*open)(Stage &stage);
};

// States of the main window and of the larger dialogs that show something: figures, alerts, errors.
const std::vector<WindowOpener> &windowStates();

// All that there are; a new one belongs here, so that every walk meets it.
const std::vector<WindowOpener> &everyWindow();

} // namespace Guestwire
