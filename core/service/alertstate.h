// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/alertengine.h"

#include <QJsonObject>

namespace Guestwire {

// What of the alerts outlives a run: as it stands in their file.
struct AlertState
{
    AlertList list; // rules that were set by protocol, alerts that fire
    AlertEngine::Snoozes snoozes;
};

QJsonObject toJson(const AlertState &state);
// What is no alert, rule or snooze is left out.
AlertState alertStateFromJson(const QJsonObject &json);

} // namespace Guestwire
