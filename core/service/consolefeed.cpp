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

// Grows over restarts of the service too, as long as the clock does not go back behind the last
// one.
Protocol::Epoch nextEpoch(Protocol::Epoch last)
{
    return std::max<Protocol::Epoch>(last + 1,
                                     Protocol::Epoch(QDateTime::currentMSecsSinceEpoch()));
}

} // namespace

ConsoleFeed::ConsoleFeed(Host &host, const ConsoleKey &key, const LimitsConfig &limits)
    : m_host(host)
    , m_key(key)
    , m_epoch(nextEpoch(0))
    , m_mostTold(limits.questions)
    , m_ring(limits.consoleRing)
    , m_lastRing(limits.consoleRing)
    , m_screen(defaultColumns, defaultRows)
    , m_keyboard(limits.keyboardAsk)
{
    m_screen.setMuted(true);
    m_pace.setInterval(pace);
    m_pace.setSingleShot(true);
    connect(&m_pace, &QTimer::timeout, this, [this] {
        if (m_unannounced)
            announceGrowth();
    });
    connectParts();
}

void ConsoleFeed::connectParts()
{
    connect(&m_keyboard, &Keyboard::changed, this, &ConsoleFeed::changed);
    connect(&m_keyboard, &Keyboard::decided, this, &ConsoleFeed::asked);
    connect(&m_keyboard, &Keyboard::moved, this,
            [this](ViewerId from, ViewerId to, Keyboard::Way way) {
                emit keyboardMoved(userOf(from), userOf(to), way);
            });
    connect(&m_input, &ConsoleInput::ready, this,
            [this](const QByteArray &bytes) { m_host.writeConsole(m_key, bytes); });
    connect(&m_input, &ConsoleInput::acknowledged, this,
            [this](const QString &client, quint64 number) {
                for (const auto viewers = m_viewers; const Viewer &viewer : viewers)
                    if (viewer.client == client)
                        emit acknowledged(viewer.who.id, number);
            });
    connect(&m_input, &ConsoleInput::failed, this,
            [this](const QString &client, quint64 number, const Error &error) {
                for (const auto viewers = m_viewers; const Viewer &viewer : viewers)
                    if (viewer.client == client)
                        emit inputFailed(viewer.who.id, number, error);
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
    const QString client = clientId.isEmpty() ? u"viewer %1"_s.arg(id) : user + u'\n' + clientId;
    // A connection that was cut may be found dead long after its client has returned.
    if (const Viewer *holding = find(holder().value_or(0));
        write && holding && holding->client == client)
        m_keyboard.replace(holding->who.id, id);
    m_viewers.append({{id, user, write}, client});
    if (write)
        rememberInput(client);
    if (m_state != State::Open)
        emit wanted();
    emit changed();
    return id;
}

void ConsoleFeed::rememberInput(const QString &client)
{
    m_input.add(client, [this](const QString &other) { return isPresent(other); });
}

bool ConsoleFeed::isPresent(const QString &client) const
{
    return std::ranges::any_of(m_viewers, [&](const Viewer &v) { return v.client == client; });
}

void ConsoleFeed::leave(ViewerId viewer)
{
    m_keyboard.release(viewer);
    if (m_viewers.removeIf([viewer](const Viewer &v) { return v.who.id == viewer; }) == 0)
        return;
    if (m_viewers.isEmpty())
        m_trouble.clear(); // nobody tries any more
    emit changed();
}

void ConsoleFeed::setWrite(ViewerId viewer, bool write)
{
    const auto found =
        std::ranges::find_if(m_viewers, [viewer](const Viewer &v) { return v.who.id == viewer; });
    if (found == m_viewers.end() || found->who.write == write)
        return;
    found->who.write = write;
    if (write)
        rememberInput(found->client);
    else
        m_keyboard.release(viewer);
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
    const auto found =
        std::ranges::find_if(m_viewers, [viewer](const Viewer &v) { return v.who.id == viewer; });
    return found == m_viewers.end() ? nullptr : &*found;
}

QString ConsoleFeed::userOf(ViewerId viewer) const
{
    const Viewer *who = find(viewer);
    return who ? who->who.user : QString();
}

Outcome ConsoleFeed::mayType(ViewerId viewer) const
{
    const Viewer *who = find(viewer);
    if (!who || !who->who.write)
        return Error {ErrorCode::PermissionDenied, u"this console is open for watching only"_s};
    return done();
}

Outcome ConsoleFeed::type(ViewerId viewer, quint64 number, const QByteArray &bytes)
{
    if (const auto may = mayType(viewer); !may)
        return may;
    const QString client = find(viewer)->client;
    if (m_input.isKnown(client, number)) {
        m_input.repeatAcknowledgement(client, number);
        return done();
    }
    if (const auto holder = m_keyboard.holder(); holder && *holder != viewer)
        return Error {ErrorCode::Conflict,
                      u"nothing was typed: %1 has the keyboard; take it over first"_s.arg(
                          displayText(userOf(*holder)))};
    if (!m_held.isEmpty())
        return Error {ErrorCode::Conflict, u"nothing was typed: %1"_s.arg(m_held)};
    if (const auto typed = m_input.type(client, number, bytes); !typed)
        return typed;
    m_keyboard.take(viewer);
    return done();
}

quint64 ConsoleFeed::lastTyped(ViewerId viewer) const
{
    const Viewer *who = find(viewer);
    return who ? m_input.taken(who->client) : 0;
}

Outcome ConsoleFeed::take(ViewerId viewer)
{
    const auto may = mayType(viewer);
    if (may)
        m_keyboard.take(viewer);
    return may;
}

void ConsoleFeed::release(ViewerId viewer)
{
    m_keyboard.release(viewer);
}

Outcome ConsoleFeed::ask(ViewerId viewer)
{
    const auto may = mayType(viewer);
    return may ? m_keyboard.ask(viewer) : may;
}

Outcome ConsoleFeed::answer(ViewerId viewer, ViewerId asking, bool handOver)
{
    return m_keyboard.answer(viewer, asking, handOver);
}

Outcome ConsoleFeed::resize(ViewerId viewer, int columns, int rows)
{
    if (const auto may = mayType(viewer); !may)
        return may;
    if (const auto holder = m_keyboard.holder(); holder && *holder != viewer)
        return Error {ErrorCode::Conflict, u"the size is the one of who has the keyboard"_s};
    if (columns != m_screen.columns() || rows != m_screen.rows()) {
        m_screen.resize(columns, rows);
        emit changed();
    }
    return done();
}

void ConsoleFeed::setRecording(const std::optional<Protocol::RecordingMark> &recording)
{
    m_recording = recording;
    if (m_recording && m_state != State::Open)
        emit wanted();
    emit changed();
}

void ConsoleFeed::tellSize(const Told &told)
{
    if (m_toldNext.size() >= m_mostTold) {
        told(Error {
            ErrorCode::RateLimited,
            u"the guest has not taken an earlier size yet; it is told the newest after that"_s});
        return;
    }
    m_toldNext.append(told);
    if (!std::exchange(m_telling, true))
        tellSizeNow();
}

// One size at a time; of those that come meanwhile only the last matters.
void ConsoleFeed::tellSizeNow()
{
    const auto answer = [this, asked = std::exchange(m_toldNext, {})](const Result<QString> &way) {
        for (const Told &told : asked)
            told(way);
        m_telling = !m_toldNext.isEmpty();
        if (m_telling)
            tellSizeNow();
    };
    m_host.resizeConsole(m_key, columns(), rows()).then(this, answer).onCanceled(this, [answer] {
        answer(Error {ErrorCode::Unavailable, u"the host is lost"_s});
    });
}

void ConsoleFeed::opening()
{
    m_input.setOpening();
}

void ConsoleFeed::opened(const QByteArray &earlier)
{
    if (m_state == State::Open)
        closed(false, u"it was opened anew"_s);
    m_ring.restart();
    m_ring.append(earlier);
    m_screen.reset();
    m_screen.feed(m_ring.read(m_ring.begin(), earlier.size()));
    m_screen.takeDamage(); // what is past is no news for who watches the text
    m_state = State::Open;
    m_trouble.clear();
    m_held.clear();
    emit restarted();
    emit changed();
    announceGrowth();
    m_input.setOpen();
}

void ConsoleFeed::held(const QString &reason)
{
    m_held = reason;
    if (!m_held.isEmpty()) {
        m_input.setClosed(m_held);
        emit troubled(m_held);
    } else {
        m_input.setOpen();
    }
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
    emit received(bytes);
}

void ConsoleFeed::announceGrowth()
{
    m_unannounced = false;
    m_pace.start();
    emit grown();
}

void ConsoleFeed::closed(bool ended, const QString &reason)
{
    if (m_state == State::Open) {
        announceGrowth(); // what is left of this run goes out before it ends
        emit ending();
        m_lastRing = m_ring;
        m_ring.restart();
        m_screen.reset();
        m_epoch = nextEpoch(m_epoch);
    }
    m_held.clear();
    const State before = std::exchange(m_state, ended ? State::Off : State::Lost);
    const bool isNews = before != m_state || m_trouble != reason;
    m_trouble = ended ? QString() : reason;
    m_input.setClosed(reason);
    if (!isNews)
        return; // tried again in vain
    if (!ended)
        emit troubled(reason);
    emit changed();
}

} // namespace Guestwire
