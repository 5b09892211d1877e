// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/vm.h"

namespace Guestwire {

Status statusOf(State state)
{
    switch (state) {
    case State::Running:
    case State::Blocked:
    case State::ShuttingDown:
        return Status::Running;
    case State::Paused:
        return Status::Paused;
    case State::PmSuspended:
        return Status::Suspended;
    case State::Off:
        return Status::Stopped;
    case State::Crashed:
    case State::Unknown:
        return Status::Error;
    }
    return Status::Error;
}

bool isActive(State state)
{
    switch (state) {
    case State::Running:
    case State::Blocked:
    case State::Paused:
    case State::ShuttingDown:
    case State::PmSuspended:
        return true;
    case State::Off:
    case State::Crashed:
    case State::Unknown:
        return false;
    }
    return false;
}

QString displayText(const QString &text)
{
    constexpr qsizetype longest = 128; // characters; the design's bound for a name on a screen
    QString out;
    for (const QChar c : text) {
        const bool bidi = (c >= u'\u202a' && c <= u'\u202e') || (c >= u'\u2066' && c <= u'\u2069')
            || c == u'\u200e' || c == u'\u200f' || c == u'\u061c';
        const bool control = c.category() == QChar::Other_Control || c == u'\u2028' || c == u'\u2029';
        if (bidi || control)
            continue;
        if (out.size() == longest) {
            out.chop(out.back().isHighSurrogate() ? 2 : 1);
            out.append(u'\u2026');
            break;
        }
        out.append(c);
    }
    return out;
}

} // namespace Guestwire
