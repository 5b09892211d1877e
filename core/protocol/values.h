// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/limits.h"
#include "core/protocol/messages.h"

#include <QJsonArray>
#include <QJsonObject>

// The values of the model as JSON, and back. Used by the codec alone.
namespace Guestwire::Protocol {

QJsonObject toJson(const Vm &vm);
QJsonObject toJson(const Sample &sample); // without `vm` and `at`
QJsonObject toJson(const Snapshot &snapshot);
QJsonObject toJson(const Fact &fact);
QJsonObject toJson(const Event &event);
QJsonArray toJson(const QList<Viewer> &viewers);
QJsonObject toJson(const RecordingMark &mark);
QJsonObject toJson(const Recording &recording);
QJsonObject toJson(const RecordingPart &part);
QJsonObject toJson(const History &history);
QJsonObject toJson(const Alert &alert);
QJsonObject toJson(const AlertList &list);
QJsonObject toJson(const HostStatus &host);
QJsonObject statusJson(const Vm &vm);

// What a client takes of a server's text, list or number.
QString text(const QJsonObject &json, QLatin1StringView key, qsizetype longest = maxServerText);
QStringList texts(const QJsonObject &json, QLatin1StringView key, qsizetype most,
                  qsizetype longest = maxName);
QJsonArray array(const QJsonObject &json, QLatin1StringView key, qsizetype most = maxServerList);
int integer(const QJsonObject &json, QLatin1StringView key, int most);
bool isFigure(const QJsonValue &value); // a number that a chart can show

std::optional<Vm> vmFromJson(const QJsonObject &json);
Sample sampleFromJson(const QJsonObject &json);
Snapshot snapshotFromJson(const QJsonObject &json);
Fact factFromJson(const QJsonObject &json);
Event eventFromJson(const QJsonObject &json);
QList<Viewer> viewersFromJson(const QJsonArray &json);
std::optional<RecordingMark> recordingMarkFromJson(const QJsonValue &json);
Recording recordingFromJson(const QJsonObject &json);
RecordingPart recordingPartFromJson(const QJsonObject &json);
History historyFromJson(const QJsonObject &json);
Alert alertFromJson(const QJsonObject &json);
AlertList alertListFromJson(const QJsonObject &json);
HostStatus hostStatusFromJson(const QJsonObject &json);

QString toText(VmId id);
std::optional<VmId> vmIdFromText(const QString &text);

} // namespace Guestwire::Protocol
