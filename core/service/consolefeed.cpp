// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/consolefeed.h"

#include "core/terminal/rebuild.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Guestwire {

namespace {

// A serial port gives a dozen bytes at a time; a frame per screen refresh is all that anyone sees.
constexpr auto pace = 16ms;
constexpr int defaultColumns = 80;
constexpr int defaultRows = 24;
constexpr qsizetype maxClients = 256; // whose input numbers are remembered

// Grows over restarts of the service too, as long as the clock does not go back behind the last one.
Protocol::Epoch nextEpoch(Protocol::Epoch last)
{
    return std::max<Protocol::Epoch>(last + 1, Protocol::Epoch(QDateTime::currentMSecsSinceEpoch()));
}

} // namespace

ConsoleFeed::ConsoleFeed(Host &host, const ConsoleKey &key, qsizetype ringSize)
    : m_host(host)
    , m_key(key)
    , m_epoch(nextEpoch(0))
    , m_ring(ringSize)
    , m_lastRing(ringSize)
    , m_screen(defaultColumns, defaultRows)
{
    m_screen.setMuted(true);
    m_pace.setInterval(pace);
    m_pace.setSingleShot(true);
    connect(&m_pace, &QTimer::timeout, this, [this] {
        if (m_unannounced)
            announceGrowth();
    });
}

QByteArray ConsoleFeed::rebuild() const
{
    return m_state == State::Open ? Terminal::rebuild(m_screen, m_screen.historySize())
                                  : QByteArray();
}

ViewerId ConsoleFeed::join(const QString &user, bool write, const QString &clientId)
{
    const ViewerId id = ++m_lastViewer;
    const QString key = clientId.isEmpty() ? u"viewer %1"_s.arg(id) : user + u'\n' + clientId;
    m_viewers.append({{id, user, write}, key});
    if (write && !m_clients.contains(key)) {
        m_clients.insert(key, {});
        m_clientOrder.append(key);
        limitClients();
    }
    if (m_state != State::Open)
        emit wanted();
    emit changed();
    return id;
}

void ConsoleFeed::limitClients()
{
    for (qsizetype i = 0; i < m_clientOrder.size() && m_clients.size() > maxClients;) {
        const QString &key = m_clientOrder.at(i);
        if (std::ranges::any_of(m_viewers, [&key](const Viewer &v) { return v.clientKey == key; })) {
            ++i;
            continue;
        }
        m_clients.remove(key);
        m_clientOrder.removeAt(i);
    }
}

void ConsoleFeed::leave(ViewerId viewer)
{
    m_viewers.removeIf([viewer](const Viewer &v) { return v.who.id == viewer; });
    if (m_holder == viewer)
        m_holder.reset();
    emit changed();
}

QList<Protocol::Viewer> ConsoleFeed::viewers() const
{
    QList<Protocol::Viewer> all;
    for (const Viewer &viewer : m_viewers)
        all.append(viewer.who);
    return all;
}

const ConsoleFeed::Viewer *ConsoleFeed::find(ViewerId viewer) const
{
    const auto found
        = std::ranges::find_if(m_viewers, [viewer](const Viewer &v) { return v.who.id == viewer; });
    return found == m_viewers.end() ? nullptr : &*found;
}

Outcome ConsoleFeed::type(ViewerId viewer, quint64 number, const QByteArray &bytes)
{
    const Viewer *who = find(viewer);
    if (!who || !who->who.write)
        return Error {ErrorCode::PermissionDenied, u"this console is open for watching only"_s};
    Client &client = m_clients[who->clientKey];
    if (number <= client.accepted) {
        if (number <= client.acknowledged)
            emit acknowledged(viewer, number);
        return done();
    }
    if (m_state != State::Open)
        return Error {ErrorCode::VmNotRunning,
                      u"nothing was typed: the console is not open, because the VM is off or its "
                      "host is lost"_s};
    if (m_holder && m_holder != viewer) {
        const Viewer *holding = find(*m_holder);
        return Error {ErrorCode::Conflict,
                      u"nothing was typed: %1 has the keyboard; take it over first"_s.arg(
                          holding ? displayText(holding->who.user) : QString())};
    }
    if (m_unwritten + bytes.size() > maxUnwritten)
        return Error {ErrorCode::RateLimited,
                      u"nothing was typed: %1 bytes wait for the guest already"_s.arg(m_unwritten)};
    client.accepted = number;
    m_typed.push_back({who->clientKey, number, bytes.size()});
    m_unwritten += bytes.size();
    if (!m_holder) {
        m_holder = viewer;
        emit changed();
    }
    if (bytes.isEmpty())
        written(0);
    else
        m_host.writeConsole(m_key, bytes);
    return done();
}

Outcome ConsoleFeed::take(ViewerId viewer)
{
    const Viewer *who = find(viewer);
    if (!who || !who->who.write)
        return Error {ErrorCode::PermissionDenied, u"this console is open for watching only"_s};
    if (m_holder != viewer) {
        m_holder = viewer;
        emit changed();
    }
    return done();
}

void ConsoleFeed::release(ViewerId viewer)
{
    if (m_holder != viewer)
        return;
    m_holder.reset();
    emit changed();
}

Outcome ConsoleFeed::resize(ViewerId viewer, int columns, int rows)
{
    const Viewer *who = find(viewer);
    if (!who || !who->who.write)
        return Error {ErrorCode::PermissionDenied, u"this console is open for watching only"_s};
    if (m_holder && m_holder != viewer)
        return Error {ErrorCode::Conflict, u"the size is the one of who has the keyboard"_s};
    if (columns != m_screen.columns() || rows != m_screen.rows()) {
        m_screen.resize(columns, rows);
        emit changed();
    }
    return done();
}

void ConsoleFeed::opened()
{
    if (m_state == State::Open)
        closed(false, u"it was opened anew"_s);
    m_ring.restart();
    m_screen.reset();
    m_state = State::Open;
    emit restarted();
    emit changed();
}

void ConsoleFeed::read(const QByteArray &bytes)
{
    if (m_state != State::Open)
        return;
    m_ring.append(bytes);
    m_screen.feed(bytes);
    if (m_pace.isActive())
        m_unannounced = true;
    else
        announceGrowth();
}

void ConsoleFeed::announceGrowth()
{
    m_unannounced = false;
    m_pace.start();
    emit grown();
}

void ConsoleFeed::written(qint64 bytes)
{
    m_unwritten -= bytes;
    while (!m_typed.empty()) {
        Typed &first = m_typed.front();
        const qint64 taken = std::min(first.left, bytes);
        first.left -= taken;
        bytes -= taken;
        if (first.left > 0)
            return;
        const Typed typed = first;
        m_typed.pop_front();
        acknowledge(typed.clientKey, typed.number);
    }
}

void ConsoleFeed::acknowledge(const QString &clientKey, quint64 number)
{
    m_clients[clientKey].acknowledged = number;
    const QList<Viewer> viewers = m_viewers;
    for (const Viewer &viewer : viewers)
        if (viewer.clientKey == clientKey)
            emit acknowledged(viewer.who.id, number);
}

void ConsoleFeed::dropInput(const QString &reason)
{
    const auto dropped = std::exchange(m_typed, {});
    m_unwritten = 0;
    const QList<Viewer> viewers = m_viewers;
    for (const Typed &typed : dropped) {
        m_clients[typed.clientKey].acknowledged = typed.number;
        for (const Viewer &viewer : viewers)
            if (viewer.clientKey == typed.clientKey)
                emit inputFailed(viewer.who.id, typed.number, {ErrorCode::Unavailable, reason});
    }
}

void ConsoleFeed::closed(bool ended, const QString &reason)
{
    if (m_state == State::Open) {
        announceGrowth(); // what is left of this run goes out before it ends
        m_lastRing = m_ring;
        m_ring.restart();
        m_screen.reset();
        m_epoch = nextEpoch(m_epoch);
    }
    m_state = ended ? State::Off : State::Lost;
    dropInput(u"the console ended before it was typed: %1"_s.arg(reason));
    if (!ended)
        emit troubled(reason);
    emit changed();
}

} // namespace Guestwire
