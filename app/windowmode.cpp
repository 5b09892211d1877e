// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowmode.h"

#include "app/configcommands.h"
#include "app/exitstatus.h"
#include "app/logging.h"
#include "app/output.h"
#include "app/passwordprompt.h"
#include "app/singleinstance.h"
#include "app/unixsignals.h"
#include "app/windowservices.h"
#include "core/service/statedirectory.h"
#include "widgets/common/language.h"
#include "widgets/common/programstyle.h"
#include "widgets/window/demoguests.h"
#include "widgets/window/mainwindow.h"

#include <QApplication>
#include <QDBusConnection>
#include <QFileInfo>
#include <QIcon>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

// Qt would abort with a dump of core.
bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
        || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

ServerStatus statusFor(const Config &config, const ServiceStatus &status)
{
    ServerStatus shown;
    shown.enabled = config.webSocket.enabled && (!status.urls.isEmpty() || !status.why.isEmpty());
    shown.address = status.urls.join(", "_L1);
    shown.clients = status.clients;
    shown.consoles = status.openConsoles;
    shown.problem = status.why;
    return shown;
}

// With what stands on the input in the place of "-".
Result<QStringList> addressesOf(const Options &options)
{
    QStringList addresses = options.connect;
    for (QString &address : addresses) {
        if (address != "-"_L1)
            continue;
        const auto asked = askAddress();
        if (!asked)
            return asked.error();
        if (const auto good = checkServer(asked.value()); !good)
            return good.error();
        address = asked.value();
    }
    return addresses;
}

// One window for what another one would show as well: the same VMs and files, on the same screen.
QStringList kindOf(const Options &options, const QString &stateDirectory)
{
    return {options.mode == Mode::Viewer ? u"viewer"_s : u"window"_s,
            options.configFile.isEmpty() ? QString()
                                         : QFileInfo(options.configFile).absoluteFilePath(),
            stateDirectory, qEnvironmentVariable("WAYLAND_DISPLAY"), qEnvironmentVariable("DISPLAY")};
}

void show(MainWindow &window, const Handover &wanted)
{
    if (!wanted.showConsole.isEmpty())
        window.showConsoleOf(wanted.showConsole);
    if (!wanted.showPerformance.isEmpty())
        window.showPerformanceOf(wanted.showPerformance);
}

bool isShown(const Connections &connections, const QString &address)
{
    return std::ranges::any_of(connections.all(), [&address](const ConnectionEntry &entry) {
        return entry.address.split(u", "_s).contains(address)
            || (entry.connector && entry.connector->url() == QUrl(address));
    });
}

// What a later start hands over.
void take(const Handover &wanted, WindowServices &services, MainWindow &window)
{
    for (const QString &address : wanted.connect)
        if (checkServer(address) && !isShown(services.connections(), address))
            services.connectTo(address);
    for (const QString &uri : wanted.uris)
        if (!isShown(services.connections(), uri))
            services.connectTo(uri);
    show(window, wanted);
    if (!wanted.activation.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", wanted.activation.toUtf8());
    window.present();
}

} // namespace

int runWindow(const Options &options, int &argc, char **argv)
{
    if (!hasDisplay()) {
        printError(u"there is no display to open a window on; --headless serves without one"_s);
        return ExitFailure;
    }
    const auto servers = addressesOf(options);
    if (!servers) {
        printError(servers.error().message);
        return ExitUsage;
    }
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(u"Guestwire"_s);
    QApplication::setDesktopFileName(u"guestwire"_s);
    QApplication::setStyle(new ProgramStyle); // the application owns it
    QApplication::setQuitOnLastWindowClosed(false); // services say goodbye first
    const ConfigResult config = configOf(options);
    if (!config) {
        printErrors(config);
        return ExitConfiguration;
    }
    setLogLevel(config.config().log.level);
    const auto directory = stateDirectory();
    if (!directory) {
        printError(directory.error().message);
        return ExitFailure;
    }
    SingleInstance instance(SingleInstance::pathFor(kindOf(options, directory.value())));
    const auto place = instance.enter({servers.value(), options.uris, options.showConsole,
                                       options.showPerformance,
                                       qEnvironmentVariable("XDG_ACTIVATION_TOKEN")});
    if (!place) {
        printError(place.error().message);
        return ExitFailure;
    }
    if (place.value() == SingleInstance::Place::Later)
        return ExitSuccess;

    Language::speak(Language::chosen());
    WindowServices services(config.config(), directory.value());
    MainWindow window(services.connections());
    window.joinDesktop(QDBusConnection::sessionBus());
    const UnixSignals unixSignals;
    QObject::connect(&unixSignals, &UnixSignals::asked, &services, &WindowServices::stop);
    QObject::connect(&application, &QGuiApplication::lastWindowClosed, &services,
                     &WindowServices::stop);
    QObject::connect(&application, &QGuiApplication::lastWindowClosed, &instance,
                     &SingleInstance::leave);
    QObject::connect(
        &instance, &SingleInstance::asked, &window,
        [&](const Handover &wanted) { take(wanted, services, window); });
    QObject::connect(&services, &WindowServices::stopped, &application, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    QObject::connect(&services, &WindowServices::statusChanged, &window,
                     [&](const ServiceStatus &status) {
                         window.setServerStatus(statusFor(config.config(), status));
                     });
    QObject::connect(&services, &WindowServices::troubled, &window, &MainWindow::showError);
    window.useSwitchboard(services);
    window.offerDemo(DemoGuests::scriptFor(QCoreApplication::applicationDirPath()));
    if (options.mode == Mode::Window) {
        window.setServerStatus({});
        services.startLocal();
        services.connectAtStart();
    }
    for (const QString &address : servers.value())
        services.connectTo(address);
    show(window, {{}, {}, options.showConsole, options.showPerformance, {}});
    window.show();
    return QApplication::exec();
}

} // namespace Guestwire
