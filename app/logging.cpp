// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logging.h"

#include "app/output.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

QLatin1StringView nameOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug"_L1;
    case QtInfoMsg:
        return "info"_L1;
    case QtWarningMsg:
        return "warning"_L1;
    case QtCriticalMsg:
    case QtFatalMsg:
        break;
    }
    return "error"_L1;
}

// Qt itself aborts after a fatal one.
void handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const QString category = QString::fromUtf8(context.category);
    const QString where = category == "default"_L1 ? QString() : category + ": "_L1;
    printError(nameOf(type) + ": "_L1 + where + message);
}

} // namespace

void installLogging()
{
    qInstallMessageHandler(handle);
    setLogLevel(u"info"_s);
}

void setLogLevel(const QString &level)
{
    const bool debug = level == "debug"_L1;
    const bool info = debug || level == "info"_L1;
    const bool warning = info || level == "warning"_L1;
    const auto rule = [](const char *name, bool value) -> QString {
        return QLatin1StringView(name) + (value ? "=true\n"_L1 : "=false\n"_L1);
    };
    QLoggingCategory::setFilterRules(rule("*.debug", false) + rule("guestwire.*.debug", debug)
                                     + rule("*.info", info) + rule("qt.*.info", false)
                                     + rule("*.warning", warning));
}

} // namespace Guestwire
