// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/history/historykeeper.h"
#include "core/service/nativesession.h"

using namespace Qt::StringLiterals;

namespace Guestwire {

void NativeSession::handle(const Protocol::QueryHistory &m)
{
    if (!history()) {
        refuse(m.request, ErrorCode::Unavailable,
               u"this server keeps no history: history.enabled is false"_s);
        return;
    }
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

} // namespace Guestwire
