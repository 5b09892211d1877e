// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/auditfile.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QThread>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <optional>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Guestwire {

namespace {

constexpr auto lockPatience = 2s;
constexpr auto lockPause = 10ms;
constexpr mode_t privateMode = S_IRUSR | S_IWUSR;

struct Descriptor
{
    explicit Descriptor(int opened) : number(opened) { }

    ~Descriptor()
    {
        if (number >= 0)
            ::close(number);
    }

    Q_DISABLE_COPY_MOVE(Descriptor)

    int release() { return std::exchange(number, -1); }

    int number;
};

Error unwritable(const QString &path, int error)
{
    return {ErrorCode::Unavailable,
            u"the audit log %1 can not be written: %2"_s.arg(path, qt_error_string(error))};
}

// flock() knows no time limit, and a process that was stopped may hold it for ever.
Outcome lock(int file, const QString &path)
{
    for (QDeadlineTimer deadline(lockPatience); flock(file, LOCK_EX | LOCK_NB) != 0;) {
        if (errno != EWOULDBLOCK || deadline.hasExpired())
            return unwritable(path, errno);
        QThread::msleep(lockPause.count());
    }
    return done();
}

// The end of a file: its last whole line, and what comes after it.
struct Tail
{
    std::optional<AuditLine> line;
    QByteArray torn;
    bool hasLines = false;

    bool isDamaged() const { return hasLines && !line; }
};

Tail tailOf(int file, qint64 size)
{
    QByteArray text(std::min<qint64>(size, 2 * maxAuditLine), Qt::Uninitialized);
    const ssize_t got = pread(file, text.data(), size_t(text.size()), size - text.size());
    text.truncate(std::max<ssize_t>(got, 0));
    const qsizetype end = text.lastIndexOf('\n');
    if (end < 0)
        return {std::nullopt, text, false};
    const qsizetype before = end > 0 ? text.lastIndexOf('\n', end - 1) : -1;
    return {parseAuditLine(text.sliced(before + 1, end - before - 1)), text.sliced(end + 1), true};
}

std::optional<QByteArray> lastHashOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return std::nullopt;
    const Tail tail = tailOf(file.handle(), file.size());
    return tail.line && tail.torn.isEmpty() ? std::optional(tail.line->hash) : std::nullopt;
}

Outcome checkPrivate(const struct stat &status, const QString &path)
{
    if (!S_ISREG(status.st_mode) || status.st_uid != geteuid()
        || (status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return Error {ErrorCode::Unavailable,
                      u"the audit log %1 can not be used: it must be a file of this user that "
                      "nobody else can open. Run: chmod 600 '%1'"_s.arg(path)};
    return done();
}

} // namespace

AuditFile::AuditFile(const QString &directory, qint64 sizeLimit, int files)
    : m_path(directory + "/audit.jsonl"_L1)
    , m_lock(directory + "/audit.lock"_L1)
    , m_sizeLimit(sizeLimit)
    , m_files(files)
{
}

QString AuditFile::numbered(int number) const
{
    return number == 0 ? m_path : m_path + u'.' + QString::number(number);
}

QStringList AuditFile::paths(const QString &directory)
{
    QList<int> numbers;
    for (const QString &name : QDir(directory).entryList({u"audit.jsonl*"_s}, QDir::Files)) {
        bool isNumber = false;
        const int number = name.mid(int(qstrlen("audit.jsonl."))).toInt(&isNumber);
        if (name == "audit.jsonl"_L1 || (isNumber && number > 0))
            numbers.append(number);
    }
    std::ranges::sort(numbers, std::greater());
    const AuditFile file(directory);
    QStringList paths;
    for (const int number : std::as_const(numbers))
        paths.append(file.numbered(number));
    return paths;
}

Outcome AuditFile::append(const QList<AuditEntry> &entries)
{
    const Descriptor locked(::open(QFile::encodeName(m_lock).constData(),
                                   O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, privateMode));
    if (locked.number < 0)
        return unwritable(m_lock, errno);
    if (const auto isLocked = lock(locked.number, m_path); !isLocked)
        return isLocked;
    auto opened = open();
    if (!opened)
        return opened.error();
    const Descriptor file(opened.value());
    if (const auto written = write(file.number, entries); !written) {
        m_last = {};
        return written;
    }
    return m_sizeLimit > 0 && m_last.size >= m_sizeLimit ? moveOn() : done();
}

// The file to append to, at a position that is known.
Result<int> AuditFile::open()
{
    const int file = ::open(QFile::encodeName(m_path).constData(),
                            O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, privateMode);
    if (file < 0)
        return unwritable(m_path, errno);
    Descriptor owned(file);
    struct stat status = {};
    if (fstat(file, &status) != 0)
        return unwritable(m_path, errno);
    if (const auto isPrivate = checkPrivate(status, m_path); !isPrivate)
        return isPrivate.error();
    if (status.st_ino != m_last.file || status.st_size != m_last.size)
        m_last = {status.st_ino, status.st_size, {}};
    const bool isDamaged =
        m_last.hash.isEmpty() && m_last.size > 0 && tailOf(file, m_last.size).isDamaged();
    if (!isDamaged)
        return owned.release();
    // It can not be gone on with; "audit verify" names it.
    if (const auto moved = moveOn(); !moved)
        return moved.error();
    return open();
}

// What has to come before the entries: the first line of a file, or a repair.
QByteArray AuditFile::beginning(qint64 size, QByteArray &hash, int file)
{
    if (!hash.isEmpty())
        return {};
    const Tail tail = size > 0 ? tailOf(file, size) : Tail();
    if (tail.line && tail.torn.isEmpty()) {
        hash = tail.line->hash;
        return {};
    }
    if (tail.line) {
        const AuditLine repair = auditRepair(tail.torn, tail.line->hash);
        hash = repair.hash;
        return '\n' + repair.text();
    }
    const auto before = lastHashOf(numbered(1));
    const bool isDamaged = !before && QFile::exists(numbered(1));
    const AuditLine begin =
        auditBegin(before.value_or(auditOrigin()),
                   isDamaged ? u"the end of the file before is damaged"_s : QString());
    hash = begin.hash;
    return begin.text();
}

Outcome AuditFile::write(int file, const QList<AuditEntry> &entries)
{
    QByteArray hash = m_last.hash;
    QByteArray text = beginning(m_last.size, hash, file);
    // A first line that was cut off has nothing before it to go on from.
    if (m_last.size > 0 && text.startsWith("{") && ftruncate(file, 0) == 0)
        m_last.size = 0;
    for (const AuditEntry &entry : entries) {
        const AuditLine line = auditLine(entry, hash);
        text += line.text();
        hash = line.hash;
    }
    const ssize_t written = ::write(file, text.constData(), size_t(text.size()));
    const int error = written < 0 ? errno : ENOSPC;
    if (written != text.size()) {
        // Where this fails too, what is left is a line cut off, which the next writer repairs.
        if (written > 0 && ftruncate(file, m_last.size) != 0)
            return unwritable(m_path, errno);
        return unwritable(m_path, error);
    }
    if (fdatasync(file) != 0)
        return unwritable(m_path, errno);
    m_last.size += text.size();
    m_last.hash = hash;
    return done();
}

Outcome AuditFile::moveOn() const
{
    const auto name = [this](int number) { return QFile::encodeName(numbered(number)); };
    int last = 1;
    while (QFile::exists(numbered(last)) && (m_files == 0 || last < m_files - 1))
        ++last;
    for (int number = last; number > 0; --number)
        if (std::rename(name(number - 1).constData(), name(number).constData()) != 0)
            return unwritable(m_path, errno);
    return done();
}

} // namespace Guestwire
