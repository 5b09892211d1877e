// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <libvirt/libvirt.h>

#include <memory>

namespace Guestwire {

template<auto Free>
struct Release
{
    void operator()(auto *handle) const { Free(handle); }
};

using DomainHandle = std::unique_ptr<virDomain, Release<virDomainFree>>;
using StreamHandle = std::unique_ptr<virStream, Release<virStreamFree>>;
using SnapshotHandle = std::unique_ptr<virDomainSnapshot, Release<virDomainSnapshotFree>>;

// For virFreeCallback: ends what was given to libvirt by release().
template<typename T>
void freeOpaque(void *data)
{
    std::unique_ptr<T>(static_cast<T *>(data)).reset();
}

} // namespace Guestwire
