// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/fields.h"

#include "core/model/vm.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Guestwire::Protocol {

namespace {

bool isControl(QChar c)
{
    return c.category() == QChar::Other_Control;
}

} // namespace

Fields::Fields(QJsonObject json) : m_json(std::move(json)) { }

void Fields::fail(ErrorCode code, const QString &message)
{
    if (!m_error)
        m_error = Error {code, message};
}

std::optional<QJsonValue> Fields::take(QLatin1StringView key)
{
    m_known.append(key);
    const auto found = m_json.constFind(key);
    return found == m_json.constEnd() ? std::nullopt : std::optional(*found);
}

void Fields::missing(QLatin1StringView key)
{
    fail(ErrorCode::InvalidMessage, u"\"%1\" is missing"_s.arg(key));
}

bool Fields::isPlain(QLatin1StringView key, const QString &text, qsizetype longest)
{
    if (text.isEmpty() || text.size() > longest) {
        fail(ErrorCode::InvalidMessage,
             u"\"%1\" must have 1 to %2 characters"_s.arg(key).arg(longest));
        return false;
    }
    if (std::ranges::any_of(text, isControl)) {
        fail(ErrorCode::InvalidMessage, u"\"%1\" must have no control characters"_s.arg(key));
        return false;
    }
    return true;
}

std::optional<QString> Fields::text(QLatin1StringView key, qsizetype longest)
{
    const auto value = take(key);
    if (!value)
        return std::nullopt;
    if (!value->isString()) {
        fail(ErrorCode::InvalidMessage, u"\"%1\" must be text"_s.arg(key));
        return std::nullopt;
    }
    return isPlain(key, value->toString(), longest) ? std::optional(value->toString())
                                                    : std::nullopt;
}

QString Fields::requiredText(QLatin1StringView key, qsizetype longest)
{
    if (!has(key))
        missing(key);
    return text(key, longest).value_or(QString());
}

QString Fields::freeText(QLatin1StringView key, qsizetype longest)
{
    const auto value = take(key);
    if (!value)
        return {};
    if (!value->isString() || value->toString().size() > longest) {
        fail(ErrorCode::InvalidMessage,
             u"\"%1\" must be text of at most %2 characters"_s.arg(key).arg(longest));
        return {};
    }
    return value->toString();
}

std::optional<bool> Fields::boolean(QLatin1StringView key)
{
    const auto value = take(key);
    if (!value)
        return std::nullopt;
    if (!value->isBool()) {
        fail(ErrorCode::InvalidMessage, u"\"%1\" must be true or false"_s.arg(key));
        return std::nullopt;
    }
    return value->toBool();
}

std::optional<qint64> Fields::integer(QLatin1StringView key, qint64 least, qint64 most)
{
    const auto value = take(key);
    if (!value)
        return std::nullopt;
    constexpr qint64 none = std::numeric_limits<qint64>::min();
    const qint64 number = value->isDouble() ? value->toInteger(none) : none;
    if (number < least || number > most) {
        fail(ErrorCode::InvalidMessage,
             u"\"%1\" must be a whole number from %2 to %3"_s.arg(key).arg(least).arg(most));
        return std::nullopt;
    }
    return number;
}

qint64 Fields::requiredInteger(QLatin1StringView key, qint64 least, qint64 most)
{
    if (!has(key))
        missing(key);
    return integer(key, least, most).value_or(least);
}

QJsonObject Fields::object(QLatin1StringView key)
{
    const auto value = take(key);
    if (value && !value->isObject())
        fail(ErrorCode::InvalidMessage, u"\"%1\" must be an object"_s.arg(key));
    return value ? value->toObject() : QJsonObject();
}

QStringList Fields::requiredTexts(QLatin1StringView key, qsizetype most, qsizetype longest)
{
    const auto value = take(key);
    if (!value) {
        missing(key);
        return {};
    }
    const QJsonArray array = value->toArray();
    if (!value->isArray() || array.isEmpty() || array.size() > most) {
        fail(ErrorCode::InvalidMessage, u"\"%1\" must be a list of 1 to %2"_s.arg(key).arg(most));
        return {};
    }
    QStringList texts;
    for (const auto &one : array) {
        if (!one.isString()) {
            fail(ErrorCode::InvalidMessage, u"\"%1\" must be a list of texts"_s.arg(key));
            return {};
        }
        if (!isPlain(key, one.toString(), longest))
            return {};
        texts.append(one.toString());
    }
    return texts;
}

std::optional<Error> Fields::error()
{
    for (auto it = m_json.constBegin(); it != m_json.constEnd() && !m_error; ++it)
        if (!m_known.contains(it.key()))
            fail(ErrorCode::InvalidMessage, u"unknown key \"%1\""_s.arg(displayText(it.key())));
    return m_error;
}

} // namespace Guestwire::Protocol
