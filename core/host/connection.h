// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/handles.h"
#include "core/model/result.h"
#include "core/model/vm.h"

#include <functional>
#include <memory>

namespace Guestwire {

// One connection to libvirt, for one thread: two threads on one connection make each other wait.
class Connection
{
public:
    // `closed` is called once in libvirt's thread, with the reason, when the connection breaks.
    using Closed = std::function<void(const QString &reason)>;

    static Result<std::shared_ptr<Connection>> open(const QString &uri, Closed closed = {});
    explicit Connection(virConnectPtr handle) // takes it over
        : m_handle(handle)
    {
    }
    ~Connection();

    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    virConnect *handle() const { return m_handle; }
    bool isAlive() const;
    QString driver() const; // "QEMU", "TEST" …

    // `what` begins the sentence of the error: "cannot start the VM".
    Result<DomainHandle> find(VmId vm, const QString &what) const;

private:
    void watch(Closed closed);

    virConnect *const m_handle; // closed, not freed: virConnectClose tells what is left
    bool m_watched = false;
};

VmId idOf(virDomain *domain);

} // namespace Guestwire
