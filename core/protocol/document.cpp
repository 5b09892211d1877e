// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/document.h"

#include <QCborStreamReader>
#include <QCborValue>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Guestwire::Protocol {

namespace {

Error invalid(const QString &why)
{
    return {ErrorCode::InvalidMessage, why};
}

bool isDeeper(const QJsonValue &value, qsizetype levels)
{
    if (!value.isObject() && !value.isArray())
        return false;
    if (levels == 0)
        return true;
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return std::any_of(array.begin(), array.end(),
                           [levels](const QJsonValue &one) { return isDeeper(one, levels - 1); });
    }
    const QJsonObject object = value.toObject();
    return std::any_of(object.begin(), object.end(),
                       [levels](const QJsonValue &one) { return isDeeper(one, levels - 1); });
}

Result<QJsonValue> parseJson(const QString &text)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(text.toUtf8(), &error);
    if (error.error != QJsonParseError::NoError)
        return invalid(u"no JSON: %1 at %2"_s.arg(error.errorString()).arg(error.offset));
    return document.isObject() ? QJsonValue(document.object()) : QJsonValue(document.array());
}

Result<QJsonValue> parseCbor(const QByteArray &bytes)
{
    QCborStreamReader reader(bytes);
    const QCborValue value = QCborValue::fromCbor(reader);
    if (reader.lastError() != QCborError::NoError)
        return invalid(u"no CBOR: %1"_s.arg(reader.lastError().toString()));
    if (reader.currentOffset() != bytes.size())
        return invalid(u"there is something behind the CBOR document"_s);
    return value.toJsonValue();
}

} // namespace

bool isDocument(const Frame &frame, Format format)
{
    if (!frame.binary)
        return format == Format::Json;
    return format == Format::Cbor && frame.bytes.startsWith('\0');
}

Result<QJsonObject> readDocument(const Frame &frame, Format format, int depth)
{
    if (!isDocument(frame, format))
        return invalid(u"with this subprotocol messages are CBOR in binary frames of kind 0"_s);
    const auto value =
        format == Format::Json ? parseJson(frame.text) : parseCbor(frame.bytes.mid(1));
    if (!value)
        return value.error();
    if (!value.value().isObject())
        return invalid(u"a message is an object with type, timestamp and data"_s);
    if (isDeeper(value.value(), depth))
        return invalid(u"nested more than %1 deep"_s.arg(depth));
    return value.value().toObject();
}

} // namespace Guestwire::Protocol
