// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connections/findingtext.h"

#include "core/model/vm.h"
#include "widgets/common/format.h"

#include <QStringList>

namespace Guestwire {

namespace {

QString keyText(const ConnectionFinding &finding)
{
    if (!finding.isEncrypted)
        return FindingText::tr("The connection is not encrypted.");
    const QString until = Format::dateTime(finding.expiresAt);
    if (finding.rememberedPin.isEmpty())
        return FindingText::tr("Its key is not known yet: %1. Its certificate is valid until %2.")
            .arg(finding.pin, until);
    if (finding.rememberedPin == finding.pin)
        return FindingText::tr(
                   "It shows the key that is remembered. Its certificate is valid until %1.")
            .arg(until);
    return FindingText::tr("It shows another key than the one that is remembered: %1 instead of "
                           "%2. Somebody may be in "
                           "between. If the server was set up anew, remove the remembered key.")
        .arg(finding.pin, finding.rememberedPin);
}

QString logInText(const ConnectionFinding &finding)
{
    if (!finding.isGuestwire)
        return FindingText::tr("What answers there is no Guestwire server. Check host and port.");
    return finding.user.isEmpty()
        ? FindingText::tr("It asks for a log-in.")
        : FindingText::tr("It asks for a log-in; the last one was that of %1.")
              .arg(displayText(finding.user));
}

QString libvirtText(const ConnectionFinding &finding)
{
    return FindingText::tr("libvirt %1, %2, %n VM(s).", nullptr, finding.vms)
        .arg(displayText(finding.libvirtVersion), displayText(finding.hypervisor));
}

} // namespace

QString FindingText::of(const QString &address, const ConnectionFinding &finding)
{
    if (!finding.isReached)
        return tr("%1 can not be reached.").arg(displayText(address)) + u'\n'
            + displayText(finding.failure);
    QStringList lines {tr("%1 is reached.").arg(displayText(address))};
    if (!finding.libvirtVersion.isEmpty())
        lines.append(libvirtText(finding));
    else
        lines << keyText(finding) << logInText(finding);
    return lines.join(u'\n');
}

} // namespace Guestwire
