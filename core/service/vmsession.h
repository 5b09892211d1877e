// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/session.h"

namespace Guestwire {

// The route of a single VM: its status and metrics, and commands to it.
class VmSession : public Session
{
    Q_OBJECT

public:
    VmSession(const SessionContext &context, std::unique_ptr<Link> link, const Identity &identity,
              VmId vm);

    ClientInfo describe() const override;

protected:
    enum class Tells { StatusAndMetrics, Nothing };
    VmSession(const SessionContext &context, std::unique_ptr<Link> link, const Identity &identity,
              VmId vm, Tells tells);

    VmId vm() const { return m_vm; }
    void receive(const Protocol::Message &message) override;
    void drained() override;
    void permissionsChanged() override;
    virtual Permission neededPermission() const { return Permission::Monitor; }

private:
    void tell();
    void sendStatus(const Vm &vm);
    void sendMetrics();

    VmId m_vm;
    std::optional<State> m_told;
    QDateTime m_toldAt; // the sample that went out last
    bool m_owesMetrics = false;
};

} // namespace Guestwire
