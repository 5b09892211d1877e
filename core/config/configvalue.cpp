// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/configtable.h"
#include "core/config/quantity.h"
#include "core/model/vm.h"

#include <algorithm>
#include <optional>

namespace Guestwire {

namespace {

Error wrong(const GivenValue &value, const Setting &setting, const QString &rule)
{
    return {ErrorCode::InvalidCommand,
            QStringLiteral("%1: %2 must be %3, not \"%4\"")
                .arg(value.where, setting.key, rule, displayText(value.text))};
}

std::optional<bool> parseFlag(const QString &text)
{
    if (text == u"true" || text == u"false")
        return text == u"true";
    return std::nullopt;
}

std::optional<int> parseCount(const QString &text)
{
    const auto isDigit = [](QChar character) { return character >= u'0' && character <= u'9'; };
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (!isNumber || !std::ranges::all_of(text, isDigit))
        return std::nullopt;
    return number;
}

// Puts the value that a text stands for into a setting.
class Assigner
{
public:
    Assigner(const Setting &setting, const QList<GivenValue> &values, Config &config)
        : m_setting(setting)
        , m_values(values)
        , m_config(config)
    {
    }

    Outcome operator()(const FlagType &type)
    {
        const auto flag = parseFlag(plain());
        if (!flag)
            return wrong(first(), m_setting, QStringLiteral("true or false"));
        type.field(m_config) = *flag;
        return done();
    }

    Outcome operator()(const CountType &type)
    {
        return assignWithin(
            type, parseCount(plain()),
            QStringLiteral("a whole number from %1 to %2").arg(type.minimum).arg(type.maximum));
    }

    Outcome operator()(const SizeType &type)
    {
        return assignWithin(type, parseSize(first().text),
                            QStringLiteral("a size from %1 to %2")
                                .arg(sizeText(type.minimum), sizeText(type.maximum)));
    }

    Outcome operator()(const DurationType &type)
    {
        return assignWithin(type, parseDuration(first().text),
                            QStringLiteral("a time from %1 to %2")
                                .arg(durationText(type.minimum), durationText(type.maximum)));
    }

    Outcome operator()(const TextType &type)
    {
        if (const QString rule = type.rule(first().text); !rule.isEmpty())
            return wrong(first(), m_setting, rule);
        type.field(m_config) = first().text;
        return done();
    }

    Outcome operator()(const ListType &type)
    {
        QStringList list;
        for (const GivenValue &value : m_values) {
            if (const QString rule = type.rule(value.text); !rule.isEmpty())
                return wrong(value, m_setting, rule);
            list.append(value.text);
        }
        type.field(m_config) = list;
        return done();
    }

private:
    const GivenValue &first() const { return m_values.first(); }
    QString plain() const { return first().isQuoted ? QString() : first().text; }

    template<typename Type, typename Value>
    Outcome assignWithin(const Type &type, const std::optional<Value> &value, const QString &rule)
    {
        if (!value || *value < type.minimum || *value > type.maximum)
            return wrong(first(), m_setting, rule);
        type.field(m_config) = *value;
        return done();
    }

    const Setting &m_setting;
    const QList<GivenValue> &m_values;
    Config &m_config;
};

// In double quotes, where YAML would fold a line break and drop other characters that show nothing.
QString quoted(const QString &text)
{
    QString out;
    for (const QChar c : text) {
        const bool isShown = c.isPrint() || c.isSurrogate();
        if (c == u'\\' || c == u'"')
            out += u'\\';
        if (isShown)
            out += c;
        else
            out += QStringLiteral("\\u") + QString::number(c.unicode(), 16).rightJustified(4, u'0');
    }
    return u'"' + out + u'"';
}

// Writes the value of a setting as YAML.
struct Writer
{
    Config &config;

    QStringList operator()(const FlagType &type) const
    {
        return {type.field(config) ? QStringLiteral("true") : QStringLiteral("false")};
    }

    QStringList operator()(const CountType &type) const
    {
        return {QString::number(type.field(config))};
    }

    QStringList operator()(const SizeType &type) const { return {sizeText(type.field(config))}; }

    QStringList operator()(const DurationType &type) const
    {
        return {durationText(type.field(config))};
    }

    QStringList operator()(const TextType &type) const { return {quoted(type.field(config))}; }

    QStringList operator()(const ListType &type) const
    {
        QStringList texts;
        for (const QString &text : type.field(config))
            texts.append(quoted(text));
        return texts;
    }
};

} // namespace

Outcome assign(const Setting &setting, const QList<GivenValue> &values, Config &config)
{
    return std::visit(Assigner(setting, values, config), setting.type);
}

QStringList valueTexts(const Setting &setting, const Config &config)
{
    Config copy = config;
    return std::visit(Writer {copy}, setting.type);
}

} // namespace Guestwire
