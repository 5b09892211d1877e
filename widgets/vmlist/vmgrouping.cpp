// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/vmlist/vmgrouping.h"

#include "widgets/common/words.h"

#include <QRegularExpression>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

// A blocked VM is a running one to a person.
State shownAs(State state)
{
    return state == State::Blocked ? State::Running : state;
}

} // namespace

QStringList tagsOf(const QString &title)
{
    static const QRegularExpression bracket(u"\\G\\s*\\[([^\\[\\]]*)\\]"_s);
    QStringList tags;
    for (const QRegularExpressionMatch &match : bracket.globalMatch(title))
        for (const QString &part : match.captured(1).split(u','))
            if (const QString tag = displayText(part.trimmed()); !tag.isEmpty())
                tags.append(tag);
    return tags;
}

GroupKey groupOf(Grouping grouping, ConnectionId connection, const Vm &vm)
{
    switch (grouping) {
    case Grouping::Host:
        return {connection, vm.host};
    case Grouping::State:
        return {-1, QString::number(int(shownAs(Words::knownState(vm))))};
    case Grouping::Tag:
        return {-1, tagsOf(vm.title).value(0).toCaseFolded()};
    }
    return {};
}

int groupOrder(State state)
{
    switch (state) {
    case State::Running:
    case State::Blocked:
        return 0;
    case State::ShuttingDown:
        return 1;
    case State::Paused:
        return 2;
    case State::PmSuspended:
        return 3;
    case State::Crashed:
        return 4;
    case State::Unknown:
        return 5;
    case State::Off:
        return 6;
    }
    return 0;
}

State groupState(const GroupKey &key)
{
    return State(key.name.toInt());
}

} // namespace Guestwire
