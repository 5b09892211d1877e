// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/recordingfiles.h"

#include "core/config/quantity.h"
#include "core/service/statedirectory.h"
#include "core/terminal/asciicast.h"

#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

Q_LOGGING_CATEGORY(log, "guestwire.service")

constexpr auto suffix = ".cast"_L1;
constexpr qint64 headSize = 16 * 1024; // bytes that the first line is looked for in
constexpr qint64 tailSize = 64 * 1024; // bytes that the last line is looked for in
constexpr auto idFormat = "yyyyMMdd-hhmmss-zzz";
constexpr int idLength = 19; // of the part that is the time

Error ended(const QString &reason)
{
    return {ErrorCode::Unavailable, reason};
}

Error reached(const char *limit, const QString &value)
{
    return ended(u"it reached %1 (%2)"_s.arg(QLatin1StringView(limit), value));
}

QDateTime timeOf(const QString &id)
{
    QDateTime time = QDateTime::fromString(id.left(idLength), QString::fromLatin1(idFormat));
    time.setTimeSpec(Qt::UTC);
    return time;
}

} // namespace

RecordingFiles::RecordingFiles(const QString &directory, const RecordingsConfig &limits)
    : m_directory(directory)
    , m_limits(limits)
{
}

RecordingFiles::~RecordingFiles() = default;

QString RecordingFiles::path(const Entry &entry) const
{
    return m_directory + u'/' + entry.vm.toString(QUuid::WithoutBraces) + u'/' + entry.recording.id
        + suffix;
}

// What an earlier run of the service left.
void RecordingFiles::scan()
{
    if (std::exchange(m_scanned, true))
        return;
    const QStringList directories = QDir(m_directory).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : directories)
        if (const auto vm = QUuid::fromString(name); !vm.isNull())
            scanVm(vm, m_directory + u'/' + name);
}

void RecordingFiles::scanVm(VmId vm, const QString &directory)
{
    const QStringList names = QDir(directory).entryList({u'*' + suffix}, QDir::Files);
    for (const QString &name : names) {
        QFile file(directory + u'/' + name);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const auto header = Terminal::readCastHeader(file.readLine(headSize));
        const auto *known = std::get_if<Terminal::CastHeader>(&header);
        if (!known) {
            qCWarning(log, "%s is no recording and is left alone", qUtf8Printable(file.fileName()));
            continue;
        }
        Recording recording;
        recording.id = name.chopped(suffix.size());
        recording.device = known->device;
        recording.by = known->by;
        recording.startedAt = timeOf(recording.id);
        if (!recording.startedAt.isValid())
            recording.startedAt = known->startedAt;
        recording.columns = known->columns;
        recording.rows = known->rows;
        recording.size = file.size();
        file.seek(std::max<qint64>(0, file.size() - tailSize));
        recording.duration = Terminal::lastCastTime(file.readAll());
        m_entries[recording.id] = {vm, recording, nullptr};
    }
}

qint64 RecordingFiles::total() const
{
    return std::accumulate(
        m_entries.begin(), m_entries.end(), qint64(0),
        [](qint64 sum, const auto &entry) { return sum + entry.second.recording.size; });
}

Outcome RecordingFiles::makeRoom()
{
    const auto full = [](const char *limit, const QString &value) {
        return Error {
            ErrorCode::Conflict,
            u"the recordings have reached %1 (%2); delete some of them, those of VMs that "
            "are gone from the folder \"recordings\" of the server's state directory"_s.arg(
                QLatin1StringView(limit), value)};
    };
    if (m_entries.size() >= size_t(m_limits.countLimit))
        return full("recordings.countLimit", QString::number(m_limits.countLimit));
    if (total() >= m_limits.totalLimit)
        return full("recordings.totalLimit", sizeText(m_limits.totalLimit));
    return done();
}

Result<QString> RecordingFiles::begin(VmId vm, Recording about, const QString &title)
{
    scan();
    if (const auto room = makeRoom(); !room)
        return room.error();
    const QString time = about.startedAt.toUTC().toString(QString::fromLatin1(idFormat));
    about.id = time;
    for (int i = 2; m_entries.contains(about.id); ++i)
        about.id = time + u'-' + QString::number(i);
    about.active = true;
    Entry entry {vm, about, nullptr};
    if (const auto made = makeFile(entry, title); !made)
        return made.error();
    m_entries[about.id] = std::move(entry);
    return about.id;
}

Outcome RecordingFiles::makeFile(Entry &entry, const QString &title)
{
    const auto failed = [&entry, this](const QString &reason) {
        return Error {ErrorCode::Unavailable,
                      u"the recording %1 can not be made: %2"_s.arg(path(entry), reason)};
    };
    for (const QString &directory : {m_directory, QFileInfo(path(entry)).path()})
        if (const auto made = makePrivateDirectory(directory); !made)
            return failed(made.error().message);
    entry.file = std::make_unique<QFile>(path(entry));
    // A line that was written is there, whatever happens to this process afterwards.
    if (!entry.file->open(QIODevice::NewOnly | QIODevice::WriteOnly | QIODevice::Unbuffered,
                          QFile::ReadOwner | QFile::WriteOwner))
        return failed(entry.file->errorString());
    const Recording &about = entry.recording;
    const QByteArray header = Terminal::castLine(Terminal::CastHeader {
        about.columns, about.rows, about.startedAt, title, about.device, about.by});
    if (entry.file->write(header) != header.size()) {
        const QString reason = entry.file->errorString();
        entry.file->remove();
        return failed(reason);
    }
    entry.recording.size = header.size();
    return done();
}

Outcome RecordingFiles::append(const QString &id, double at, const QByteArray &lines)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end() || !found->second.file)
        return ended(u"it is not written any more"_s);
    Recording &recording = found->second.recording;
    QFile &file = *found->second.file;
    Outcome outcome = done();
    if (recording.size + lines.size() > m_limits.sizeLimit)
        outcome = reached("recordings.sizeLimit", sizeText(m_limits.sizeLimit));
    else if (total() + lines.size() > m_limits.totalLimit)
        outcome = reached("recordings.totalLimit", sizeText(m_limits.totalLimit));
    else if (file.write(lines) != lines.size()) {
        outcome = ended(u"it could not be written: %1"_s.arg(file.errorString()));
        if (!file.resize(recording.size))
            qCWarning(log, "%s ends within a line", qUtf8Printable(file.fileName()));
    }
    if (!outcome) {
        finish(id);
        return outcome;
    }
    recording.size += lines.size();
    recording.duration = at;
    return outcome;
}

void RecordingFiles::finish(const QString &id)
{
    if (const auto found = m_entries.find(id); found != m_entries.end()) {
        found->second.file.reset();
        found->second.recording.active = false;
    }
}

QList<Recording> RecordingFiles::list(VmId vm)
{
    scan();
    QList<Recording> all;
    for (const auto &[id, entry] : m_entries)
        if (entry.vm == vm)
            all.append(entry.recording);
    std::ranges::sort(all, std::ranges::greater(), &Recording::id);
    return all;
}

// Only what is known by its id is ever opened: an id is no path.
Result<RecordingFiles::Entry *> RecordingFiles::find(VmId vm, const QString &id)
{
    scan();
    const auto found = m_entries.find(id);
    if (found == m_entries.end() || found->second.vm != vm)
        return Error {ErrorCode::InvalidMessage,
                      u"this VM has no recording \"%1\""_s.arg(displayText(id))};
    return &found->second;
}

Result<RecordingPart> RecordingFiles::read(VmId vm, const QString &id, qint64 offset)
{
    const auto entry = find(vm, id);
    if (!entry)
        return entry.error();
    QFile file(path(*entry.value()));
    if (!file.open(QIODevice::ReadOnly) || !file.seek(std::min(offset, file.size())))
        return Error {ErrorCode::Unavailable,
                      u"the recording \"%1\" can not be read: %2"_s.arg(id, file.errorString())};
    return RecordingPart {offset, file.size(), file.read(partSize)};
}

Outcome RecordingFiles::remove(VmId vm, const QString &id)
{
    const auto entry = find(vm, id);
    if (!entry)
        return entry.error();
    if (entry.value()->file)
        return Error {ErrorCode::Conflict,
                      u"the recording \"%1\" goes on; stop it first"_s.arg(id)};
    QFile file(path(*entry.value()));
    if (file.exists() && !file.remove())
        return Error {ErrorCode::Unavailable,
                      u"the recording \"%1\" can not be deleted: %2"_s.arg(id, file.errorString())};
    m_entries.erase(id);
    return done();
}

} // namespace Guestwire
