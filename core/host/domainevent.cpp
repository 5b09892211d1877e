// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/domainevent.h"

#include <libvirt/libvirt.h>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

QString wordsForStart(int detail)
{
    switch (detail) {
    case VIR_DOMAIN_EVENT_STARTED_MIGRATED:
        return u"arrived from another host"_s;
    case VIR_DOMAIN_EVENT_STARTED_RESTORED:
        return u"was restored from its saved state"_s;
    case VIR_DOMAIN_EVENT_STARTED_FROM_SNAPSHOT:
        return u"was started from a snapshot"_s;
    case VIR_DOMAIN_EVENT_STARTED_WAKEUP:
        return u"was woken up"_s;
    default:
        return u"was started"_s;
    }
}

QString wordsForStop(int detail)
{
    switch (detail) {
    case VIR_DOMAIN_EVENT_STOPPED_SHUTDOWN:
        return u"shut down"_s;
    case VIR_DOMAIN_EVENT_STOPPED_DESTROYED:
        return u"was forced off"_s;
    case VIR_DOMAIN_EVENT_STOPPED_CRASHED:
        return u"crashed"_s;
    case VIR_DOMAIN_EVENT_STOPPED_MIGRATED:
        return u"left for another host"_s;
    case VIR_DOMAIN_EVENT_STOPPED_SAVED:
        return u"was saved and is off"_s;
    case VIR_DOMAIN_EVENT_STOPPED_FAILED:
        return u"stopped because its emulator failed"_s;
    case VIR_DOMAIN_EVENT_STOPPED_FROM_SNAPSHOT:
        return u"was stopped for a snapshot"_s;
    default:
        return u"is off"_s;
    }
}

QString wordsForPause(int detail)
{
    switch (detail) {
    case VIR_DOMAIN_EVENT_SUSPENDED_IOERROR:
        return u"was paused: a disk failed or is full"_s;
    case VIR_DOMAIN_EVENT_SUSPENDED_WATCHDOG:
        return u"was paused by its watchdog"_s;
    case VIR_DOMAIN_EVENT_SUSPENDED_MIGRATED:
        return u"was paused: it left for another host"_s;
    default:
        return u"was paused"_s;
    }
}

StopReason reasonForStop(int detail)
{
    switch (detail) {
    case VIR_DOMAIN_EVENT_STOPPED_SHUTDOWN:
        return StopReason::ShutDown;
    case VIR_DOMAIN_EVENT_STOPPED_DESTROYED:
        return StopReason::ForcedOff;
    case VIR_DOMAIN_EVENT_STOPPED_CRASHED:
    case VIR_DOMAIN_EVENT_STOPPED_FAILED: // the emulator went without a word
        return StopReason::Crashed;
    case VIR_DOMAIN_EVENT_STOPPED_MIGRATED:
        return StopReason::Migrated;
    case VIR_DOMAIN_EVENT_STOPPED_SAVED:
        return StopReason::Saved;
    case VIR_DOMAIN_EVENT_STOPPED_FROM_SNAPSHOT:
        return StopReason::Snapshot;
    default:
        return StopReason::Unknown;
    }
}

} // namespace

std::optional<StopReason> stopReason(const DomainEvent &event)
{
    if (event.kind != DomainEvent::Kind::Lifecycle)
        return std::nullopt;
    if (event.event == VIR_DOMAIN_EVENT_CRASHED)
        return StopReason::Crashed;
    if (event.event == VIR_DOMAIN_EVENT_STOPPED)
        return reasonForStop(event.detail);
    return std::nullopt;
}

std::optional<QString> words(const DomainEvent &event)
{
    if (event.kind == DomainEvent::Kind::Reboot)
        return u"was rebooted"_s;
    if (event.kind == DomainEvent::Kind::Changed)
        return std::nullopt;
    switch (event.event) {
    case VIR_DOMAIN_EVENT_DEFINED:
        if (event.detail == VIR_DOMAIN_EVENT_DEFINED_RENAMED)
            return u"was renamed"_s;
        return event.detail == VIR_DOMAIN_EVENT_DEFINED_ADDED ? u"was defined"_s : u"was changed"_s;
    case VIR_DOMAIN_EVENT_UNDEFINED:
        if (event.detail == VIR_DOMAIN_EVENT_UNDEFINED_RENAMED)
            return std::nullopt; // told by the other half of the pair
        return u"was removed"_s;
    case VIR_DOMAIN_EVENT_STARTED:
        return wordsForStart(event.detail);
    case VIR_DOMAIN_EVENT_SUSPENDED:
        return wordsForPause(event.detail);
    case VIR_DOMAIN_EVENT_RESUMED:
        return u"runs again"_s;
    case VIR_DOMAIN_EVENT_STOPPED:
        return wordsForStop(event.detail);
    case VIR_DOMAIN_EVENT_SHUTDOWN:
        return u"is shutting down"_s;
    case VIR_DOMAIN_EVENT_PMSUSPENDED:
        return u"was suspended by its guest"_s;
    case VIR_DOMAIN_EVENT_CRASHED:
        return u"crashed"_s;
    default:
        return std::nullopt;
    }
}

} // namespace Guestwire
