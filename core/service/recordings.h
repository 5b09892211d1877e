// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/recorder.h"
#include "core/service/recordingfiles.h"

#include <QFuture>
#include <QThreadPool>
#include <QTimer>

#include <unordered_map>

namespace Guestwire {

class ConsoleHub;
class Hub;

// Records consoles: at most one recording of each at a time, seen by all who watch it. Files are
// written and read on a thread of their own.
class Recordings : public QObject
{
    Q_OBJECT

public:
    // Hub and consoles outlive this. `questions`: how many of list(), read() and remove() may be
    // unanswered at once.
    Recordings(Hub &hub, ConsoleHub &consoles, const QString &directory,
               const RecordingsConfig &limits, int questions);
    ~Recordings() override; // all recordings end well

    // Answered when its file is there, or when it is finished.
    QFuture<Outcome> start(ConsoleFeed &feed, const QString &user);
    QFuture<Outcome> stop(ConsoleFeed &feed, const QString &user);

    QFuture<Result<QList<Recording>>> list(VmId vm);
    QFuture<Result<RecordingPart>> read(VmId vm, const QString &id, qint64 offset);
    QFuture<Outcome> remove(VmId vm, const QString &id, const QString &user);

private:
    struct Running;
    using RunningList = std::unordered_map<ConsoleFeed *, Running *>;

    // Runs it on the files' thread, after everything that was asked before.
    template<typename Function>
    auto onFiles(Function function);
    // The same, or refused while too much is unanswered.
    template<typename T, typename Function>
    QFuture<Result<T>> ask(Function function);
    void begun(ConsoleFeed &feed, const QString &id);
    void append(ConsoleFeed &feed, const QString &id, double at, const QByteArray &lines);
    void appended(ConsoleFeed &feed, const QString &id, const Outcome &outcome, qint64 size);
    QFuture<Outcome> finish(ConsoleFeed &feed);
    void forget(RunningList::iterator running);
    void end(ConsoleFeed &feed, const QString &reason);
    void tell(VmId vm, const QString &message, const QString &by, Severity severity);
    QString nameOf(const ConsoleFeed &feed) const;

    Hub &m_hub;
    const RecordingsConfig m_limits;
    const int m_questions;
    int m_asked = 0; // and unanswered
    RecordingFiles m_files; // the pool's
    RunningList m_running; // owned
    QThreadPool m_pool; // last, so that it waits for its work first
};

} // namespace Guestwire
