// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/limits.h"
#include "core/service/history/historyfile.h"
#include "core/service/history/historyreader.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

// What HistoryFile and HistoryReader do with events.
namespace Guestwire {

namespace {

using Step = Sqlite::Statement::Step;

// Of all events one at a time is looked at, so that what is not to be seen takes no place.
constexpr char selectEvents[] =
    "SELECT at, vms.uuid, kind, message, by, rule, severity FROM events "
    "LEFT JOIN vms ON vms.id = events.vm WHERE at >= ? AND at < ? %1 ORDER BY at DESC, events.id "
    "DESC";
constexpr char ofOneVm[] = "AND events.vm = (SELECT id FROM vms WHERE uuid = ?)";

Event eventOf(const Sqlite::Statement &row)
{
    Event event {QDateTime::fromMSecsSinceEpoch(row.integer(0), Qt::UTC),
                 {},
                 row.text(2),
                 row.text(3),
                 row.text(4),
                 row.text(5),
                 Severity(std::clamp<qint64>(row.integer(6), 0, qint64(Severity::Critical)))};
    if (!row.isNull(1))
        event.vm = QUuid::fromString(row.text(1));
    return event;
}

bool isAsked(const Event &event, const EventQuery &query)
{
    return event.at >= query.from && event.at < query.to && (!query.vm || event.vm == query.vm);
}

} // namespace

Outcome HistoryFile::prepareEvents()
{
    for (const auto &[statement, sql] :
         {std::pair(&m_insertEvent,
                    "INSERT INTO events(at, vm, kind, message, by, rule, severity) "
                    "VALUES(?,?,?,?,?,?,?)"),
          std::pair(&m_eraseOldEvents,
                    "DELETE FROM events WHERE id IN (SELECT id FROM events "
                    "WHERE at < ? ORDER BY at LIMIT 1000)"),
          std::pair(&m_eraseFirstEvents,
                    "DELETE FROM events WHERE id <= (SELECT max(id) - ? FROM events) "
                    "AND id < (SELECT min(id) + 1000 FROM events)")}) {
        auto made = m_database.prepare(sql);
        if (!made)
            return made.error();
        *statement = std::move(made).value();
    }
    return done();
}

Outcome HistoryFile::insert(const Event &event, qint64 vm)
{
    m_insertEvent.bind(1, event.at.toMSecsSinceEpoch());
    if (vm > 0)
        m_insertEvent.bind(2, vm);
    else
        m_insertEvent.bindNull(2);
    m_insertEvent.bindText(3, event.kind);
    m_insertEvent.bindText(4, event.message);
    m_insertEvent.bindText(5, event.by);
    m_insertEvent.bindText(6, event.rule);
    m_insertEvent.bind(7, qint64(event.severity));
    return m_insertEvent.run() ? done() : fail(m_database.error());
}

Outcome HistoryFile::eraseEventsBefore(qint64 at)
{
    m_eraseOldEvents.bind(1, at);
    return m_eraseOldEvents.run() ? done() : fail(m_database.error());
}

Outcome HistoryFile::keepEvents(qint64 count)
{
    m_eraseFirstEvents.bind(1, count);
    return m_eraseFirstEvents.run() ? done() : fail(m_database.error());
}

Outcome checkQuery(const EventQuery &query)
{
    if (!query.from.isValid() || !query.to.isValid() || query.from >= query.to)
        return Error {ErrorCode::InvalidMessage, u"\"from\" must be before \"to\""_s};
    if (query.limit < 1 || query.limit > Protocol::maxEvents)
        return Error {ErrorCode::InvalidMessage,
                      u"\"limit\" must be from 1 to %1"_s.arg(Protocol::maxEvents)};
    return done();
}

bool EventSight::sees(const Event &event) const
{
    return all || !event.vm || vms.contains(*event.vm);
}

Result<QList<Event>> HistoryReader::events(const EventQuery &query, const EventSight &sight,
                                           const QList<Event> &pending)
{
    QList<Event> found; // the newest first
    // The newest that wait may be in the file already.
    for (const Event &event : pending)
        if (isAsked(event, query) && sight.sees(event))
            found.prepend(event);
    if (QFileInfo::exists(m_path))
        if (const auto good = readEvents(query, sight, found); !good)
            return good.error();
    std::ranges::stable_sort(found, std::ranges::greater(), &Event::at);
    if (found.size() > query.limit)
        found.resize(query.limit);
    std::ranges::reverse(found);
    return found;
}

Outcome HistoryReader::readEvents(const EventQuery &query, const EventSight &sight,
                                  QList<Event> &found)
{
    if (const auto good = open(); !good)
        return good;
    if (const auto empty = isEmpty(); !empty || empty.value())
        return empty ? done() : Outcome(empty.error());
    const QByteArray sql = QByteArray(selectEvents).replace("%1", query.vm ? ofOneVm : "");
    auto statement = m_database.prepare(sql.constData());
    if (!statement)
        return failed();
    statement.value().bind(1, query.from.toMSecsSinceEpoch());
    statement.value().bind(2, query.to.toMSecsSinceEpoch());
    if (query.vm)
        statement.value().bindText(3, query.vm->toString(QUuid::WithoutBraces));
    const QList<Event> waiting = found;
    for (int taken = 0; taken < query.limit;) {
        switch (statement.value().step()) {
        case Step::Done:
            return done();
        case Step::Failed:
            return failed();
        case Step::Row:
            break;
        }
        const Event event = eventOf(statement.value());
        if (!sight.sees(event) || waiting.contains(event))
            continue;
        found.append(event);
        ++taken;
    }
    return done();
}

} // namespace Guestwire
