// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/history/historykeeper.h"
#include "core/service/hub.h"
#include "core/service/nativesession.h"

using namespace Qt::StringLiterals;

namespace Guestwire {

void NativeSession::handle(const Protocol::QueryHistory &m)
{
    if (!allow(m.request, m.query.vm, Permission::Monitor))
        return;
    if (!keepsHistory(m.request))
        return;
    history()
        ->answer(m.query)
        .then(this,
              [this, m](const Result<History> &answer) {
                  // What was seen when it was asked for may be hidden by now.
                  if (!answer)
                      refuse(m.request, answer.error().code, answer.error().message);
                  else if (allow(m.request, m.query.vm, Permission::Monitor))
                      send(Protocol::Response {m.request, true, {}, {}, answer.value()});
              })
        .onCanceled(
            this, [this, m] { refuse(m.request, ErrorCode::Unavailable, u"the service ends"_s); });
}

bool NativeSession::keepsHistory(const Protocol::RequestId &request)
{
    if (!history())
        refuse(request, ErrorCode::Unavailable,
               u"this server keeps no history: history.enabled is false"_s);
    return history() != nullptr;
}

// A VM that is gone has no permissions any more; what happened to it is for those who see all.
EventSight NativeSession::eventSight() const
{
    EventSight sight {identity().grant.vms.isEmpty(), {}};
    for (const Vm &vm : hub().vms())
        if (sees(vm.id))
            sight.vms.insert(vm.id);
    return sight;
}

void NativeSession::handle(const Protocol::QueryEvents &m)
{
    if (m.query.vm && !allow(m.request, *m.query.vm, Permission::Monitor))
        return;
    if (!keepsHistory(m.request))
        return;
    history()
        ->answer(m.query, eventSight())
        .then(this,
              [this, m](Result<QList<Event>> answer) {
                  if (!answer) {
                      refuse(m.request, answer.error().code, answer.error().message);
                      return;
                  }
                  // What was seen when it was asked for may be hidden by now.
                  answer.value().removeIf(
                      [sight = eventSight()](const Event &event) { return !sight.sees(event); });
                  send(Protocol::Response {m.request, true, {}, {}, answer.value()});
              })
        .onCanceled(
            this, [this, m] { refuse(m.request, ErrorCode::Unavailable, u"the service ends"_s); });
}

} // namespace Guestwire
