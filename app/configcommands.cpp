// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/configcommands.h"

#include "app/exitstatus.h"
#include "app/output.h"

#include <QCoreApplication>

namespace Guestwire {

ConfigResult configOf(const Options &options)
{
    ConfigSources sources = processSources();
    sources.onlyFile = options.configFile;
    sources.listen = options.listen;
    sources.libvirtUris = options.uris;
    return loadConfig(sources);
}

void printErrors(const ConfigResult &result)
{
    for (const QString &error : result.errors())
        printErrorLine(error);
}

int runConfigCommand(const Options &options)
{
    const ConfigResult result = configOf(options);
    if (!result) {
        printErrors(result);
        return ExitConfiguration;
    }
    const Outcome printed = print(
        options.mode == Mode::PrintConfig
            ? printedConfig(result.loaded())
            : QCoreApplication::translate("ConfigCommands", "The configuration is right.") + u'\n');
    if (printed)
        return ExitSuccess;
    printError(printed.error().message);
    return ExitFailure;
}

} // namespace Guestwire
