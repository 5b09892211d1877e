// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/metricswriter.h"

#include "core/protocol/names.h"
#include "core/protocol/values.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string>

namespace Guestwire::Protocol {

namespace {

constexpr double largestExact = 9'007'199'254'740'992; // whole numbers up to here are exact
constexpr size_t expectedSample = 3'000; // bytes
constexpr size_t longestNumber = 32;

// "\"utilization\":" for each metric.
const std::array<std::string, metricCount> &keys()
{
    static const auto made = [] {
        std::array<std::string, metricCount> all;
        for (const MetricInfo &row : allMetrics())
            all[size_t(row.metric)] = std::string("\"") + row.name + "\":";
        return all;
    }();
    return made;
}

// A group's rows stand together in the table.
std::span<const MetricInfo> rowsOf(MetricGroup group)
{
    const auto all = allMetrics();
    size_t first = 0;
    while (first < all.size() && all[first].group != group)
        ++first;
    size_t end = first;
    while (end < all.size() && all[end].group == group)
        ++end;
    return all.subspan(first, end - first);
}

// Writes nothing but ASCII, so that the text needs no conversion worth the name.
class Writer
{
public:
    explicit Writer(qsizetype samples) { m_text.reserve(expectedSample * size_t(samples)); }

    QString text() const { return QString::fromLatin1(m_text.data(), qsizetype(m_text.size())); }

    void raw(std::string_view text) { m_text += text; }

    void quoted(const QString &text)
    {
        m_text += '"';
        for (const QChar c : text) {
            if (c == u'"' || c == u'\\')
                (m_text += '\\') += char(c.unicode());
            else if (c.unicode() >= 0x20 && c.unicode() < 0x7f)
                m_text += char(c.unicode());
            else
                escaped(c.unicode());
        }
        m_text += '"';
    }

    void sample(const Sample &sample)
    {
        raw("{\"at\":");
        quoted(timeText(sample.at));
        values(",\"cpu\":{", sample.values, MetricGroup::Cpu);
        devices("vcpus", sample.vcpus, MetricGroup::Cpu);
        values("},\"memory\":{", sample.values, MetricGroup::Memory);
        if (sample.memorySource) {
            separate();
            raw("\"source\":");
            quoted(toName(*sample.memorySource));
        }
        values("},\"network\":{", sample.values, MetricGroup::Network);
        devices("interfaces", sample.nics, MetricGroup::Network);
        values("},\"disk\":{", sample.values, MetricGroup::Disk);
        devices("devices", sample.disks, MetricGroup::Disk);
        raw("},\"vm\":");
        quoted(toText(sample.vm));
        raw("}");
    }

    void separate()
    {
        if (m_text.back() != '{' && m_text.back() != '[')
            m_text += ',';
    }

private:
    // Many samples share the time of their reading, and a time is dear to write.
    const QString &timeText(const QDateTime &time)
    {
        if (time != m_time) {
            m_time = time;
            m_timeText = toText(time);
        }
        return m_timeText;
    }

    void escaped(char16_t unit)
    {
        constexpr std::string_view digits = "0123456789abcdef";
        m_text += "\\u";
        for (int shift = 12; shift >= 0; shift -= 4)
            m_text += digits[(unit >> shift) & 0xf];
    }

    void number(double value)
    {
        std::array<char, longestNumber> buffer;
        const bool isWhole = std::abs(value) <= largestExact && std::trunc(value) == value;
        char *const end = buffer.data() + buffer.size();
        const auto written = isWhole ? std::to_chars(buffer.data(), end, qint64(value))
                                     : std::to_chars(buffer.data(), end, value);
        m_text.append(buffer.data(), written.ptr);
    }

    void values(std::string_view before, const Values &given, MetricGroup group)
    {
        raw(before);
        for (const MetricInfo &row : rowsOf(group)) {
            const auto value = given[row.metric];
            if (!value || !std::isfinite(*value))
                continue;
            separate();
            raw(keys()[size_t(row.metric)]);
            number(*value);
        }
    }

    void devices(std::string_view name, const QList<Device> &devices, MetricGroup group)
    {
        if (devices.isEmpty())
            return;
        separate();
        raw("\"");
        raw(name);
        raw("\":[");
        for (const Device &device : devices) {
            separate();
            raw(group == MetricGroup::Cpu ? "{\"number\":" : "{\"name\":");
            if (group == MetricGroup::Cpu)
                number(device.name.toInt());
            else
                quoted(device.name);
            values({}, device.values, group);
            raw("}");
        }
        raw("]");
    }

    std::string m_text;
    QDateTime m_time;
    QString m_timeText;
};

} // namespace

QString metricsText(const MetricsBatch &batch)
{
    Writer writer(batch.samples.size());
    writer.raw("{\"data\":{\"samples\":[");
    for (const Sample &sample : batch.samples) {
        writer.separate();
        writer.sample(sample);
    }
    writer.raw("]},\"timestamp\":");
    writer.quoted(toText(QDateTime::currentDateTimeUtc()));
    writer.raw(",\"type\":\"metrics\"}");
    return writer.text();
}

} // namespace Guestwire::Protocol
