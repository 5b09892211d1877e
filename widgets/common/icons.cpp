// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/icons.h"

#include "widgets/common/symbolicicon.h"

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

using Tone = SymbolicIcon::Tone;

QIcon drawn(const QString &name, Tone tone)
{
    return QIcon(new SymbolicIcon(name, tone)); // QIcon owns its engine
}

} // namespace

QIcon Icons::named(const QString &name)
{
    return drawn(name, Tone::Text);
}

QIcon Icons::state(State state)
{
    switch (state) {
    case State::Running:
    case State::Blocked:
        return drawn(u"state-running"_s, Tone::Running);
    case State::Paused:
        return drawn(u"state-paused"_s, Tone::Paused);
    case State::PmSuspended:
        return drawn(u"state-suspended"_s, Tone::Paused);
    case State::ShuttingDown:
        return drawn(u"state-stopping"_s, Tone::Running);
    case State::Off:
        return drawn(u"state-off"_s, Tone::Idle);
    case State::Crashed:
        return drawn(u"state-crashed"_s, Tone::Problem);
    case State::Unknown:
        return drawn(u"state-unknown"_s, Tone::Idle);
    }
    return {};
}

QIcon Icons::severity(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return drawn(u"about"_s, Tone::Idle);
    case Severity::Warning:
        return drawn(u"severity-warning"_s, Tone::Paused);
    case Severity::Critical:
        return drawn(u"severity-critical"_s, Tone::Problem);
    }
    return {};
}

QIcon Icons::pending()
{
    return drawn(u"state-pending"_s, Tone::Text);
}

QIcon Icons::application()
{
    SymbolicIcon::makeAvailable();
    return QIcon(u":/icons/guestwire.svg"_s);
}

} // namespace Guestwire
