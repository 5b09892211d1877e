// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/consolechannel.h"
#include "core/service/session.h"
#include "core/service/subscription.h"

#include <QHash>

#include <map>

namespace Guestwire {

struct EventSight;

// The multiplexed route: lists, samples, events, commands and consoles of many VMs.
class NativeSession final : public Session
{
    Q_OBJECT

public:
    NativeSession(const SessionContext &context, std::unique_ptr<Link> link,
                  const Identity &identity);
    ~NativeSession() override;

    ClientInfo describe() const override;

private:
    void receive(const Protocol::Message &message) override;
    void drained() override;
    void permissionsChanged() override;

    void handle(const Protocol::Subscribe &m);
    void handle(const Protocol::Unsubscribe &m);
    void handle(const Protocol::Perform &m);
    void handle(const Protocol::CancelCommand &m);
    void handle(const Protocol::ListSnapshots &m);
    void handle(const Protocol::AskDetails &m);
    void handle(const Protocol::ConsoleOpen &m);
    void handle(const Protocol::ConsoleTake &m);
    void handle(const Protocol::ConsoleRelease &m);
    void handle(const Protocol::ConsoleAsk &m);
    void handle(const Protocol::ConsoleAnswer &m);
    void handle(const Protocol::ConsoleResize &m);
    void handle(const Protocol::ConsoleClose &m);
    void handle(const Protocol::ConsoleInput &m);
    void handle(const Protocol::Heartbeat &m);
    void handle(const Protocol::ConsoleRecord &m);
    void handle(const Protocol::ListRecordings &m);
    void handle(const Protocol::ReadRecording &m);
    void handle(const Protocol::DeleteRecording &m);
    void handle(const Protocol::ListAlerts &m);
    void handle(const Protocol::ChangeAlertRule &m);
    void handle(const Protocol::AcknowledgeAlert &m);
    void handle(const Protocol::SnoozeAlert &m);
    void handle(const Protocol::QueryHistory &m);
    void handle(const Protocol::QueryEvents &m);
    void handle(const Protocol::ListClients &m);
    void handle(const Protocol::DropClient &m);
    void handle(const Protocol::AskServer &m);
    void handle(const Protocol::SetListening &m);
    void handle(const Protocol::ListAccounts &m);
    void handle(const Protocol::SetAccount &m);
    void handle(const Protocol::RemoveAccount &m);
    void handle(const Protocol::IssueToken &m);
    // Of the other routes; the codec lets none through.
    void handle(const Protocol::ConsoleTextInput &) { }
    void handle(const Protocol::OnlyByServer auto &) { }

    template<typename T>
    bool mayAsk(const T &m); // by the table of access.h; refuses otherwise
    bool mayUse(const Protocol::RequestId &request, Protocol::Channel number, Permissions needed);
    bool mayType(const Protocol::ConsoleInput &m);
    bool mayHandleAlert(const Protocol::RequestId &request, const QString &id, Permissions needed);
    bool mayChangeServer(const Protocol::RequestId &request, Permissions needed);
    Administration *administrationFor(const Protocol::RequestId &request);
    void refuseUnserved(const Protocol::RequestId &request);
    Recordings *recordingsFor(const Protocol::RequestId &request);
    bool keepsHistory(const Protocol::RequestId &request);
    EventSight eventSight() const;
    void greet();
    void sendList();
    void sendVm(const Vm &vm);
    void sendMetrics();
    void sendOwedMetrics();
    void sendHost(const HostStatus &host);
    void sendHosts();
    void sendEvent(const Event &event);
    void listenToAlerts();
    void sendAlert(const Alert &alert);
    bool seesRule(const AlertRuleText &text) const;
    bool wants(VmId vm, Protocol::Topic topic) const;
    void answer(const Protocol::RequestId &request, const Outcome &outcome);
    ConsoleChannel *channel(const Protocol::RequestId &request, Protocol::Channel number);
    void reviewChannels(); // permissions have changed
    void closeChannels(const std::function<bool(const ConsoleChannel &)> &which);

    Subscription m_subscription;
    QSet<VmId> m_owedMetrics; // the newest of these, once there is room
    bool m_owesHosts = false;
    std::map<Protocol::Channel, std::unique_ptr<ConsoleChannel>> m_channels;
    Protocol::Channel m_lastChannel = 0;
};

} // namespace Guestwire
