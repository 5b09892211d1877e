// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/recording.h"
#include "core/model/vm.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace Guestwire::Protocol {

using RequestId = QString; // chosen by the client; empty when it gave none
using Channel = quint32; // one opened console on one connection
using Epoch = quint64; // one uninterrupted run of a console's output; grows

struct Viewer
{
    quint32 id = 0;
    QString user;
    bool write = false;
    bool operator==(const Viewer &) const = default;
};

// A recording under way.
struct RecordingMark
{
    QString by;
    QDateTime at; // UTC, when it began
    bool operator==(const RecordingMark &) const = default;
};

// client to server

struct ConsoleOpen
{
    RequestId request;
    VmId vm;
    QString device; // alias; empty for the primary console
    bool write = false;
    std::optional<Epoch> epoch;
    std::optional<quint64> offset; // bytes since the epoch began
    QString clientId; // input numbers are remembered under it across connections
    bool operator==(const ConsoleOpen &) const = default;
};

struct ConsoleTake
{
    RequestId request;
    Channel channel = 0;
    bool operator==(const ConsoleTake &) const = default;
};

// Asks the holder for the keyboard; answered when that is decided.
struct ConsoleAsk
{
    RequestId request;
    Channel channel = 0;
    bool operator==(const ConsoleAsk &) const = default;
};

// The holder's word to one who asks.
struct ConsoleAnswer
{
    RequestId request;
    Channel channel = 0;
    quint32 viewer = 0;
    bool handOver = false;
    bool operator==(const ConsoleAnswer &) const = default;
};

struct ConsoleRelease
{
    RequestId request;
    Channel channel = 0;
    bool operator==(const ConsoleRelease &) const = default;
};

struct ConsoleResize
{
    RequestId request;
    Channel channel = 0;
    int columns = 0;
    int rows = 0;
    bool operator==(const ConsoleResize &) const = default;
};

struct ConsoleClose
{
    RequestId request;
    Channel channel = 0;
    bool operator==(const ConsoleClose &) const = default;
};

// Starts or ends a recording.
struct ConsoleRecord
{
    RequestId request;
    Channel channel = 0;
    bool recording = false;
    bool operator==(const ConsoleRecord &) const = default;
};

struct ListRecordings
{
    RequestId request;
    VmId vm;
    bool operator==(const ListRecordings &) const = default;
};

struct ReadRecording
{
    RequestId request;
    VmId vm;
    QString recording;
    qint64 offset = 0; // bytes
    bool operator==(const ReadRecording &) const = default;
};

struct DeleteRecording
{
    RequestId request;
    VmId vm;
    QString recording;
    bool operator==(const DeleteRecording &) const = default;
};

// Binary, kind 2.
struct ConsoleInput
{
    Channel channel = 0;
    quint64 number = 0; // the client's own, growing
    QByteArray bytes;
    bool operator==(const ConsoleInput &) const = default;
};

// The console route of a single VM.
struct ConsoleTextInput
{
    QString content;
    bool operator==(const ConsoleTextInput &) const = default;
};

// server to client

struct ConsoleOpened
{
    Channel channel = 0;
    Epoch epoch = 0;
    quint64 offset = 0;
    int columns = 0;
    int rows = 0;
    std::optional<quint32> holder; // a viewer's id
    QList<Viewer> viewers;
    quint32 self = 0; // the id of the viewer that this answer made
    QList<quint32> asking {}; // ids of those who ask for the keyboard
    std::optional<RecordingMark> recording {};
    quint64 acknowledged = 0; // the last input of this clientId that libvirt took; 0: none
    bool operator==(const ConsoleOpened &) const = default;
};

// The result of a ConsoleResize: whether the guest knows its size now. The message says by which
// way, or why not.
struct ConsoleResized
{
    bool told = false;
    bool operator==(const ConsoleResized &) const = default;
};

// Binary, kind 1 (output) or 3 (a rebuild of the screen as it stands at `number`).
struct ConsoleOutput
{
    Channel channel = 0;
    bool rebuild = false;
    quint64 number = 0; // offset of the first byte, or the offset that the rebuild stands for
    QByteArray bytes; // empty at the end of a rebuild
    bool operator==(const ConsoleOutput &) const = default;
};

struct ConsoleGap
{
    enum class Reason { Overwritten, Restarted };
    Channel channel = 0;
    Epoch epoch = 0; // of the bytes that follow
    quint64 from = 0;
    quint64 to = 0;
    Reason reason = Reason::Overwritten;
    bool operator==(const ConsoleGap &) const = default;
};

struct ConsoleState
{
    enum class State { Open, Off, Lost };
    Channel channel = 0;
    std::optional<quint32> holder;
    QList<Viewer> viewers;
    int columns = 0;
    int rows = 0;
    State state = State::Off;
    QList<quint32> asking {};
    std::optional<RecordingMark> recording {};
    bool operator==(const ConsoleState &) const = default;
};

struct ConsoleAck
{
    Channel channel = 0;
    quint64 number = 0;
    bool operator==(const ConsoleAck &) const = default;
};

// The console route of a single VM.
struct ConsoleText
{
    QString content;
    bool eof = false;
    bool operator==(const ConsoleText &) const = default;
};

} // namespace Guestwire::Protocol
