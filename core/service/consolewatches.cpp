// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/consolewatches.h"

#include "core/service/hub.h"

using namespace Qt::StringLiterals;

namespace Guestwire {

struct ConsoleWatches::Watched
{
    Watched(ConsoleFeed &feedOfIt, const QList<WatchRule> &rules, const ScreenWatch::Budget &budget)
        : feed(feedOfIt)
        , screen(rules, budget)
    {
        timer.setInterval(pace);
        timer.setSingleShot(true);
    }

    ConsoleFeed &feed;
    ScreenWatch screen;
    QString vmName; // that the rules were chosen for
    QTimer timer;
};

namespace {

QList<WatchRule> rulesOf(const Config &config)
{
    const auto rules = watchRules(config.alerts.console,
                                  {config.limits.watchExpression, config.limits.watchSteps});
    return rules ? rules.value() : QList<WatchRule>();
}

QString durationWords(std::chrono::milliseconds duration)
{
    const auto seconds = std::chrono::round<std::chrono::seconds>(duration).count();
    return seconds < 120 ? u"%1 s"_s.arg(seconds)
                         : u"%1 min %2 s"_s.arg(seconds / 60).arg(seconds % 60);
}

} // namespace

ConsoleWatches::ConsoleWatches(Hub &hub, ConsoleHub &consoles, const Config &config)
    : m_hub(hub)
    , m_rules(rulesOf(config))
    , m_budget {config.limits.watchesPerSecond, config.limits.watchQuiet}
{
    m_clock.start();
    connect(&consoles, &ConsoleHub::made, this, [this](ConsoleFeed *feed) { add(*feed); });
    connect(&consoles, &ConsoleHub::removing, this,
            [this](ConsoleFeed *feed) { m_watched.erase(feed); });
    connect(&hub, &Hub::vmChanged, this, &ConsoleWatches::vmChanged);
    connect(&hub, &Hub::vmRemoved, this, [this](const Vm &vm) { m_boots.forget(vm.id); });
}

ConsoleWatches::~ConsoleWatches() = default;

std::chrono::milliseconds ConsoleWatches::now() const
{
    return std::chrono::milliseconds(m_clock.elapsed());
}

void ConsoleWatches::add(ConsoleFeed &feed)
{
    auto &slot = m_watched[&feed];
    slot = std::make_unique<Watched>(feed, m_rules, m_budget);
    Watched &watched = *slot;
    chooseRules(watched);
    connect(&watched.timer, &QTimer::timeout, this, [this, &watched] { look(watched, false); });
    connect(&feed, &ConsoleFeed::grown, &watched.timer, [&watched] {
        if (!watched.timer.isActive())
            watched.timer.start();
    });
    connect(&feed, &ConsoleFeed::ending, &watched.timer, [this, &watched] {
        look(watched, true);
        watched.timer.stop();
        watched.screen.restart();
    });
}

void ConsoleWatches::chooseRules(Watched &watched)
{
    const Vm *vm = m_hub.vm(watched.feed.key().vm);
    if (!vm || watched.vmName == vm->name)
        return;
    watched.vmName = vm->name;
    watched.screen.choose([vm](const WatchRule &rule) { return rule.isFor(vm->name); });
}

void ConsoleWatches::vmChanged(const Vm &vm)
{
    m_boots.follow(vm.id, vm.state, now());
    for (const auto &[feed, watched] : m_watched)
        if (feed->key().vm == vm.id)
            chooseRules(*watched);
}

void ConsoleWatches::look(Watched &watched, bool final)
{
    ConsoleFeed &feed = watched.feed;
    const auto look = watched.screen.look(feed.screen(), feed.takeDamage(), now(), final);
    if (look.again)
        watched.timer.start();
    for (const ScreenWatch::Match &match : look.matches)
        tell(feed, match);
    for (const ScreenWatch::Match &match : look.tooCostly)
        tellCost(feed, match);
}

void ConsoleWatches::tell(const ConsoleFeed &feed, const ScreenWatch::Match &match)
{
    const Vm *vm = m_hub.vm(feed.key().vm);
    if (!vm)
        return;
    Event event {QDateTime::currentDateTimeUtc(), vm->id, u"watch"_s, {}};
    event.message =
        u"%1 on %2 of %3: %4"_s.arg(displayText(match.rule->name), displayText(feed.key().device),
                                    displayText(vm->name), displayText(match.line.trimmed()));
    event.rule = match.rule->name;
    event.severity = match.rule->severity;
    const bool isPrompt = match.rule->name == QLatin1StringView(loginRule)
        && !vm->consoles.isEmpty() && vm->consoles.first() == feed.key().device;
    m_hub.report(event);
    if (isPrompt)
        tellBoot(feed);
}

void ConsoleWatches::tellBoot(const ConsoleFeed &feed)
{
    const Vm *vm = m_hub.vm(feed.key().vm);
    const auto took = vm ? m_boots.prompt(vm->id, now()) : std::nullopt;
    if (took)
        m_hub.report({QDateTime::currentDateTimeUtc(), vm->id, u"boot"_s,
                      u"%1 booted in %2"_s.arg(displayText(vm->name), durationWords(*took))});
}

void ConsoleWatches::tellCost(const ConsoleFeed &feed, const ScreenWatch::Match &match)
{
    const Vm *vm = m_hub.vm(feed.key().vm);
    if (!vm)
        return;
    Event event {QDateTime::currentDateTimeUtc(), vm->id, u"watch"_s, {}};
    event.message =
        u"the rule \"%1\" is not tried on %2 of %3 any more: it takes more than %4 steps on "
        "\"%5\"; make its expression simpler"_s
            .arg(displayText(match.rule->name), displayText(feed.key().device),
                 displayText(vm->name))
            .arg(match.rule->steps)
            .arg(displayText(match.line.trimmed()));
    event.rule = match.rule->name;
    event.severity = Severity::Warning;
    m_hub.report(event);
}

} // namespace Guestwire
