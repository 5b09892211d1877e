// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/consolefeed.h"
#include "core/service/vmsession.h"

#include <QPointer>
#include <QStringDecoder>

namespace Guestwire {

// The console route of a single VM: its primary console as text.
class VmConsoleSession final : public VmSession
{
    Q_OBJECT

public:
    VmConsoleSession(const SessionContext &context, std::unique_ptr<Link> link,
                     const Identity &identity, VmId vm);
    ~VmConsoleSession() override;

    ClientInfo describe() const override;

private:
    void receive(const Protocol::Message &message) override;
    void drained() override { pump(); }
    void permissionsChanged() override;
    Permission neededPermission() const override { return Permission::ConsoleRead; }

    void join(ConsoleFeed &feed);
    void pump();
    void restarted();
    void stateChanged();
    void sendText(const QByteArray &bytes);
    void type(const Protocol::ConsoleTextInput &input);

    QPointer<ConsoleFeed> m_feed;
    const ConsoleRing *m_ring = nullptr; // of the feed: the run under way, or the last one
    ViewerId m_viewer = 0;
    quint64 m_offset = 0;
    quint64 m_number = 0; // of the input
    bool m_open = false;
    QStringDecoder m_decoder {QStringDecoder::Utf8}; // keeps a character that is not whole yet
};

} // namespace Guestwire
