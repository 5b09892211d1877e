// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/event.h"

#include <QDBusConnection>
#include <QHash>
#include <QObject>

#include <optional>

namespace Guestwire {

// Something for a person who looks elsewhere.
struct Notice
{
    QString tag; // a later one with the same takes its place
    QString title;
    QString text; // plain
    Severity severity = Severity::Warning;
    QList<std::pair<QString, QString>> actions {}; // names, and words; "default" is a click on it

    bool operator==(const Notice &) const = default;
};

// The desktop's own notices: org.freedesktop.Notifications on the session bus. No call waits for its answer.
class NotificationBus : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype mostWaiting = 8; // for the answer to whether there is a desktop that shows them
    static constexpr qsizetype mostShown = 64; // that are followed; the desktop need not tell of their end
    static constexpr qsizetype longestText = 400; // characters

    explicit NotificationBus(const QDBusConnection &bus, QObject *parent = nullptr);

    bool isServed() const { return m_isServed; } // as far as is known
    void show(const Notice &notice);
    void close(const QString &tag);

signals:
    void servedChanged();
    void chosen(const QString &tag, const QString &action);
    void refused(const Guestwire::Notice &notice); // nobody shows it

private slots: // QtDBus finds these by their names alone
    void actionInvoked(uint id, const QString &action);
    void notificationClosed(uint id, uint reason);

private:
    void ask();
    void answered(const QStringList &capabilities);
    void unserved();
    void send(const Notice &notice);
    void sent(uint id, const Notice &notice);
    void withdraw(uint id);
    void follow(uint id, const Notice &notice);
    void forget(uint id);

    QDBusConnection m_bus;
    bool m_isServed = false;
    bool m_isAsking = false;
    QStringList m_capabilities;
    QList<Notice> m_waiting;
    // By tag: sent, and without its number until the desktop answers. What is to come of it then:
    // another in its place, or, where there is none, that it stays or goes.
    struct Sending
    {
        bool stays = true;
        std::optional<Notice> next {};
    };
    QHash<QString, Sending> m_sending;
    QList<std::pair<uint, Notice>> m_shown; // the newest last
};

} // namespace Guestwire
