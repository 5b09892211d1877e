// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Guestwire {

// Joins what a console's log tells to what its stream tells. The log tells all that the guest says,
// but late. The stream may begin with what was left in QEMU's terminal by the one who had it before;
// what the guest says until QEMU has seen that somebody is there again is in the log alone. So the
// log is shown until the stream was seen to tell the same up to the log's end; where in the log the
// stream is, is found by what they say.
class ConsoleJoin
{
public:
    enum class State { Joining, Joined, Failed };

    // The end of what the log told before the stream was opened, which was shown.
    explicit ConsoleJoin(const QByteArray &earlier = {});

    State state() const { return m_state; }

    // What was added to the log, asked for again and again; and what the stream told. Each answers
    // with what is to be shown next.
    QByteArray logged(const QByteArray &bytes);
    QByteArray streamed(const QByteArray &bytes);

    // After a failure: all that the stream told and the log did not.
    QByteArray stream() const { return m_stream; }

    // This much in common is no coincidence, if it is found only once.
    static constexpr qsizetype certain = 256; // bytes
    // A guest that was silent has said this already.
    static constexpr qsizetype likely = 32; // bytes
    static constexpr qsizetype mostEarlier = 64 << 10; // bytes, as many as a Linux terminal holds
    // QEMU looks once a second whether somebody is at the terminal; with as much again for a busy
    // machine, nothing is missing in the stream after so many looks at the log, one in 20 ms.
    static constexpr int leastLooks = 100;
    // Looks at the log without news from either side, after which both end at the same byte.
    static constexpr int quietLooks = 25;
    // A part of the stream that the log should have told by then; another is looked for.
    static constexpr int looksForPart = 10;
    static constexpr int mostLooks = 250; // beyond the least, without knowing where the stream is
    static constexpr qsizetype mostBytes = 1 << 20; // on either side, undecided

private:
    QByteArray tryToJoin();
    bool findStream();
    void moveOn();
    void dropWhatBothTold();
    QByteArray join();

    State m_state = State::Joining;
    QByteArray m_log; // shown already
    QByteArray m_stream;
    qsizetype m_part = 0; // where in the stream the part begins that is looked for in the log
    int m_partLooks = 0;
    bool m_isFound = false; // both begin with the same byte that the guest said
    int m_quiet = 0;
    int m_looks = 0;
    int m_lostLooks = 0;
    bool m_heard = false; // from the stream since the last look at the log
};

} // namespace Guestwire
