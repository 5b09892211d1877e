// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desktop/notificationbus.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>

#include <algorithm>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 10'000; // ms

QDBusMessage call(const QString &method)
{
    return QDBusMessage::createMethodCall(u"org.freedesktop.Notifications"_s,
                                          u"/org/freedesktop/Notifications"_s,
                                          u"org.freedesktop.Notifications"_s, method);
}

uchar urgencyOf(Severity severity)
{
    enum Urgency : uchar { Low, Normal, Critical };
    switch (severity) {
    case Severity::Info:
        return Low;
    case Severity::Warning:
        return Normal;
    case Severity::Critical:
        return Critical;
    }
    return Normal;
}

} // namespace

NotificationBus::NotificationBus(const QDBusConnection &bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
{
    if (!m_bus.isConnected())
        return;
    const QDBusMessage to = call({});
    m_bus.connect(to.service(), to.path(), to.interface(), u"ActionInvoked"_s, this,
                  SLOT(actionInvoked(uint,QString)));
    m_bus.connect(to.service(), to.path(), to.interface(), u"NotificationClosed"_s, this,
                  SLOT(notificationClosed(uint,uint)));
    auto *watcher = new QDBusServiceWatcher(
        to.service(), m_bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceRegistered, this, [this] {
        m_isAsking = false; // the answer to an older question is not its
        ask();
    });
    connect(watcher, &QDBusServiceWatcher::serviceUnregistered, this, &NotificationBus::unserved);
    ask();
}

void NotificationBus::ask()
{
    if (m_isAsking)
        return;
    m_isAsking = true;
    auto *watcher = new QDBusPendingCallWatcher(
        m_bus.asyncCall(call(u"GetCapabilities"_s), patience), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QStringList> reply = *watcher;
        watcher->deleteLater();
        m_isAsking = false;
        if (reply.isError())
            unserved();
        else
            answered(reply.value());
    });
}

void NotificationBus::answered(const QStringList &capabilities)
{
    m_capabilities = capabilities;
    m_isServed = true;
    emit servedChanged();
    for (const QList<Notice> waiting = std::exchange(m_waiting, {}); const Notice &notice : waiting)
        send(notice);
}

void NotificationBus::unserved()
{
    m_isServed = false;
    emit servedChanged();
    for (const QList<Notice> waiting = std::exchange(m_waiting, {}); const Notice &notice : waiting)
        emit refused(notice);
}

// A desktop may begin to show notices later than this program begins, and end before.
void NotificationBus::show(const Notice &notice)
{
    if (m_isServed) {
        send(notice);
    } else if (m_bus.isConnected() && m_waiting.size() < mostWaiting) {
        m_waiting.append(notice);
        ask();
    } else {
        emit refused(notice);
    }
}

void NotificationBus::send(const Notice &notice)
{
    if (const auto sending = m_sending.find(notice.tag); sending != m_sending.end()) {
        *sending = {true, notice};
        return;
    }
    m_sending.insert(notice.tag, {});
    QStringList actions;
    if (m_capabilities.contains("actions"_L1))
        for (const auto &[name, words] : notice.actions)
            actions << name << words;
    // Where texts are read as a kind of HTML, a name must not be.
    const QString text = notice.text.left(longestText);
    const auto same = std::ranges::find(
        m_shown, notice.tag, [](const auto &shown) { return shown.second.tag; });
    QDBusMessage message = call(u"Notify"_s);
    message << u"Guestwire"_s << (same == m_shown.end() ? 0U : same->first) << u"guestwire"_s
            << notice.title
            << (m_capabilities.contains("body-markup"_L1) ? text.toHtmlEscaped() : text) << actions
            << QVariantMap {{u"urgency"_s, QVariant::fromValue(urgencyOf(notice.severity))},
                            {u"desktop-entry"_s, u"guestwire"_s}}
            << -1; // it stays as long as the desktop finds right
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message, patience), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, notice] {
        const QDBusPendingReply<uint> reply = *watcher;
        watcher->deleteLater();
        if (!reply.isError()) {
            sent(reply.value(), notice);
            return;
        }
        const Sending wish = m_sending.take(notice.tag);
        unserved();
        if (wish.stays)
            emit refused(wish.next.value_or(notice));
    });
}

void NotificationBus::sent(uint id, const Notice &notice)
{
    const Sending wish = m_sending.take(notice.tag);
    if (!wish.stays) {
        withdraw(id);
        return;
    }
    follow(id, notice);
    if (wish.next)
        send(*wish.next);
}

void NotificationBus::follow(uint id, const Notice &notice)
{
    forget(id);
    m_shown.append({id, notice});
    if (m_shown.size() > mostShown)
        m_shown.removeFirst();
}

void NotificationBus::forget(uint id)
{
    m_shown.removeIf([id](const auto &shown) { return shown.first == id; });
}

void NotificationBus::close(const QString &tag)
{
    m_waiting.removeIf([&tag](const Notice &notice) { return notice.tag == tag; });
    if (const auto sending = m_sending.find(tag); sending != m_sending.end())
        *sending = {false, {}};
    const auto found =
        std::ranges::find(m_shown, tag, [](const auto &shown) { return shown.second.tag; });
    if (found == m_shown.end())
        return;
    withdraw(found->first);
    m_shown.erase(found);
}

void NotificationBus::withdraw(uint id)
{
    QDBusMessage message = call(u"CloseNotification"_s);
    message << id;
    m_bus.asyncCall(message, patience);
}

void NotificationBus::actionInvoked(uint id, const QString &action)
{
    const auto found =
        std::ranges::find(m_shown, id, [](const auto &shown) { return shown.first; });
    if (found == m_shown.end())
        return; // another program's
    const Notice notice = found->second;
    if (std::ranges::any_of(notice.actions,
                            [&action](const auto &offered) { return offered.first == action; }))
        emit chosen(notice.tag, action);
}

void NotificationBus::notificationClosed(uint id, uint)
{
    forget(id);
}

} // namespace Guestwire
