// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/connections.h"

#include <QTimer>
#include <QToolButton>

namespace Guestwire {

// How a connection is doing, in the status bar. A click tries again at once where that helps.
class ConnectionLabel : public QToolButton
{
    Q_OBJECT

public:
    ConnectionLabel(const ConnectionEntry &entry, QWidget *parent);

    static QString describe(const ConnectionEntry &entry);
    // It is connected, and libvirt answers where that is in this process.
    static bool isWell(const ConnectionEntry &entry);

    bool isWaiting() const; // for the next attempt
    void tryAgain();
    void setTitle(const QString &title);

signals:
    void waitingChanged(bool waits);

private:
    void refresh();
    void offerLogOut(Connector &connector);

    ConnectionEntry m_entry;
    QAction *m_logOut = nullptr; // a child of this; none without a server
    QTimer m_countdown; // while a new attempt is awaited
};

} // namespace Guestwire
