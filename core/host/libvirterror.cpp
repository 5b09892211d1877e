// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/libvirterror.h"

#include <libvirt/virterror.h>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

struct Meaning
{
    ErrorCode code;
    QString reason; // why, and what to do about it
};

Meaning meaningOf(int libvirtCode)
{
    switch (libvirtCode) {
    case VIR_ERR_OPERATION_INVALID:
        return {ErrorCode::Conflict, u"its present state does not allow it"_s};
    case VIR_ERR_OPERATION_TIMEOUT:
        return {ErrorCode::Timeout,
                u"another operation on it does not end or its emulator does not answer; wait, or "
                "force it off"_s};
    case VIR_ERR_AGENT_UNRESPONSIVE:
    case VIR_ERR_AGENT_UNSYNCED:
        return {ErrorCode::Unavailable,
                u"the agent in the guest does not answer; is it running?"_s};
    case VIR_ERR_NO_DOMAIN:
        return {ErrorCode::VmNotFound, u"there is no such VM any more"_s};
    case VIR_ERR_NO_DOMAIN_SNAPSHOT:
        return {ErrorCode::InvalidCommand, u"there is no such snapshot"_s};
    case VIR_ERR_INVALID_ARG:
    case VIR_ERR_XML_ERROR:
        return {ErrorCode::InvalidCommand, u"a value is outside of what this VM takes"_s};
    case VIR_ERR_CONFIG_UNSUPPORTED:
    case VIR_ERR_OPERATION_UNSUPPORTED:
    case VIR_ERR_ARGUMENT_UNSUPPORTED:
    case VIR_ERR_NO_SUPPORT:
        return {ErrorCode::InvalidCommand, u"this hypervisor or this VM's hardware cannot do it"_s};
    case VIR_ERR_OPERATION_DENIED:
        return {ErrorCode::PermissionDenied,
                u"this server may only watch: its connection to libvirt is a read-only one, or "
                "another rule of libvirt forbids it"_s};
    case VIR_ERR_ACCESS_DENIED:
    case VIR_ERR_AUTH_FAILED:
    case VIR_ERR_AUTH_UNAVAILABLE:
        return {ErrorCode::PermissionDenied,
                u"libvirt does not let this account do it; use one in the group libvirt"_s};
    case VIR_ERR_RESOURCE_BUSY:
    case VIR_ERR_BLOCK_COPY_ACTIVE:
        return {ErrorCode::Conflict, u"it is in use by another operation; try again later"_s};
    case VIR_ERR_OPERATION_ABORTED:
        return {ErrorCode::Conflict, u"it was cancelled"_s};
    case VIR_ERR_SNAPSHOT_REVERT_RISKY:
        return {ErrorCode::Conflict, u"its hardware was changed since; force it off first"_s};
    case VIR_ERR_RPC:
    case VIR_ERR_NO_CONNECT:
    case VIR_ERR_INVALID_CONN:
        return {ErrorCode::Unavailable, u"libvirt does not answer; is its daemon running?"_s};
    case VIR_ERR_SYSTEM_ERROR:
        return {ErrorCode::Unavailable, u"the host's operating system refused it"_s};
    case VIR_ERR_NO_MEMORY:
        return {ErrorCode::Unavailable, u"the host has not enough memory"_s};
    default:
        return {ErrorCode::Unknown, u"libvirt could not do it"_s};
    }
}

} // namespace

Error errorFor(int libvirtCode, const QString &what, const QString &libvirtMessage)
{
    const Meaning meaning = meaningOf(libvirtCode);
    const QString text = u"%1: %2"_s.arg(what, meaning.reason);
    if (libvirtMessage.isEmpty())
        return {meaning.code, text};
    return {meaning.code, u"%1 (libvirt: %2)"_s.arg(text, libvirtMessage)};
}

int lastErrorCode()
{
    return virGetLastErrorCode();
}

QString lastErrorMessage()
{
    return virGetLastErrorCode() == VIR_ERR_OK ? QString()
                                               : QString::fromUtf8(virGetLastErrorMessage());
}

Error libvirtError(const QString &what)
{
    return errorFor(lastErrorCode(), what, lastErrorMessage());
}

bool lastCallUnsupported()
{
    const int code = lastErrorCode();
    return code == VIR_ERR_NO_SUPPORT || code == VIR_ERR_INVALID_ARG
        || code == VIR_ERR_ARGUMENT_UNSUPPORTED || code == VIR_ERR_OPERATION_UNSUPPORTED;
}

// "Unable to read from monitor", "End of file from qemu monitor", "domain is no longer running".
bool lastCallLostEmulator()
{
    const virErrorPtr error = virGetLastError();
    return error && error->domain == VIR_FROM_QEMU
        && (error->code == VIR_ERR_SYSTEM_ERROR || error->code == VIR_ERR_INTERNAL_ERROR
            || error->code == VIR_ERR_OPERATION_FAILED);
}

} // namespace Guestwire
