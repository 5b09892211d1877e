// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/messages.h"

#include <QJsonObject>

// A message before it is written as JSON or CBOR. Used by the codec alone.
namespace Guestwire::Protocol {

struct Body
{
    QLatin1StringView type;
    QJsonObject data;
};

QJsonObject withRequest(const RequestId &request, QJsonObject data);

Body body(const Subscribe &m);
Body body(const Unsubscribe &m);
Body body(const Perform &m);
Body body(const CancelCommand &m);
Body body(const ListSnapshots &m);
Body body(const AskDetails &m);
Body body(const ConsoleOpen &m);
Body body(const ConsoleTake &m);
Body body(const ConsoleRelease &m);
Body body(const ConsoleResize &m);
Body body(const ConsoleClose &m);
Body body(const ConsoleAsk &m);
Body body(const ConsoleAnswer &m);
Body body(const ConsoleRecord &m);
Body body(const ListRecordings &m);
Body body(const ReadRecording &m);
Body body(const DeleteRecording &m);
Body body(const QueryHistory &m);
Body body(const QueryEvents &m);
Body body(const ListAlerts &m);
Body body(const ChangeAlertRule &m);
Body body(const AcknowledgeAlert &m);
Body body(const SnoozeAlert &m);
Body body(const ListClients &m);
Body body(const DropClient &m);
Body body(const AskServer &m);
Body body(const SetListening &m);
Body body(const ListAccounts &m);
Body body(const SetAccount &m);
Body body(const RemoveAccount &m);
Body body(const IssueToken &m);
Body body(const ConsoleTextInput &m);
Body body(const Connection &m);
Body body(const Response &m);
Body body(const Progress &m);
Body body(const Failure &m);
Body body(const VmList &m);
Body body(const VmChanged &m);
Body body(const VmRemoved &m);
Body body(const StatusOfVm &m);
Body body(const Metrics &m);
Body body(const MetricsOfVm &m);
Body body(const Happened &m);
Body body(const HostChanged &m);
Body body(const AlertChanged &m);
Body body(const ConsoleGap &m);
Body body(const ConsoleState &m);
Body body(const ConsoleAck &m);
Body body(const ConsoleText &m);
Body body(const Heartbeat &m);

} // namespace Guestwire::Protocol
