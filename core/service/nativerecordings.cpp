// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/nativesession.h"
#include "core/service/recordings.h"

// What the native route knows of recordings.
namespace Guestwire {

Recordings *NativeSession::recordingsFor(const Protocol::RequestId &request)
{
    if (!recordings())
        refuseUnserved(request);
    return recordings();
}

void NativeSession::handle(const Protocol::ConsoleRecord &m)
{
    ConsoleChannel *console = channel(m.request, m.channel);
    if (!console)
        return;
    ConsoleFeed &feed = *console->feed();
    Recordings *all = recordingsFor(m.request);
    if (!all)
        return;
    const QString user = identity().user;
    (m.recording ? all->start(feed, user) : all->stop(feed, user))
        .then(this, [this, m](const Outcome &outcome) { answer(m.request, outcome); });
}

void NativeSession::handle(const Protocol::ListRecordings &m)
{
    if (Recordings *all = recordingsFor(m.request))
        all->list(m.vm).then(this, [this, m](const Result<QList<Recording>> &list) {
            if (list)
                send(Protocol::Response {m.request, true, {}, {}, list.value()});
            else
                refuse(m.request, list.error().code, list.error().message);
        });
}

void NativeSession::handle(const Protocol::ReadRecording &m)
{
    Recordings *all = recordingsFor(m.request);
    if (!all)
        return;
    all->read(m.vm, m.recording, m.offset).then(this, [this, m](const Result<RecordingPart> &part) {
        if (part)
            send(Protocol::Response {m.request, true, {}, {}, part.value()});
        else
            refuse(m.request, part.error().code, part.error().message);
    });
}

void NativeSession::handle(const Protocol::DeleteRecording &m)
{
    if (Recordings *all = recordingsFor(m.request))
        all->remove(m.vm, m.recording, identity().user)
            .then(this, [this, m](const Outcome &outcome) { answer(m.request, outcome); });
}

} // namespace Guestwire
