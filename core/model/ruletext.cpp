// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/ruletext.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

constexpr std::array severities {
    std::pair {Severity::Info, "info"_L1},
    std::pair {Severity::Warning, "warning"_L1},
    std::pair {Severity::Critical, "critical"_L1},
};

bool isWordCharacter(QChar character)
{
    return character.isLetterOrNumber() || character == u'_' || character == u'-';
}

// Line breaks, controls, and what turns the direction of text.
bool isOdd(QChar character)
{
    return character != u'\t' && !character.isPrint() && !character.isSurrogate();
}

bool isValid(const QString &pattern)
{
    return QRegularExpression(QRegularExpression::wildcardToRegularExpression(pattern)).isValid();
}

} // namespace

Error RuleReader::error(const QString &what, qsizetype column)
{
    return {ErrorCode::InvalidCommand, u"column %1: %2"_s.arg(column).arg(what)};
}

void RuleReader::skipBlanks()
{
    while (m_at < m_text.size() && (m_text[m_at] == u' ' || m_text[m_at] == u'\t'))
        ++m_at;
}

bool RuleReader::atEnd()
{
    skipBlanks();
    return m_at >= m_text.size();
}

Result<QString> RuleReader::name()
{
    if (m_text.size() > maxText)
        return error(u"a rule has at most %1 characters"_s.arg(maxText), maxText + 1);
    const auto odd = std::ranges::find_if(m_text, isOdd);
    if (odd != m_text.end())
        return error(u"a rule is one line of printable characters"_s, odd - m_text.begin() + 1);
    skipBlanks();
    const qsizetype begin = m_at;
    const qsizetype colon = m_text.indexOf(u':', begin);
    const qsizetype end = colon < 0 ? m_text.size() : colon;
    const QString name = m_text.sliced(begin, end - begin).trimmed().toString();
    if (colon < 0 || name.isEmpty() || name.contains(u',') || name.contains(u'/'))
        return error(u"a rule begins with its name and a colon, as in \"busy: …\""_s);
    if (name.size() > maxName)
        return error(u"the name of a rule has at most %1 characters"_s.arg(maxName));
    m_at = colon + 1;
    return name;
}

bool RuleReader::take(QStringView token)
{
    skipBlanks();
    if (!m_text.sliced(m_at).startsWith(token))
        return false;
    const qsizetype after = m_at + token.size();
    if (isWordCharacter(token.back()) && after < m_text.size() && isWordCharacter(m_text[after]))
        return false;
    m_at = after;
    return true;
}

QStringView RuleReader::word()
{
    skipBlanks();
    const qsizetype begin = m_at;
    while (m_at < m_text.size() && m_text[m_at] != u' ' && m_text[m_at] != u'\t'
           && m_text[m_at] != u',')
        ++m_at;
    return m_text.sliced(begin, m_at - begin);
}

Result<QString> RuleReader::pattern()
{
    if (!take(u"/"))
        return error(u"here stands a regular expression between slashes, as in /panic/"_s);
    QString pattern;
    while (m_at < m_text.size() && m_text[m_at] != u'/') {
        if (m_text[m_at] == u'\\' && m_at + 1 < m_text.size()) {
            if (m_text[m_at + 1] != u'/')
                pattern += m_text[m_at];
            ++m_at;
        }
        pattern += m_text[m_at++];
    }
    if (m_at >= m_text.size())
        return error(u"the slash that ends the regular expression is missing"_s);
    ++m_at;
    return pattern;
}

QString RuleReader::upToComma()
{
    skipBlanks();
    const qsizetype begin = m_at;
    const qsizetype comma = m_text.indexOf(u',', begin);
    m_at = comma < 0 ? m_text.size() : comma;
    return m_text.sliced(begin, m_at - begin).trimmed().toString();
}

Result<RuleTail> RuleReader::tail()
{
    RuleTail tail;
    bool isListing = false;
    while (!atEnd()) {
        if (!take(u","))
            return error(u"a comma is missing here"_s);
        if (tail.severity)
            return error(u"nothing follows the severity"_s);
        if (!isListing && take(u"on"))
            isListing = true;
        skipBlanks();
        const qsizetype start = column();
        const QString entry = upToComma();
        tail.severity = severityFromName(entry);
        if (tail.severity && (!isListing || !tail.patterns.isEmpty()))
            continue;
        if (!isListing)
            return error(u"\"%1\" is neither \"on\" with names of VMs nor one of info, warning, "
                         "critical"_s.arg(displayText(entry)),
                         start);
        tail.severity.reset();
        if (entry.isEmpty() || entry.size() > maxPattern || !isValid(entry))
            return error(u"here stands the name of a VM or a pattern such as web-*, of at most %1 "
                         "characters"_s.arg(maxPattern),
                         start);
        tail.patterns.append(entry);
        if (tail.patterns.size() > maxPatterns)
            return error(u"a rule names at most %1 VMs or patterns"_s.arg(maxPatterns), start);
    }
    return tail;
}

QLatin1StringView severityName(Severity severity)
{
    for (const auto &[known, name] : severities)
        if (known == severity)
            return name;
    return {};
}

std::optional<Severity> severityFromName(QStringView name)
{
    for (const auto &[severity, known] : severities)
        if (name == known)
            return severity;
    return std::nullopt;
}

bool matchesAny(const QStringList &patterns, const QString &vmName)
{
    const auto matches = [&vmName](const QString &pattern) {
        return QRegularExpression(QRegularExpression::wildcardToRegularExpression(pattern))
            .match(vmName)
            .hasMatch();
    };
    return patterns.isEmpty() || std::ranges::any_of(patterns, matches);
}

} // namespace Guestwire
