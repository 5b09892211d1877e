// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/recorder.h"

#include "core/protocol/limits.h"
#include "core/terminal/rebuild.h"

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

using Kind = Terminal::CastEvent::Kind;

constexpr auto resetTerminal = "\x1b"
                               "c"; // RIS
constexpr double nanoseconds = 1e9; // in a second
constexpr double precision = 1e6; // parts of a second that are written

// A byte order mark is one more character that the guest sent.
constexpr auto plain = QStringDecoder::Flag::ConvertInitialBom;

} // namespace

Recorder::Recorder(ConsoleFeed &feed, Write write)
    : m_feed(feed)
    , m_write(std::move(write))
    , m_decoder(QStringDecoder::Utf8, plain)
    , m_columns(feed.columns())
    , m_rows(feed.rows())
{
    m_clock.start();
    connect(&feed, &ConsoleFeed::grown, this, [this] { pump(); });
    connect(&feed, &ConsoleFeed::restarted, this, &Recorder::restarted);
    connect(&feed, &ConsoleFeed::changed, this, &Recorder::sizeChanged);
    begin();
}

void Recorder::begin()
{
    m_epoch = m_feed.epoch();
    m_offset = m_feed.ring().end();
    if (m_feed.state() == ConsoleFeed::State::Open)
        show(Terminal::rebuild(m_feed.screen(), 0));
}

void Recorder::write(Terminal::CastEvent event)
{
    event.at = std::round(double(m_clock.nsecsElapsed()) / nanoseconds * precision) / precision;
    const QByteArray line = Terminal::castLine(event);
    m_unwritten += line.size();
    m_write(event.at, line);
}

void Recorder::show(const QByteArray &bytes)
{
    const QString text = m_decoder.decode(bytes);
    if (!text.isEmpty())
        write({0, Kind::Output, text.toUtf8()});
}

void Recorder::tellLost(quint64 bytes)
{
    write({0, Kind::Marker, u"%1 bytes are missing here"_s.arg(bytes).toUtf8()});
}

void Recorder::pump(qint64 most)
{
    const ConsoleRing &ring = m_feed.ring();
    while (m_offset < ring.end() && m_unwritten < most) {
        if (m_offset < ring.begin()) {
            tellLost(ring.begin() - m_offset);
            m_offset = ring.begin();
        }
        const QByteArray piece = ring.read(m_offset, Protocol::consoleChunk);
        m_offset += quint64(piece.size());
        show(piece);
    }
}

void Recorder::drain()
{
    pump(std::numeric_limits<qint64>::max());
}

void Recorder::written(qint64 bytes)
{
    m_unwritten -= bytes;
    pump();
}

void Recorder::restarted()
{
    if (const quint64 end = m_feed.lastRing().end(); m_epoch != m_feed.epoch() && m_offset < end)
        tellLost(end - m_offset);
    m_epoch = m_feed.epoch();
    m_offset = 0;
    m_decoder.resetState();
    write({0, Kind::Marker, "the console began anew"});
    write({0, Kind::Output, resetTerminal});
}

void Recorder::sizeChanged()
{
    if (m_columns == m_feed.columns() && m_rows == m_feed.rows())
        return;
    pump(); // what was shown in the old size
    m_columns = m_feed.columns();
    m_rows = m_feed.rows();
    write({0, Kind::Resize, {}, m_columns, m_rows});
}

} // namespace Guestwire
