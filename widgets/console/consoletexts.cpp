// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/console/consoletexts.h"

#include "widgets/common/format.h"
#include "widgets/common/words.h"
#include "widgets/recordings/recordbutton.h"
#include "widgets/window/connectionlabel.h"

#include <algorithm>

namespace Guestwire {

QString ConsoleTexts::obstacle(const Vm &vm)
{
    const QString name = displayText(vm.name);
    if (!vm.permissions.testFlag(Permission::ConsoleRead))
        return tr("You lack the permission “%1” on %2.").arg(toName(Permission::ConsoleRead), name);
    if (vm.consoles.isEmpty())
        return tr("%1 has no console device. To add one, put <serial type='pty'/> among its "
                  "devices "
                  "with “virsh edit %1”, let its kernel start with console=ttyS0, and start it "
                  "again.")
            .arg(name);
    return {};
}

QString ConsoleTexts::notice(const Console &console, const Vm &vm,
                             const ConnectionEntry &connection,
                             const std::optional<Error> &openError)
{
    const QString name = displayText(vm.name);
    if (connection.client->state() != Client::State::Live)
        return tr("The link is lost (%1). The console goes on where it was cut.")
            .arg(ConnectionLabel::describe(connection));
    if (vm.state == State::Off || vm.state == State::Crashed)
        return tr("%1 is %2.").arg(name, Words::state(vm.state));
    if (!console.isAttached() && openError && openError->code == ErrorCode::Conflict)
        return tr("Another program has the console of %1. It is shown here once that program lets "
                  "go of it.")
            .arg(name);
    if (!console.isAttached() && openError)
        return tr("The console of %1 cannot be opened: %2.")
            .arg(name, Words::error(openError->code));
    if (!console.isAttached())
        return tr("Connecting to the console of %1…").arg(name);
    if (console.state() == Protocol::ConsoleState::State::Lost)
        return tr("The host has lost this console. It comes back by itself.");
    return {};
}

QString ConsoleTexts::noTyping(const Console &console, bool isReadOnly)
{
    if (!console.canWrite())
        return tr("You lack the permission “%1”.").arg(toName(Permission::ConsoleWrite));
    return isReadOnly ? tr("Nothing is typed here while “Read only” is on.") : QString();
}

QString ConsoleTexts::viewerName(const Console &console, quint32 viewer)
{
    const auto found = std::ranges::find(console.viewers(), viewer, &Protocol::Viewer::id);
    return found == console.viewers().end() ? tr("Somebody else") : displayText(found->user);
}

QString ConsoleTexts::keyboard(const Console &console)
{
    if (console.isHolder())
        return tr("You have the keyboard");
    if (!console.holder())
        return console.canWrite() ? tr("The keyboard is free: type to take it")
                                  : tr("The keyboard is free; you may only watch");
    const QString holder = tr("%1 has the keyboard").arg(viewerName(console, *console.holder()));
    return console.isAsking() ? tr("%1; you asked for it").arg(holder) : holder;
}

QString ConsoleTexts::status(const Console &console)
{
    QStringList parts {keyboard(console)};
    QStringList others;
    for (const Protocol::Viewer &viewer : console.viewers())
        if (viewer.id != console.self())
            others.append(displayText(viewer.user));
    if (!others.isEmpty())
        parts.append(tr("also watching: %1").arg(others.join(QStringLiteral(", "))));
    if (console.recording())
        parts.append(RecordButton::description(console));
    if (console.columns() > 0)
        parts.append(tr("%1×%2", "columns and rows").arg(console.columns()).arg(console.rows()));
    parts.append(tr("Ctrl+Tab leaves the console"));
    return parts.join(QStringLiteral("  ·  "));
}

QByteArray ConsoleTexts::gapLine(quint64 lostBytes, Protocol::ConsoleGap::Reason reason)
{
    QString text;
    if (reason == Protocol::ConsoleGap::Reason::Restarted)
        text = tr("the console began anew");
    else
        text = tr("%1 of output are lost here").arg(Format::bytes(double(lostBytes)));
    return QByteArrayLiteral("\r\n\x1b[0;7m ") + text.toUtf8() + QByteArrayLiteral(" \x1b[0m\r\n");
}

} // namespace Guestwire
