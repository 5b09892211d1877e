// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testguest.h"

#include "tests/support/patience.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QtDebug>

using namespace Qt::StringLiterals;

namespace Guestwire::Test {

namespace {

QString script(const QString &name)
{
    return QStringLiteral(GUESTWIRE_TEST_SUPPORT) + u'/' + name;
}

// The output, where it ended well.
std::optional<QString> run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    // What it starts in the background must not hold a pipe of ours open.
    QTemporaryDir scratch;
    const QString output = scratch.filePath(u"output"_s);
    process.setStandardOutputFile(output);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);
    if (!process.waitForFinished(bootPatience) || process.exitCode() != 0) {
        qWarning("%s %s failed", qPrintable(program), qPrintable(arguments.join(u' ')));
        return std::nullopt;
    }
    QFile file(output);
    return file.open(QFile::ReadOnly) ? std::optional(QString::fromUtf8(file.readAll()).trimmed())
                                      : std::nullopt;
}

} // namespace

QString missingForGuests()
{
    for (const char *name : {"GUESTWIRE_TEST_URI", "GUESTWIRE_TEST_GUEST"})
        if (qEnvironmentVariableIsEmpty(name))
            return u"%1 is not set, so there is no guest to test with; use tests/run"_s.arg(
                QLatin1StringView(name));
    return {};
}

// Names of sockets are short, so its directory must be.
TestHost::TestHost() : m_directory(u"/tmp/gwhXXXXXX"_s)
{
    m_uri = run(script(u"libvirtd"_s), {u"start"_s, m_directory.path()}).value_or(QString());
}

TestHost::~TestHost()
{
    run(script(u"libvirtd"_s), {u"stop"_s, m_directory.path()});
}

bool TestHost::control(const QString &verb)
{
    return run(script(u"libvirtd"_s), {verb, m_directory.path()}).has_value();
}

TestGuest::TestGuest(const QString &name, const QString &uri, const QStringList &options)
    : m_name(u"%1-%2"_s.arg(name).arg(QCoreApplication::applicationPid()))
    , m_uri(uri.isEmpty() ? qEnvironmentVariable("GUESTWIRE_TEST_URI") : uri)
    , m_image(qEnvironmentVariable("GUESTWIRE_TEST_GUEST"))
{
    m_isDefined =
        run(script(u"guest"_s), QStringList {u"define"_s, m_uri, m_name, m_image} + options)
            .has_value();
}

TestGuest::~TestGuest()
{
    if (m_isDefined)
        run(script(u"guest"_s), {u"remove"_s, m_uri, m_name, m_image});
}

std::optional<qint64> TestGuest::emulator() const
{
    const QByteArray argument = QByteArray("guest=" + m_name.toUtf8() + ',');
    for (const QString &entry : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        QFile file(u"/proc/%1/cmdline"_s.arg(entry));
        if (entry.toLongLong() > 0 && file.open(QFile::ReadOnly)
            && file.readAll().contains(argument))
            return entry.toLongLong();
    }
    return std::nullopt;
}

bool TestGuest::virsh(const QStringList &arguments) const
{
    return run(u"virsh"_s, QStringList {u"--quiet"_s, u"--connect"_s, m_uri} + arguments)
        .has_value();
}

} // namespace Guestwire::Test
