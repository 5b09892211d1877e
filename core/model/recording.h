// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace Guestwire {

// What a console showed for a while, kept by the service as asciicast v2.
struct Recording
{
    QString id;
    QString device; // alias of the console
    QString by; // who started it
    QDateTime startedAt; // UTC
    double duration = 0; // seconds, so far
    qint64 size = 0; // bytes of the file, so far
    int columns = 0; // at its beginning
    int rows = 0;
    bool active = false; // it goes on

    bool operator==(const Recording &) const = default;
};

// A piece of a recording's file.
struct RecordingPart
{
    qint64 offset = 0; // bytes, of the first of `content`
    qint64 size = 0; // bytes of the whole file
    QByteArray content; // empty at its end

    bool operator==(const RecordingPart &) const = default;
};

} // namespace Guestwire
