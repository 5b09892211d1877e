// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QByteArrayView>

#include <chrono>
#include <memory>

struct sqlite3;
struct sqlite3_stmt;

// SQLite's own interface, no more of it than the history needs: prepared statements that are run
// thousands of times, and the reason of a failure as a number.
namespace Guestwire::Sqlite {

struct Finalize
{
    void operator()(sqlite3_stmt *statement) const;
};
struct Close
{
    void operator()(sqlite3 *database) const;
};

class Statement
{
public:
    enum class Step { Row, Done, Failed };

    Statement() = default;
    explicit Statement(sqlite3_stmt *statement) : m_statement(statement) { }

    // Parameters count from 1. What is bound by view must stay where it is until reset().
    void bind(int parameter, qint64 value);
    void bind(int parameter, QByteArrayView bytes);
    void bindText(int parameter, const QString &text);
    void bindNull(int parameter);

    Step step();
    bool run(); // to its end, and makes it ready for the next; false where it failed
    void reset();

    qint64 integer(int column) const; // columns count from 0
    bool isNull(int column) const;
    QByteArrayView bytes(int column) const; // until the next step
    QString text(int column) const;

private:
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

enum class Access { ReadOnly, ReadWrite };

class Database
{
public:
    Database() = default;

    Outcome open(const QString &path, Access access, std::chrono::milliseconds busyTimeout);
    bool isOpen() const { return m_database != nullptr; }
    void close() { m_database.reset(); }

    Outcome execute(const char *sql);
    Result<Statement> prepare(const char *sql);
    Result<qint64> number(const char *sql); // the first value of the first row; 0 where it is NULL

    // What went wrong last.
    bool isDamaged() const; // no database, or one whose pages contradict each other
    bool isPassing() const; // the same may succeed later: a lock, a full disk
    Error error() const;

private:
    std::unique_ptr<sqlite3, Close> m_database;
};

} // namespace Guestwire::Sqlite
