// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/stopreason.h"
#include "core/model/vm.h"

#include <optional>

namespace Guestwire {

// Something libvirt reported about a domain.
struct DomainEvent
{
    enum class Kind {
        Lifecycle, // with libvirt's event and detail
        Reboot,
        Changed, // its description: devices, memory, metadata
    };

    VmId vm;
    Kind kind = Kind::Lifecycle;
    int event = 0;
    int detail = 0;
};

// For the log: "was started". Nothing for what is no news to a person.
std::optional<QString> words(const DomainEvent &event);

// Nothing for what ends no run.
std::optional<StopReason> stopReason(const DomainEvent &event);

} // namespace Guestwire
