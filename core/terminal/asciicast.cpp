// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/asciicast.h"

#include "core/terminal/screen.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace Guestwire::Terminal {

namespace {

constexpr int castVersion = 2;
constexpr qsizetype maxTitle = 256; // characters
constexpr auto ours = "guestwire"_L1;

using Parsed = std::variant<std::optional<CastEvent>, QString>; // nothing: passed over

QString codeOf(CastEvent::Kind kind)
{
    switch (kind) {
    case CastEvent::Kind::Output:
        return u"o"_s;
    case CastEvent::Kind::Resize:
        return u"r"_s;
    case CastEvent::Kind::Marker:
        return u"m"_s;
    }
    return {};
}

bool isSize(double columns, double rows)
{
    return columns >= 1 && columns <= maxColumns && rows >= 1 && rows <= maxRows;
}

// "80x24"; false where it is none.
bool readSize(const QString &text, CastEvent &event)
{
    bool areNumbers[2] = {};
    event.columns = text.section(u'x', 0, 0).toInt(&areNumbers[0]);
    event.rows = text.section(u'x', 1).toInt(&areNumbers[1]);
    return areNumbers[0] && areNumbers[1] && isSize(event.columns, event.rows);
}

Parsed readEvent(QByteArrayView line)
{
    const auto document = QJsonDocument::fromJson(line.toByteArray());
    const QJsonArray entry = document.array();
    if (!document.isArray() || entry.size() != 3 || !entry[0].isDouble() || !entry[1].isString()
        || !entry[2].isString())
        return u"this is no event of three parts: time, kind and text"_s;
    CastEvent event;
    event.at = entry[0].toDouble();
    const QString code = entry[1].toString();
    const QString text = entry[2].toString();
    if (code == codeOf(CastEvent::Kind::Resize)) {
        event.kind = CastEvent::Kind::Resize;
        if (!readSize(text, event))
            return u"the size is not one from 1x1 to %1x%2"_s.arg(maxColumns).arg(maxRows);
        return event;
    }
    if (code != codeOf(CastEvent::Kind::Output) && code != codeOf(CastEvent::Kind::Marker))
        return std::optional<CastEvent>();
    event.kind =
        code == codeOf(CastEvent::Kind::Marker) ? CastEvent::Kind::Marker : CastEvent::Kind::Output;
    event.text = text.toUtf8();
    return event;
}

// Reads the lines after the first.
class Reader
{
public:
    explicit Reader(const CastLimits &limits) : m_limits(limits) { }

    std::optional<QString> take(QByteArrayView line, bool isWhole)
    {
        if (line.size() > m_limits.line)
            return u"the line has more than %1 bytes"_s.arg(m_limits.line);
        if (line.trimmed().isEmpty())
            return std::nullopt;
        const Parsed parsed = readEvent(line);
        if (const auto *wrong = std::get_if<QString>(&parsed))
            return isWhole ? std::optional(*wrong) : std::nullopt; // cut while it was written
        const auto &event = std::get<std::optional<CastEvent>>(parsed);
        return event ? append(*event) : std::nullopt;
    }

    std::vector<CastEvent> events;

private:
    std::optional<QString> append(const CastEvent &event)
    {
        const double last = events.empty() ? 0 : events.back().at;
        if (!std::isfinite(event.at) || event.at < last)
            return u"the time goes back"_s;
        if (event.at > m_limits.duration)
            return u"the recording is longer than %1 seconds"_s.arg(m_limits.duration);
        if (events.size() >= m_limits.events)
            return u"the recording has more than %1 events"_s.arg(m_limits.events);
        events.push_back(event);
        return std::nullopt;
    }

    const CastLimits &m_limits;
};

} // namespace

QByteArray castLine(const CastHeader &header)
{
    QJsonObject object {
        {u"version"_s, castVersion}, {u"width"_s, header.columns},
        {u"height"_s, header.rows},  {u"timestamp"_s, header.startedAt.toSecsSinceEpoch()},
        {u"title"_s, header.title},  {u"env"_s, QJsonObject {{u"TERM"_s, u"xterm-256color"_s}}}};
    object.insert(ours, QJsonObject {{u"device"_s, header.device}, {u"by"_s, header.by}});
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray castLine(const CastEvent &event)
{
    const QString text = event.kind == CastEvent::Kind::Resize
        ? u"%1x%2"_s.arg(event.columns).arg(event.rows)
        : QString::fromUtf8(event.text);
    const QJsonArray entry {event.at, codeOf(event.kind), text};
    return QJsonDocument(entry).toJson(QJsonDocument::Compact) + '\n';
}

std::variant<CastHeader, CastFault> readCastHeader(QByteArrayView line)
{
    const QJsonObject object = QJsonDocument::fromJson(line.toByteArray()).object();
    if (object.value("version"_L1).toInt() != castVersion)
        return CastFault {1, u"this is no asciicast of version %1"_s.arg(castVersion)};
    const double columns = object.value("width"_L1).toDouble();
    const double rows = object.value("height"_L1).toDouble();
    if (!isSize(columns, rows))
        return CastFault {1,
                          u"the size is not one from 1x1 to %1x%2"_s.arg(maxColumns).arg(maxRows)};
    CastHeader header;
    header.columns = int(columns);
    header.rows = int(rows);
    if (const QJsonValue seconds = object.value("timestamp"_L1); seconds.isDouble())
        header.startedAt = QDateTime::fromSecsSinceEpoch(seconds.toInteger(), Qt::UTC);
    const QJsonObject more = object.value(ours).toObject();
    header.title = object.value("title"_L1).toString().left(maxTitle);
    header.device = more.value("device"_L1).toString().left(maxTitle);
    header.by = more.value("by"_L1).toString().left(maxTitle);
    return header;
}

std::variant<Cast, CastFault> readCast(QByteArrayView file, const CastLimits &limits)
{
    if (file.size() > limits.file)
        return CastFault {1, u"the file has more than %1 bytes"_s.arg(limits.file)};
    Cast cast;
    Reader reader(limits);
    qsizetype number = 0;
    for (qsizetype at = 0; at < file.size() || number == 0;) {
        const qsizetype end = file.indexOf('\n', at);
        const bool isWhole = end >= 0;
        const QByteArrayView line = file.sliced(at, (isWhole ? end : file.size()) - at);
        at += line.size() + 1;
        if (++number > 1) {
            if (const auto wrong = reader.take(line, isWhole))
                return CastFault {number, *wrong};
            continue;
        }
        const auto header = readCastHeader(line.size() > limits.line ? QByteArrayView() : line);
        if (const auto *fault = std::get_if<CastFault>(&header))
            return *fault;
        cast.header = std::get<CastHeader>(header);
    }
    cast.events = std::move(reader.events);
    return cast;
}

double lastCastTime(QByteArrayView tail)
{
    for (qsizetype end = tail.lastIndexOf('\n'); end > 0;) {
        const qsizetype begin = tail.lastIndexOf('\n', end - 1) + 1;
        const Parsed parsed = readEvent(tail.sliced(begin, end - begin));
        if (const auto *event = std::get_if<std::optional<CastEvent>>(&parsed); event && *event)
            return (*event)->at;
        end = begin - 1;
    }
    return 0;
}

} // namespace Guestwire::Terminal
