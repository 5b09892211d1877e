// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/guestagent.h"

#include "core/host/domainxml.h"
#include "core/host/libvirterror.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <libvirt/libvirt-qemu.h>

#include <algorithm>
#include <cstdlib>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr int answerTime = 3; // seconds, for the agent to answer
constexpr int mostLooks = 50; // at a command that has not ended yet; each is a round trip
constexpr qsizetype longestAnswer = 64 << 10; // bytes

using Text = std::unique_ptr<char, Release<std::free>>;

// The `return` of the agent's answer.
Result<QJsonObject> ask(virDomain *domain, const QString &command, const QJsonObject &arguments)
{
    const QByteArray text = QJsonDocument({{u"execute"_s, command}, {u"arguments"_s, arguments}})
                                .toJson(QJsonDocument::Compact);
    const Text answer(virDomainQemuAgentCommand(domain, text.constData(), answerTime, 0));
    if (!answer)
        return libvirtError(u"the guest's agent can not be asked"_s);
    const QByteArrayView read(answer.get());
    if (read.size() > longestAnswer)
        return Error {ErrorCode::Unavailable, u"the guest's agent says too much"_s};
    return QJsonDocument::fromJson(read.toByteArray()).object().value("return"_L1).toObject();
}

Outcome run(virDomain *domain, const QString &program, const QStringList &arguments)
{
    const auto started =
        ask(domain, u"guest-exec"_s,
            {{u"path"_s, program}, {u"arg"_s, QJsonArray::fromStringList(arguments)}});
    if (!started)
        return started.error();
    const QJsonObject process {{u"pid"_s, started.value().value("pid"_L1)}};
    for (int looks = 0; looks < mostLooks; ++looks) {
        const auto status = ask(domain, u"guest-exec-status"_s, process);
        if (!status)
            return status.error();
        if (!status.value().value("exited"_L1).toBool())
            continue;
        const int exitCode = status.value().value("exitcode"_L1).toInt(-1);
        if (exitCode == 0)
            return done();
        return Error {ErrorCode::Unavailable,
                      u"%1 failed in the guest with %2"_s.arg(program).arg(exitCode)};
    }
    return Error {ErrorCode::Timeout, u"%1 does not end in the guest"_s.arg(program)};
}

} // namespace

Result<QString> tellSizeByAgent(virDomain *domain, const QString &vmName, const QString &device,
                                int columns, int rows)
{
    const Text text(virDomainGetXMLDesc(domain, 0));
    if (!text)
        return libvirtError(u"cannot read the hardware of %1"_s.arg(vmName));
    const auto xml = parseDomainXml(text.get());
    if (!xml)
        return xml.error();
    if (!xml.value().agent)
        return Error {
            ErrorCode::Unavailable,
            u"%1 has no guest agent that could be told the size of its terminal"_s.arg(vmName)};
    const auto &consoles = xml.value().consoles;
    const auto console = std::ranges::find(consoles, device, &ConsoleXml::alias);
    if (console == consoles.end() || console->guestDevice.isEmpty())
        return Error {
            ErrorCode::Unavailable,
            u"it is not known what the guest of %1 calls its console %2"_s.arg(vmName, device)};
    const auto told = run(domain, u"stty"_s,
                          {u"-F"_s, console->guestDevice, u"rows"_s, QString::number(rows),
                           u"cols"_s, QString::number(columns)});
    if (!told)
        return told.error();
    return u"agent"_s;
}

} // namespace Guestwire
