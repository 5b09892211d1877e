// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headlessmode.h"

#include "app/configcommands.h"
#include "app/exitstatus.h"
#include "app/localservice.h"
#include "app/logging.h"
#include "app/output.h"
#include "app/unixsignals.h"
#include "core/service/certificate.h"
#include "core/service/statedirectory.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

int fail(int status, const QString &message)
{
    printError(message);
    return status;
}

} // namespace

int runHeadless(const Options &options, int &argc, char **argv)
{
    // GLib's dispatcher looks at every socket for every message sent; Qt's own does not.
    qputenv("QT_NO_GLIB", "1");
    const QCoreApplication application(argc, argv);
    const ConfigResult config = configOf(options);
    if (!config) {
        printErrors(config);
        return ExitConfiguration;
    }
    setLogLevel(config.config().log.level);
    const auto directory = stateDirectory();
    if (!directory)
        return fail(ExitFailure, directory.error().message);

    const UnixSignals signals_;
    LocalService service(config.config(), directory.value(), LocalService::Serving::Always);
    QObject::connect(&signals_, &UnixSignals::asked, &service, &LocalService::stop);
    QObject::connect(&service, &LocalService::stopped, &service, [] { QCoreApplication::exit(); });
    QObject::connect(
        &service, &LocalService::failed, &service,
        [](int status, const QString &message) { QCoreApplication::exit(fail(status, message)); });
    QObject::connect(&service, &LocalService::setupCodeMade, &service, [](const QString &code) {
        printErrorLine(u"There are no accounts yet. To make the first administrator within 15 "
                       "minutes, open the address below on this machine and give the code %1, or "
                       "run: guestwire user add NAME --role admin"_s.arg(code));
    });
    QObject::connect(&service, &LocalService::listening, &service, [](const QStringList &urls) {
        if (const auto printed = print(u"listening on %1\n"_s.arg(urls.join(", "_L1))); !printed)
            QCoreApplication::exit(fail(ExitFailure, printed.error().message));
        notifySystemd("READY=1");
    });
    service.start();
    return QCoreApplication::exec();
}

int runFingerprint(const Options &options, int &argc, char **argv)
{
    const QCoreApplication application(argc, argv); // TLS asks for one
    const ConfigResult config = configOf(options);
    if (!config) {
        printErrors(config);
        return ExitConfiguration;
    }
    const auto directory = stateDirectory();
    if (!directory)
        return fail(ExitFailure, directory.error().message);
    const auto certificate = Certificate::load(config.config().tls, directory.value());
    if (!certificate)
        return fail(ExitFailure, certificate.error().message);
    if (const auto printed = print(certificate.value().pin() + u'\n'); !printed)
        return fail(ExitFailure, printed.error().message);
    return ExitSuccess;
}

} // namespace Guestwire
