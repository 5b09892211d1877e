// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Guestwire {

// Joins what a console's log tells to what its stream tells. Both tell the same bytes: the log
// those from before, too, but late; the stream only those after it was opened. Where in the log the
// stream begins is known by nobody, so it is found by what they say.
class ConsoleJoin
{
public:
    enum class State { Joining, Joined, Failed };

    State state() const { return m_state; }

    // What was added to the log since before the stream was opened, asked for again and again; and
    // what the stream told. Each answers with what is to be shown next.
    QByteArray logged(const QByteArray &bytes);
    QByteArray streamed(const QByteArray &bytes);

    // After a failure: all that the stream told.
    QByteArray stream() const { return m_stream; }

    // This much in common is no coincidence, if it is found only once.
    static constexpr qsizetype certain = 256; // bytes
    // Looks at the log without news from either side, after which both end at the same byte.
    static constexpr int quietLooks = 25;
    static constexpr int mostLooks = 250;
    static constexpr qsizetype mostBytes = 1 << 20; // on either side, undecided

private:
    QByteArray tryToJoin();
    QByteArray join(qsizetype begin);

    State m_state = State::Joining;
    QByteArray m_log; // shown already
    QByteArray m_stream;
    qsizetype m_skipped = 0; // bytes of the stream to come that the log has told
    int m_quiet = 0;
    int m_looks = 0;
    bool m_heard = false; // from the stream since the last look at the log
};

} // namespace Guestwire
