// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/events/watchnotice.h"

#include "core/model/displaymessage.h"
#include "widgets/common/format.h"

namespace Guestwire {

using namespace Qt::StringLiterals;

WatchNotice::WatchNotice(const Connections &connections, QWidget *parent)
    : MessageBar(parent)
    , m_connections(connections)
{
    setObjectName(u"watchNotice"_s);
    for (const ConnectionEntry &entry : connections.all())
        listen(entry.id);
    connect(&connections, &Connections::added, this, &WatchNotice::listen);
    connect(&connections, &Connections::aboutToRemove, this, [this](ConnectionId id) {
        m_connections.find(id)->client->disconnect(this);
        dismiss(); // its button would lead nowhere
    });
}

void WatchNotice::listen(ConnectionId id)
{
    connect(m_connections.find(id)->client, &Client::happened, this,
            [this, id](const Event &event) {
                // A prompt is worth a line among the events, not an interruption.
                if (event.kind == u"watch" && event.vm && event.severity != Severity::Info)
                    tell({id, *event.vm}, event);
            });
}

void WatchNotice::tell(const VmKey &key, const Event &event)
{
    const Vm *vm = m_connections.vm(key);
    if (!vm)
        return;
    const QString title =
        tr("%1: “%2” at %3", "VM, watch rule and time")
            .arg(displayText(vm->name), displayText(event.rule), Format::time(event.at));
    const QString text = displayMessage(event.message);
    showNotice(title, text, tr("Show console"), [this, key] { emit consoleWanted(key); });
}

} // namespace Guestwire
