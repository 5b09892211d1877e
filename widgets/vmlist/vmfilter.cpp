// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/vmlist/vmfilter.h"

#include "widgets/common/words.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

bool contains(const QString &text, const QString &part)
{
    return text.contains(part, Qt::CaseInsensitive);
}

// The words of the protocol, so that a filter reads the same in every language.
QString plainWord(State state)
{
    switch (state) {
    case State::Running:
    case State::Blocked:
        return u"running"_s;
    case State::Paused:
        return u"paused"_s;
    case State::ShuttingDown:
        return u"shutting-down"_s;
    case State::Off:
        return u"off"_s;
    case State::Crashed:
        return u"crashed"_s;
    case State::PmSuspended:
        return u"suspended"_s;
    case State::Unknown:
        return u"unknown"_s;
    }
    return {};
}

// Of several words, apart by commas, one is enough.
bool isState(State state, const QString &words)
{
    return std::ranges::any_of(words.split(u',', Qt::SkipEmptyParts), [state](const QString &word) {
        return plainWord(state).startsWith(word, Qt::CaseInsensitive)
            || Words::state(state).startsWith(word, Qt::CaseInsensitive);
    });
}

QString plainWord(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return u"info"_s;
    case Severity::Warning:
        return u"warning"_s;
    case Severity::Critical:
        return u"critical"_s;
    }
    return {};
}

bool isAlerting(std::optional<Severity> alert, const QString &word)
{
    if (!alert)
        return false;
    return u"any"_s.startsWith(word, Qt::CaseInsensitive)
        || plainWord(*alert).startsWith(word, Qt::CaseInsensitive);
}

std::optional<double> numberFrom(QString text)
{
    if (text.endsWith(u'%'))
        text.chop(1);
    bool ok = false;
    double number = text.toDouble(&ok);
    if (!ok)
        number = QLocale().toDouble(text, &ok);
    return ok ? std::optional(number) : std::nullopt;
}

} // namespace

VmFilter VmFilter::parse(const QString &text)
{
    static const QRegularExpression words(u"([^\\s\"]*)\"([^\"]*)\"?|(\\S+)"_s);
    VmFilter filter;
    for (const QRegularExpressionMatch &match : words.globalMatch(text)) {
        const bool quoted =
            match.hasCaptured(2) && !match.captured(2).isNull() && match.captured(3).isEmpty();
        filter.read(quoted ? match.captured(1) + match.captured(2) : match.captured(3),
                    quoted && match.captured(1).isEmpty());
    }
    return filter;
}

void VmFilter::read(const QString &word, bool quoted)
{
    if (word.isEmpty())
        return;
    if (quoted) {
        m_terms.append({Field::Text, word});
        return;
    }
    for (const auto &[prefix, field] :
         {std::pair(u"state:"_s, Field::State), std::pair(u"host:"_s, Field::Host),
          std::pair(u"tag:"_s, Field::Tag), std::pair(u"alert:"_s, Field::Alert),
          std::pair(u"name:"_s, Field::Text)}) {
        if (word.startsWith(prefix, Qt::CaseInsensitive)) {
            // Nothing after the colon yet: the person is still typing.
            if (const QString rest = word.mid(prefix.size()); !rest.isEmpty())
                m_terms.append({field, rest});
            return;
        }
    }
    if (!readNumeric(word))
        m_terms.append({Field::Text, word});
}

bool VmFilter::readNumeric(const QString &word)
{
    static const QRegularExpression form(u"^(cpu|mem|memory)(<=|>=|<|>|=|:)(.*)$"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(word);
    if (!match.hasMatch())
        return false;
    const QString sign = match.captured(2);
    const QString text = match.captured(3);
    if (text.isEmpty())
        return true;
    const auto number = numberFrom(text);
    if (!number) {
        m_problem = tr("“%1” needs a number, as in cpu>80").arg(word);
        return true;
    }
    Term term;
    term.field =
        match.captured(1).compare(u"cpu"_s, Qt::CaseInsensitive) == 0 ? Field::Cpu : Field::Memory;
    term.number = *number;
    if (sign == u"<="_s)
        term.comparison = Comparison::LessOrEqual;
    else if (sign == u">="_s)
        term.comparison = Comparison::GreaterOrEqual;
    else if (sign == u"<"_s)
        term.comparison = Comparison::Less;
    else if (sign == u">"_s)
        term.comparison = Comparison::Greater;
    m_terms.append(term);
    return true;
}

bool VmFilter::needsSamples() const
{
    return std::ranges::any_of(m_terms, [](const Term &term) {
        return term.field == Field::Cpu || term.field == Field::Memory;
    });
}

bool VmFilter::matches(const VmFacts &facts) const
{
    return std::ranges::all_of(m_terms,
                               [&facts](const Term &term) { return matches(term, facts); });
}

bool VmFilter::matches(const Term &term, const VmFacts &facts)
{
    std::optional<double> value;
    switch (term.field) {
    case Field::Text:
        return contains(facts.name, term.text) || contains(facts.title, term.text);
    case Field::State:
        return isState(facts.state, term.text);
    case Field::Host:
        return contains(facts.host, term.text);
    case Field::Tag:
        return std::ranges::any_of(facts.tags, [&term](const QString &tag) {
            return tag.startsWith(term.text, Qt::CaseInsensitive);
        });
    case Field::Alert:
        return isAlerting(facts.alert, term.text);
    case Field::Cpu:
        value = facts.cpu;
        break;
    case Field::Memory:
        value = facts.memory;
        break;
    }
    if (!value)
        return false;
    switch (term.comparison) {
    case Comparison::Less:
        return *value < term.number;
    case Comparison::LessOrEqual:
        return *value <= term.number;
    case Comparison::Equal:
        return qRound(*value) == qRound(term.number);
    case Comparison::GreaterOrEqual:
        return *value >= term.number;
    case Comparison::Greater:
        return *value > term.number;
    }
    return false;
}

} // namespace Guestwire
