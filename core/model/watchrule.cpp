// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/watchrule.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

constexpr qsizetype longestBuiltIn = 512; // characters

// A pattern can lower what stands before it, never raise it.
QString bounded(const QString &pattern, const WatchLimits &limits)
{
    return u"(*LIMIT_MATCH=%1)(*LIMIT_DEPTH=%1)"_s.arg(limits.steps) + pattern;
}

} // namespace

Result<WatchRule> parseWatchRule(const QString &text, const WatchLimits &limits)
{
    WatchRule rule;
    rule.text = text;
    RuleReader reader(text);
    const auto name = reader.name();
    if (!name)
        return name.error();
    rule.name = name.value();
    reader.atEnd(); // passes over blanks
    const qsizetype start = reader.column() + 1;
    const auto pattern = reader.pattern();
    if (!pattern)
        return pattern.error();
    if (pattern.value().isEmpty())
        return RuleReader::error(u"the regular expression is empty"_s, start);
    if (pattern.value().size() > limits.expression)
        return RuleReader::error(
            u"the regular expression has more than %1 characters"_s.arg(limits.expression), start);
    const QRegularExpression given(pattern.value());
    if (!given.isValid())
        return RuleReader::error(u"the regular expression is wrong: %1"_s.arg(given.errorString()),
                                 start + given.patternErrorOffset());
    rule.steps = limits.steps;
    rule.expression.setPattern(bounded(pattern.value(), limits));
    const auto tail = reader.tail();
    if (!tail)
        return tail.error();
    rule.patterns = tail.value().patterns;
    rule.severity = tail.value().severity.value_or(Severity::Warning);
    return rule;
}

QStringList builtInWatchRules()
{
    return {
        u"kernel panic: /Kernel panic - not syncing/, critical"_s,
        u"out of memory: /Out of memory: Kill(ed)? process|\\binvoked oom-killer\\b/, critical"_s,
        u"emergency shell: /You are in (emergency|rescue) mode|Give root password for (system )?"
        u"maintenance|^\\(initramfs\\)/, critical"_s,
        u"%1: /(^|\\s)login: *$/, info"_s.arg(QLatin1StringView(loginRule)),
    };
}

Result<QList<WatchRule>> watchRules(const QStringList &given, const WatchLimits &limits)
{
    QList<WatchRule> rules;
    const auto named = [&rules](const QString &name) {
        return std::ranges::find(rules, name, &WatchRule::name);
    };
    for (qsizetype i = 0; i < given.size(); ++i) {
        const auto rule = parseWatchRule(given[i], limits);
        if (!rule)
            return Error {rule.error().code, u"rule %1: %2"_s.arg(i + 1).arg(rule.error().message)};
        if (named(rule.value().name) != rules.end())
            return Error {
                ErrorCode::InvalidCommand,
                u"rule %1: there is a rule named \"%2\" before it already"_s.arg(i + 1).arg(
                    displayText(rule.value().name))};
        rules.append(rule.value());
    }
    for (const QString &text : builtInWatchRules())
        if (const auto rule = parseWatchRule(text, {longestBuiltIn, limits.steps});
            rule && named(rule.value().name) == rules.end())
            rules.append(rule.value());
    if (rules.size() > maxWatchRules)
        return Error {ErrorCode::InvalidCommand,
                      u"there are %1 rules with the built-in ones; at most %2 are possible"_s
                          .arg(rules.size())
                          .arg(maxWatchRules)};
    return rules;
}

} // namespace Guestwire
