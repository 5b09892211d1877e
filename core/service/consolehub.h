// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/consolefeed.h"

#include <memory>
#include <unordered_map>

namespace Guestwire {

class Hub;

// All consoles that anybody watched or that were opened by a start: one reader each.
class ConsoleHub : public QObject
{
    Q_OBJECT

public:
    // Both outlive this.
    ConsoleHub(Hub &hub, const LimitsConfig &limits);
    ~ConsoleHub() override;

    // `device` empty: the VM's primary console. The feed lives as long as the VM is known;
    // removed() comes before it goes.
    Result<ConsoleFeed *> feed(VmId vm, const QString &device);

    int openConsoles() const;

signals:
    void changed(); // of any of them: state, viewers, holder, size
    void made(Guestwire::ConsoleFeed *feed);
    void removing(Guestwire::ConsoleFeed *feed);

private:
    void listenTo(Host &host);
    ConsoleFeed *find(const ConsoleKey &key) const;
    ConsoleFeed &make(Host &host, const ConsoleKey &key);
    void open(ConsoleFeed &feed);
    void reopen();
    void vmChanged(const Vm &vm);
    void vmRemoved(const Vm &vm);
    void tellOfKeyboard(const ConsoleKey &key, const QString &from, const QString &to,
                        Keyboard::Way way);

    struct Hash
    {
        size_t operator()(const ConsoleKey &key) const { return qHash(key); }
    };

    Hub &m_hub;
    const LimitsConfig &m_limits;
    QTimer m_retry;
    std::unordered_map<ConsoleKey, std::unique_ptr<ConsoleFeed>, Hash> m_feeds;
};

} // namespace Guestwire
