// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/config.h"
#include "core/link/link.h"
#include "core/service/service.h"

#include <QThread>

#include <memory>

namespace Guestwire {

// The service in its thread, as the program's main thread sees it.
class LocalService : public QObject
{
    Q_OBJECT

public:
    enum class Serving {
        Always, // headless: it is what the program is for
        WithAccounts, // beside a window: as soon as somebody could come in
        Never, // for the window alone
    };

    LocalService(const Config &config, const QString &stateDirectory, Serving serving);
    ~LocalService() override; // ends the thread

    // failed(), or hosts are opened and listening() follows where there is anything to serve.
    void start();
    // The window's end of a link; its user may do everything.
    std::unique_ptr<Link> connectWindow(const QString &user);
    void stop(); // stopped() follows
    void end(); // after stopped(): its thread, without waiting for it; ended() follows

signals:
    void listening(const QStringList &urls);
    void setupCodeMade(const QString &code);
    void statusChanged(const Guestwire::ServiceStatus &status);
    void failed(int exitStatus, const QString &message);
    void hostsTroubled(const QString &why); // at the beginning; later ones are events
    void stopped();
    void ended();

private:
    void begin(); // on the service's thread, as all below
    void leave(); // as the thread ends
    void hostsKnown();
    void serve();
    void stopServing();

    const Config m_config;
    const QString m_stateDirectory;
    const Serving m_serving;
    QThread m_thread;
    QObject m_inside; // lives on the thread; what is posted to it runs there
    std::unique_ptr<Service> m_service; // lives and dies on the thread
    bool m_areHostsKnown = false;
    bool m_isServing = false;
    bool m_mayServe = true; // accounts and keys were read
};

// Where VMs are looked for without any --uri: the system's, if this user may, else the user's own.
QString defaultLibvirtUri();

} // namespace Guestwire
