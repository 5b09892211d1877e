// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>

namespace Guestwire {

// Has the sources' own script make and start the demonstration guests. Only a program that runs
// from where it was built has it at hand.
class DemoGuests : public QObject
{
    Q_OBJECT

public:
    // A script that is not there may be given: then nothing can be started.
    explicit DemoGuests(QString script, QObject *parent = nullptr);
    ~DemoGuests() override;

    // Beside the sources that the program of this folder was built from.
    static QString scriptFor(const QString &programFolder);
    static QString command(const QString &script); // for a terminal

    bool isAvailable() const;
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    void start();

signals:
    void progressed(const QString &line); // English, as the script says it
    void started(const QString &uri); // of the libvirt where they are
    void failed(const QString &reason);

private:
    void read();
    void take(const QString &line);
    void finish(int exitCode, QProcess::ExitStatus status);

    const QString m_script;
    QProcess m_process;
    QString m_uri;
    QString m_error;
    QString m_last;
};

} // namespace Guestwire
