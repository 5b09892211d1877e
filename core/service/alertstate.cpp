// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/alertstate.h"

#include "core/protocol/values.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Guestwire {

QJsonObject toJson(const AlertState &state)
{
    QJsonArray snoozes;
    for (auto it = state.snoozes.begin(); it != state.snoozes.end(); ++it)
        snoozes.append(QJsonObject {{"rule"_L1, it.key().rule},
                                    {"vm"_L1, Protocol::toText(it.key().vm)},
                                    {"until"_L1, it.value().toString(Qt::ISODateWithMs)}});
    QJsonObject json = Protocol::toJson(state.list);
    json.insert("snoozes"_L1, snoozes);
    return json;
}

AlertState alertStateFromJson(const QJsonObject &json)
{
    AlertState state {Protocol::alertListFromJson(json), {}};
    state.list.alerts.removeIf([](const Alert &alert) {
        return alert.id.isEmpty() || !alert.vm || alert.state != Alert::State::Firing;
    });
    for (const auto &value : json.value("snoozes"_L1).toArray()) {
        const QJsonObject snooze = value.toObject();
        const auto vm = Protocol::vmIdFromText(snooze.value("vm"_L1).toString());
        const auto until =
            QDateTime::fromString(snooze.value("until"_L1).toString(), Qt::ISODateWithMs);
        if (vm && until.isValid())
            state.snoozes.insert({snooze.value("rule"_L1).toString(), *vm}, until);
    }
    return state;
}

} // namespace Guestwire
