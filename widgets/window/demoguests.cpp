// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/demoguests.h"

#include <QDir>
#include <QFileInfo>

#include <csignal>
#include <unistd.h>
#include <utility>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

const QString option = u"--demo-only"_s;

} // namespace

DemoGuests::DemoGuests(QString script, QObject *parent)
    : QObject(parent)
    , m_script(std::move(script))
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardInputFile(QProcess::nullDevice());
    // Without a terminal nobody is asked for a password where no one looks.
    m_process.setChildProcessModifier([] { ::setsid(); });
    connect(&m_process, &QProcess::readyRead, this, &DemoGuests::read);
    connect(&m_process, &QProcess::finished, this, &DemoGuests::finish);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            emit failed(m_process.errorString());
    });
}

// With all that the script has started.
DemoGuests::~DemoGuests()
{
    m_process.disconnect(this);
    if (isRunning() && m_process.processId() > 0)
        ::kill(-pid_t(m_process.processId()), SIGTERM);
    m_process.waitForFinished();
}

QString DemoGuests::scriptFor(const QString &programFolder)
{
    return QDir::cleanPath(programFolder + u"/../../../installer/run"_s);
}

QString DemoGuests::command(const QString &script)
{
    const QString shown = QFileInfo(script).isExecutable() ? script : u"installer/run"_s;
    return shown.contains(u' ') ? u"'%1' %2"_s.arg(shown, option) : shown + u' ' + option;
}

bool DemoGuests::isAvailable() const
{
    return QFileInfo(m_script).isFile() && QFileInfo(m_script).isExecutable();
}

void DemoGuests::start()
{
    if (isRunning())
        return;
    m_uri.clear();
    m_error.clear();
    m_last.clear();
    m_process.start(m_script, {option});
}

void DemoGuests::read()
{
    while (m_process.canReadLine())
        take(QString::fromUtf8(m_process.readLine()).trimmed());
}

void DemoGuests::take(const QString &line)
{
    constexpr auto heading = "==> "_L1;
    constexpr auto error = "error: "_L1;
    constexpr auto place = "Using libvirt at "_L1;
    if (line.isEmpty())
        return;
    const QString text = line.startsWith(heading) ? line.mid(heading.size()) : line;
    if (text.startsWith(place))
        m_uri = text.mid(place.size());
    if (text.startsWith(error))
        m_error = text.mid(error.size());
    m_last = text;
    emit progressed(text);
}

void DemoGuests::finish(int exitCode, QProcess::ExitStatus status)
{
    read();
    take(QString::fromUtf8(m_process.readAll()).trimmed());
    if (status == QProcess::NormalExit && exitCode == 0)
        emit started(m_uri);
    else
        emit failed(m_error.isEmpty() ? m_last : m_error);
}

} // namespace Guestwire
