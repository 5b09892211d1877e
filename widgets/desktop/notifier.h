// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/alerts/alertmodel.h"
#include "widgets/desktop/notificationbus.h"
#include "widgets/desktop/notificationpace.h"

#include <QSet>
#include <QTimer>

namespace Guestwire {

// Tells on the desktop of alerts, of VMs that crash and of what watch rules find on consoles, while nobody looks at
// a window of ours. What is told of is a person's choice.
class Notifier : public QObject
{
    Q_OBJECT

public:
    enum class Topic { Alerts, Crashes, Watches };

    Notifier(Connections &connections, AlertModel &alerts, const QDBusConnection &bus,
             QObject *parent = nullptr);

    static bool isWanted(Topic topic);
    static void setWanted(Topic topic, bool on);
    bool isServed() const { return m_bus.isServed(); }

signals:
    void servedChanged();
    void vmWanted(const Guestwire::VmKey &key);
    void consoleWanted(const Guestwire::VmKey &key);
    void windowWanted();
    void failed(const QString &text, const QString &details);
    // Nobody shows it as a notice; perhaps there is another way.
    void refused(const Guestwire::Notice &notice);

private:
    struct Subject
    {
        VmKey key;
        QString alert; // its id, if it is one
        QString rule;
        bool isConsole = false; // a click leads there
    };

    void listen(ConnectionId id);
    void forget(ConnectionId id);
    void alertBegan(const VmKey &key, const Alert &alert);
    void alertChanged(ConnectionId id, const Alert &alert);
    void vmChanged(const VmKey &key);
    void happened(ConnectionId id, const Event &event);
    void tell(Topic topic, const Subject &subject, Notice notice);
    void tellHeld();
    void act(const QString &tag, const QString &action);
    void acknowledge(const Subject &subject);

    Connections &m_connections;
    NotificationBus m_bus;
    NotificationPace m_pace;
    QTimer m_later; // for those that were too many
    int m_held = 0;
    QHash<QString, Subject> m_subjects; // by the tags of their notices
    QStringList m_order; // the tags, the oldest first
    QSet<VmKey> m_crashed;
};

} // namespace Guestwire
