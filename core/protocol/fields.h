// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace Guestwire::Protocol {

// Reads a message's data strictly: the first thing wrong is kept, and keys that nobody asked for are
// wrong too. Used by the codec alone.
class Fields
{
public:
    explicit Fields(QJsonObject json);

    // Text of 1 to `longest` characters without control characters; absent gives nothing.
    std::optional<QString> text(QLatin1StringView key, qsizetype longest);
    QString requiredText(QLatin1StringView key, qsizetype longest);
    QString freeText(QLatin1StringView key, qsizetype longest); // empty and lines allowed
    std::optional<bool> boolean(QLatin1StringView key);
    std::optional<qint64> integer(QLatin1StringView key, qint64 least, qint64 most);
    qint64 requiredInteger(QLatin1StringView key, qint64 least, qint64 most);
    QJsonObject object(QLatin1StringView key); // absent is empty
    // Texts as above; the list itself must be there and not empty.
    QStringList requiredTexts(QLatin1StringView key, qsizetype most, qsizetype longest);

    bool has(QLatin1StringView key) const { return m_json.contains(key); }
    void fail(ErrorCode code, const QString &message);

    // What was wrong, unknown keys included; nothing when all is well.
    std::optional<Error> error();

private:
    std::optional<QJsonValue> take(QLatin1StringView key);
    void missing(QLatin1StringView key);
    bool isPlain(QLatin1StringView key, const QString &text, qsizetype longest);

    QJsonObject m_json;
    QStringList m_known;
    std::optional<Error> m_error;
};

} // namespace Guestwire::Protocol
