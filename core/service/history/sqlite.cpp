// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/history/sqlite.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace Guestwire::Sqlite {

void Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

// Statements that are still there end later, on their own.
void Close::operator()(sqlite3 *database) const
{
    sqlite3_close_v2(database);
}

void Statement::bind(int parameter, qint64 value)
{
    sqlite3_bind_int64(m_statement.get(), parameter, value);
}

void Statement::bind(int parameter, QByteArrayView bytes)
{
    sqlite3_bind_blob64(m_statement.get(), parameter, bytes.data(), sqlite3_uint64(bytes.size()),
                        SQLITE_STATIC);
}

void Statement::bindText(int parameter, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    sqlite3_bind_text64(m_statement.get(), parameter, utf8.constData(), sqlite3_uint64(utf8.size()),
                        SQLITE_TRANSIENT, SQLITE_UTF8);
}

void Statement::bindNull(int parameter)
{
    sqlite3_bind_null(m_statement.get(), parameter);
}

Statement::Step Statement::step()
{
    switch (sqlite3_step(m_statement.get())) {
    case SQLITE_ROW:
        return Step::Row;
    case SQLITE_DONE:
        return Step::Done;
    default:
        return Step::Failed;
    }
}

bool Statement::run()
{
    Step last = Step::Row;
    while (last == Step::Row)
        last = step();
    reset();
    return last == Step::Done;
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

QByteArrayView Statement::bytes(int column) const
{
    const void *data = sqlite3_column_blob(m_statement.get(), column);
    return {static_cast<const char *>(data), sqlite3_column_bytes(m_statement.get(), column)};
}

QString Statement::text(int column) const
{
    return QString::fromUtf8(bytes(column));
}

Outcome Database::open(const QString &path, Access access, std::chrono::milliseconds busyTimeout)
{
    const int flags = access == Access::ReadOnly ? SQLITE_OPEN_READONLY
                                                 : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    sqlite3 *database = nullptr;
    // Each connection stays on one thread.
    const int code =
        sqlite3_open_v2(path.toUtf8().constData(), &database, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    m_database.reset(database);
    if (code != SQLITE_OK)
        return error();
    sqlite3_busy_timeout(database, int(busyTimeout.count()));
    return done();
}

Outcome Database::execute(const char *sql)
{
    if (sqlite3_exec(m_database.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return error();
    return done();
}

Result<Statement> Database::prepare(const char *sql)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(m_database.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement,
                           nullptr)
        != SQLITE_OK)
        return error();
    return Statement(statement);
}

Result<qint64> Database::number(const char *sql)
{
    auto statement = prepare(sql);
    if (!statement)
        return statement.error();
    switch (statement.value().step()) {
    case Statement::Step::Row:
        return statement.value().integer(0);
    case Statement::Step::Done:
        return 0;
    case Statement::Step::Failed:
        break;
    }
    return error();
}

bool Database::isDamaged() const
{
    const int code = sqlite3_errcode(m_database.get());
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

bool Database::isPassing() const
{
    const int code = sqlite3_errcode(m_database.get());
    return code == SQLITE_BUSY || code == SQLITE_FULL || code == SQLITE_IOERR;
}

Error Database::error() const
{
    const int code = m_database ? sqlite3_errcode(m_database.get()) : SQLITE_NOMEM;
    const QString words = QString::fromUtf8(sqlite3_errstr(code));
    switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Timeout, u"another program has locked it"_s};
    case SQLITE_FULL:
        return {ErrorCode::Unavailable, u"the disk is full, or the file has reached its limit"_s};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {ErrorCode::PermissionDenied, u"it may not be written"_s};
    case SQLITE_CANTOPEN:
        return {ErrorCode::PermissionDenied, u"it can not be opened"_s};
    default:
        return {ErrorCode::Unavailable, words};
    }
}

} // namespace Guestwire::Sqlite
