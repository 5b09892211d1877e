// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/window/vmwindow.h"

#include <memory>
#include <vector>

namespace Guestwire {

// The windows of single VMs. Those that are open when the program ends are there again at its next start, as soon as
// their VMs are.
class VmWindows : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype mostRemembered = 32;

    VmWindows(const Connections &connections, const SampleStore &samples, Commands &commands,
              EventModel &events, QObject *parent);
    ~VmWindows() override;

    // A new one, or the one that it has already. `near` is where a person wants it.
    void open(const VmKey &key, std::optional<QPoint> near = {});

    void save() const;
    void closeAll(); // they come again

private:
    struct Remembered
    {
        QString connection; // its title
        VmId vm;
        QByteArray geometry;
        int tab = 0;
    };

    void listen(ConnectionId id);
    void forget(ConnectionId id);
    void remember();
    void reopen(ConnectionId id);
    VmWindow &make(const VmKey &key);
    void remove(VmWindow *window);
    QList<Remembered> current() const;

    const Connections &m_connections;
    const SampleStore &m_samples;
    Commands &m_commands;
    EventModel &m_events;
    std::vector<std::unique_ptr<VmWindow>> m_windows;
    QList<Remembered> m_awaited; // whose VMs are not there yet
};

} // namespace Guestwire
