// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/accountcommands.h"
#include "app/auditcommand.h"
#include "app/configcommands.h"
#include "app/exitstatus.h"
#include "app/hardening.h"
#include "app/headlessmode.h"
#include "app/historycommand.h"
#include "app/logging.h"
#include "app/options.h"
#include "app/output.h"
#include "app/paircommand.h"
#include "app/windowmode.h"

#include <QCoreApplication>

#include <span>

using namespace Guestwire;

namespace {

int statusOf(const Outcome &outcome)
{
    if (outcome)
        return ExitSuccess;
    printError(outcome.error().message);
    return ExitFailure;
}

int run(const Options &options, int argc, char *argv[])
{
    switch (options.mode) {
    case Mode::Help:
        return statusOf(print(helpText()));
    case Mode::Version:
        return statusOf(print(QStringLiteral("guestwire " GUESTWIRE_VERSION "\n")));
    case Mode::CheckConfig:
    case Mode::PrintConfig:
        return runConfigCommand(options);
    case Mode::UserAdd:
    case Mode::UserList:
    case Mode::UserRemove:
    case Mode::UserSet:
    case Mode::UserSetPassword:
    case Mode::TokenIssue:
    case Mode::TokenRotateKey:
        return runAccountCommand(options);
    case Mode::Pair:
        return runPair(options, argc, argv);
    case Mode::HistoryExport:
        return runHistoryExport(options);
    case Mode::AuditVerify:
        return runAuditVerify(options);
    case Mode::Fingerprint:
        return runFingerprint(options, argc, argv);
    case Mode::Headless:
        return runHeadless(options, argc, argv);
    case Mode::Window:
    case Mode::Viewer:
        return runWindow(options, argc, argv);
    }
    return ExitFailure;
}

} // namespace

int main(int argc, char *argv[])
{
    installLogging();
    hardenProcess();
    QCoreApplication::setApplicationName(QStringLiteral("guestwire"));
    QCoreApplication::setOrganizationName(QStringLiteral("guestwire"));
    QCoreApplication::setApplicationVersion(QStringLiteral(GUESTWIRE_VERSION));
    // Looked at before there is any application object, which might want a display.
    QStringList arguments;
    for (const char *argument : std::span(argv, size_t(argc)).subspan(1))
        arguments.append(QString::fromLocal8Bit(argument));
    const auto options = parseOptions(arguments);
    if (!options) {
        printError(options.error().message);
        printErrorLine(QStringLiteral("Try: guestwire --help"));
        return ExitUsage;
    }
    return run(options.value(), argc, argv);
}
