// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/config.h"
#include "core/service/bootclock.h"
#include "core/service/consolehub.h"
#include "core/service/screenwatch.h"

#include <QElapsedTimer>

namespace Guestwire {

class Hub;

// Watches the text of every console that is open, by rules, and tells of what it finds as events.
class ConsoleWatches : public QObject
{
    Q_OBJECT

public:
    // Both outlive this. Rules that can not be read are left out; loading the configuration has
    // refused them already.
    ConsoleWatches(Hub &hub, ConsoleHub &consoles, const Config &config);
    ~ConsoleWatches() override;

    static constexpr std::chrono::milliseconds pace {100}; // between two looks

private:
    struct Watched;

    void add(ConsoleFeed &feed);
    void look(Watched &watched, bool final);
    void tell(const ConsoleFeed &feed, const ScreenWatch::Match &match);
    void tellCost(const ConsoleFeed &feed, const ScreenWatch::Match &match);
    void tellBoot(const ConsoleFeed &feed);
    void chooseRules(Watched &watched);
    void vmChanged(const Vm &vm);
    std::chrono::milliseconds now() const;

    Hub &m_hub;
    const QList<WatchRule> m_rules;
    const ScreenWatch::Budget m_budget;
    std::unordered_map<ConsoleFeed *, std::unique_ptr<Watched>> m_watched;
    BootClock m_boots;
    QElapsedTimer m_clock;
};

} // namespace Guestwire
