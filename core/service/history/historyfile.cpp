// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/history/historyfile.h"

#include "core/service/history/historylayout.h"

#include <QDir>
#include <QFileInfo>

#include <cstring>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

// Pages in one go, so that a tick stays short.
constexpr int pagesGivenBack = 500;

// The journal is copied into the file every 4000 pages: pages that change with each tick are copied
// less often than with SQLite's 1000. What is written next lies side by side, in few pages: a cache
// of 2 MB, as by default, would only fill up.
constexpr char setUp[] =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=4000; "
    "PRAGMA cache_size=-512";

constexpr char createDictionaries[] = R"(
    CREATE TABLE vms(id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, name TEXT NOT NULL);
    CREATE TABLE metricSets(id INTEGER PRIMARY KEY, names TEXT NOT NULL UNIQUE);
    CREATE TABLE layouts(id INTEGER PRIMARY KEY, metricSet INTEGER NOT NULL, devices TEXT NOT NULL,
                         present TEXT NOT NULL, UNIQUE(metricSet, devices, present));
    CREATE TABLE events(id INTEGER PRIMARY KEY, at INTEGER NOT NULL, vm INTEGER, kind TEXT NOT NULL,
                        message TEXT NOT NULL, by TEXT NOT NULL, rule TEXT NOT NULL,
                        severity INTEGER NOT NULL);
    CREATE INDEX eventsByTime ON events(at);
    CREATE INDEX eventsByVm ON events(vm, at);
)";

// `late` is how long before the time of its key a sample was taken; `covered` what it stands for;
// both in ms.
constexpr char createTier[] = R"(
    CREATE TABLE %1(key INTEGER PRIMARY KEY, layout INTEGER NOT NULL, late INTEGER NOT NULL,
                    covered INTEGER NOT NULL, data BLOB NOT NULL);
)";

QByteArray forTier(const char *sql, size_t tier)
{
    return QByteArray(sql).replace("%1", historyTiers[tier].table);
}

} // namespace

void readValues(QByteArrayView bytes, bool withMaximum, std::vector<float> &average,
                std::vector<float> &maximum)
{
    const size_t floats = size_t(bytes.size()) / sizeof(float);
    const size_t count = withMaximum ? floats / 2 : floats;
    average.resize(count);
    if (count > 0)
        std::memcpy(average.data(), bytes.data(), count * sizeof(float));
    maximum = average;
    if (withMaximum && count > 0)
        std::memcpy(maximum.data(), bytes.data() + count * sizeof(float), count * sizeof(float));
}

HistoryFile::HistoryFile(const QString &path, std::chrono::milliseconds busyTimeout)
    : m_path(path)
    , m_busyTimeout(busyTimeout)
{
}

void HistoryFile::close()
{
    m_isOpen = false;
    m_isReady = false;
    m_tiers = {};
    m_insertEvent = {};
    m_eraseOldEvents = {};
    m_eraseFirstEvents = {};
    m_vms.clear();
    m_database.close();
}

void HistoryFile::undo()
{
    m_isOpen = false;
    m_vms.clear();
    if (m_database.isOpen())
        static_cast<void>(m_database.execute("ROLLBACK")); // fails where there is nothing to undo
}

Outcome HistoryFile::fail(const Error &error)
{
    if (m_fault == Fault::None && m_database.isDamaged())
        m_fault = Fault::Damaged;
    // The journal's index, without which nobody reads, can not be made again on a full disk: it
    // stays while the file is open.
    if (m_fault == Fault::None && m_database.isPassing())
        undo();
    else
        close();
    return error;
}

Outcome HistoryFile::open()
{
    if (m_isReady) {
        m_isOpen = true;
        return done();
    }
    close();
    m_fault = Fault::None;
    if (const auto opened = m_database.open(m_path, Sqlite::Access::ReadWrite, m_busyTimeout);
        !opened)
        return fail(opened.error());
    for (const auto &step : {&HistoryFile::check, &HistoryFile::prepare})
        if (const auto good = (this->*step)(); !good)
            return fail(good.error());
    m_isReady = true;
    m_isOpen = true;
    return done();
}

// A new file is empty; any other must be ours.
Outcome HistoryFile::check()
{
    const auto tables = m_database.number("SELECT count(*) FROM sqlite_master");
    if (!tables)
        return tables.error();
    if (tables.value() == 0)
        return create();
    const auto application = m_database.number("PRAGMA application_id");
    const auto version = m_database.number("PRAGMA user_version");
    if (!application || !version)
        return application ? version.error() : application.error();
    if (application.value() != applicationId || version.value() != schemaVersion) {
        m_fault = Fault::OtherSchema;
        return Error {ErrorCode::Conflict, u"it was written by another version of the program"_s};
    }
    return m_database.execute(setUp);
}

Outcome HistoryFile::create()
{
    // It must be known before there is any page.
    if (const auto good = m_database.execute("PRAGMA auto_vacuum=INCREMENTAL"); !good)
        return good;
    if (const auto good = m_database.execute(setUp); !good)
        return good;
    QByteArray sql = QByteArray("BEGIN;") + createDictionaries;
    for (size_t tier = 0; tier < historyTiers.size(); ++tier)
        sql += forTier(createTier, tier);
    sql += "PRAGMA application_id=" + QByteArray::number(applicationId)
        + "; PRAGMA user_version=" + QByteArray::number(schemaVersion) + "; COMMIT";
    return m_database.execute(sql.constData());
}

Outcome HistoryFile::prepare()
{
    if (const auto good = prepareEvents(); !good)
        return good;
    for (size_t tier = 0; tier < historyTiers.size(); ++tier) {
        TierStatements &statements = m_tiers[tier];
        const auto make = [&](Sqlite::Statement &statement, const char *sql) {
            auto made = m_database.prepare(forTier(sql, tier).constData());
            if (!made)
                return Outcome(made.error());
            statement = std::move(made).value();
            return done();
        };
        for (const Outcome &good :
             {make(statements.insert, "INSERT OR REPLACE INTO %1 VALUES(?,?,?,?,?)"),
              make(statements.oldest, "SELECT min(key) FROM %1"),
              make(statements.newest, "SELECT max(key) FROM %1 WHERE key <= ?"),
              make(statements.erase, "DELETE FROM %1 WHERE key >= ? AND key < ?")})
            if (!good)
                return good;
    }
    return done();
}

Result<QString> HistoryFile::setAside(const QDateTime &now)
{
    close();
    m_fault = Fault::None;
    const QFileInfo info(m_path);
    const QString name =
        info.fileName() + u".damaged-"_s + now.toUTC().toString(u"yyyyMMdd'T'HHmmss.zzz'Z'"_s);
    QDir directory = info.dir();
    if (!directory.rename(info.fileName(), name))
        return Error {ErrorCode::PermissionDenied, u"it can not be renamed"_s};
    // Without its journal a file that is set aside says less; without its file a journal is
    // poison.
    for (const auto &suffix : {u"-wal"_s, u"-shm"_s})
        if (!directory.rename(info.fileName() + suffix, name + suffix))
            directory.remove(info.fileName() + suffix);
    QStringList old = directory.entryList({info.fileName() + u".damaged-*Z"_s}, QDir::Files,
                                          QDir::Name | QDir::Reversed);
    for (const QString &each : old.mid(maxSetAside))
        for (const auto &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
            directory.remove(each + suffix);
    return name;
}

Outcome HistoryFile::begin()
{
    const auto good = m_database.execute("BEGIN IMMEDIATE");
    return good ? good : fail(good.error());
}

Outcome HistoryFile::commit()
{
    const auto good = m_database.execute("COMMIT");
    return good ? good : fail(good.error());
}

Result<qint64> HistoryFile::numberOf(VmId vm, const QString &name)
{
    if (const auto known = m_vms.constFind(vm); known != m_vms.constEnd())
        return *known;
    auto statement = m_database.prepare(
        "INSERT INTO vms(uuid, name) VALUES(?, ?) ON CONFLICT(uuid) "
        "DO UPDATE SET name = ifnull(nullif(excluded.name, ''), name) RETURNING id");
    if (!statement)
        return fail(statement.error()).error();
    statement.value().bindText(1, vm.toString(QUuid::WithoutBraces));
    statement.value().bindText(2, name);
    if (statement.value().step() != Sqlite::Statement::Step::Row)
        return fail(m_database.error()).error();
    const qint64 number = statement.value().integer(0);
    if (!statement.value().run())
        return fail(m_database.error()).error();
    if (number > HistoryKey::maxVm)
        return Error {ErrorCode::Unavailable, u"it has no room for more VMs"_s};
    m_vms.insert(vm, number);
    return number;
}

Outcome HistoryFile::rename(VmId vm, const QString &name)
{
    m_vms.remove(vm);
    const auto number = numberOf(vm, name);
    return number ? done() : Outcome(number.error());
}

Result<qint64> HistoryFile::numberOf(const HistoryLayout &layout)
{
    const auto number = [this](const char *sql, auto... values) -> Result<qint64> {
        auto statement = m_database.prepare(sql);
        if (!statement)
            return fail(statement.error()).error();
        int parameter = 0;
        const auto bind = [&](const auto &value) {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, QString>)
                statement.value().bindText(++parameter, value);
            else
                statement.value().bind(++parameter, value);
        };
        (bind(values), ...);
        if (statement.value().step() != Sqlite::Statement::Step::Row)
            return fail(m_database.error()).error();
        return statement.value().integer(0);
    };
    const auto set = number("INSERT INTO metricSets(names) VALUES(?) ON CONFLICT(names) "
                            "DO UPDATE SET names = excluded.names RETURNING id",
                            layout.names());
    if (!set)
        return set;
    return number("INSERT INTO layouts(metricSet, devices, present) VALUES(?, ?, ?) "
                  "ON CONFLICT(metricSet, devices, present) "
                  "DO UPDATE SET devices = excluded.devices RETURNING id",
                  set.value(), layout.devices(), layout.present);
}

Outcome HistoryFile::insert(size_t tier, qint64 t, const HistoryRow &row)
{
    const auto asBytes = [](const std::vector<float> &values) {
        return QByteArrayView(reinterpret_cast<const char *>(values.data()),
                              qsizetype(values.size() * sizeof(float)));
    };
    QByteArray both;
    QByteArrayView data = asBytes(row.average);
    if (historyTiers[tier].step.count() > 0) {
        both.append(data).append(asBytes(row.maximum));
        data = both;
    }
    Sqlite::Statement &statement = m_tiers[tier].insert;
    const qint64 key = HistoryKey::of(tier, t, row.vm, row.layout);
    statement.bind(1, key);
    statement.bind(2, row.layout);
    statement.bind(3, HistoryKey::time(tier, key) - row.at);
    statement.bind(4, row.covered);
    statement.bind(5, data);
    return statement.run() ? done() : fail(m_database.error());
}

Outcome HistoryFile::forEach(size_t tier, qint64 from, qint64 to,
                             const std::function<void(const HistoryRow &)> &visit)
{
    auto statement = m_database.prepare(
        forTier("SELECT key, layout, late, covered, data FROM %1 WHERE key >= ? AND key <= ? "
                "ORDER BY key",
                tier)
            .constData());
    if (!statement)
        return fail(statement.error());
    statement.value().bind(1, HistoryKey::first(tier, from));
    statement.value().bind(2, HistoryKey::last(tier, to));
    HistoryRow row;
    for (;;) {
        switch (statement.value().step()) {
        case Sqlite::Statement::Step::Done:
            return done();
        case Sqlite::Statement::Step::Failed:
            return fail(m_database.error());
        case Sqlite::Statement::Step::Row:
            break;
        }
        const qint64 key = statement.value().integer(0);
        row.vm = HistoryKey::vm(tier, key);
        row.layout = statement.value().integer(1);
        row.at = HistoryKey::time(tier, key) - statement.value().integer(2);
        row.covered = statement.value().integer(3);
        readValues(statement.value().bytes(4), historyTiers[tier].step.count() > 0, row.average,
                   row.maximum);
        visit(row);
    }
}

Result<std::optional<qint64>> HistoryFile::oldest(size_t tier)
{
    return edge(tier, m_tiers[tier].oldest);
}

Result<std::optional<qint64>> HistoryFile::newest(size_t tier, qint64 now)
{
    m_tiers[tier].newest.bind(1, HistoryKey::last(tier, now));
    return edge(tier, m_tiers[tier].newest);
}

Result<std::optional<qint64>> HistoryFile::edge(size_t tier, Sqlite::Statement &statement)
{
    if (statement.step() != Sqlite::Statement::Step::Row)
        return fail(m_database.error()).error();
    const auto value = statement.isNull(0)
        ? std::nullopt
        : std::optional(HistoryKey::time(tier, statement.integer(0)));
    statement.reset();
    return value;
}

Outcome HistoryFile::erase(size_t tier, qint64 from, qint64 to)
{
    Sqlite::Statement &statement = m_tiers[tier].erase;
    statement.bind(1, HistoryKey::first(tier, from));
    statement.bind(2, HistoryKey::first(tier, to));
    return statement.run() ? done() : fail(m_database.error());
}

Result<HistoryFile::Size> HistoryFile::size()
{
    std::array<qint64, 3> values {};
    size_t next = 0;
    for (const char *sql : {"PRAGMA page_size", "PRAGMA page_count", "PRAGMA freelist_count"}) {
        const auto value = m_database.number(sql);
        if (!value)
            return fail(value.error()).error();
        values[next++] = value.value();
    }
    return Size {values[0] * values[1], values[0] * values[2]};
}

bool HistoryFile::isSound()
{
    if (!m_database.isOpen() && !open())
        return m_fault == Fault::None;
    auto statement = m_database.prepare("PRAGMA quick_check(1)");
    if (statement && statement.value().step() == Sqlite::Statement::Step::Row)
        return statement.value().text(0) == u"ok";
    return !m_database.isDamaged(); // or it could not be read at this moment
}

Outcome HistoryFile::giveBackPages()
{
    const QByteArray sql = "PRAGMA incremental_vacuum(" + QByteArray::number(pagesGivenBack) + ')';
    const auto good = m_database.execute(sql.constData());
    return good ? good : fail(good.error());
}

} // namespace Guestwire
