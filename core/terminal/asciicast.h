// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <variant>
#include <vector>

// Recordings as asciicast v2: a line of JSON with what it is, then a line for each thing that
// happened. A file that was cut anywhere is still one.
namespace Guestwire::Terminal {

struct CastHeader
{
    int columns = 80;
    int rows = 24;
    QDateTime startedAt; // UTC, to the second in the format itself
    QString title;
    // Ours, beside what the format knows; other programs pass over them.
    QString device;
    QString by;

    bool operator==(const CastHeader &) const = default;
};

struct CastEvent
{
    enum class Kind { Output, Resize, Marker };

    double at = 0; // seconds since the beginning
    Kind kind = Kind::Output;
    QByteArray text; // UTF-8; what was shown, or the marker's label
    int columns = 0; // of a resize
    int rows = 0;

    bool operator==(const CastEvent &) const = default;
};

struct Cast
{
    CastHeader header;
    std::vector<CastEvent> events; // in the order of time
};

// Why a file is no recording that we show.
struct CastFault
{
    qsizetype line = 0; // from 1
    QString what; // English

    bool operator==(const CastFault &) const = default;
};

struct CastLimits
{
    qsizetype file = 128 * 1024 * 1024; // bytes
    qsizetype line = 4 * 1024 * 1024; // bytes
    size_t events = 2'000'000;
    double duration = 60.0 * 60 * 24 * 31; // seconds
};

// Each with the line break at its end.
QByteArray castLine(const CastHeader &header);
QByteArray castLine(const CastEvent &event);

std::variant<Cast, CastFault> readCast(QByteArrayView file, const CastLimits &limits = {});
std::variant<CastHeader, CastFault> readCastHeader(QByteArrayView line);
// The time of the last whole event of a file, of which `tail` is the end.
double lastCastTime(QByteArrayView tail);

} // namespace Guestwire::Terminal
