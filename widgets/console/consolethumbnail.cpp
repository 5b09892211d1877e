// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/console/consolethumbnail.h"

#include "core/client/client.h"
#include "widgets/common/words.h"
#include "widgets/terminal/logicalline.h"
#include "widgets/terminal/rowpainter.h"

#include <chrono>

namespace Guestwire {

namespace {

using namespace std::chrono_literals;

constexpr auto betweenFrames = 500ms; // many are looked at, and none is read
constexpr int firstColumns = 80;
constexpr int firstRows = 24;
constexpr int scrollback = 0;

} // namespace

ConsoleThumbnail::ConsoleThumbnail(const VmKey &key, const QString &device, Client &client,
                                   ThumbnailLook &look, QObject *parent)
    : QObject(parent)
    , m_key(key)
    , m_look(look)
    , m_screen(firstColumns, firstRows, scrollback)
    , m_console(client.openConsole(key.vm, device, false))
{
    m_screen.setMuted(true);
    connect(m_console.get(), &Console::output, this, &ConsoleThumbnail::feed);
    connect(m_console.get(), &Console::rebuilt, this, &ConsoleThumbnail::rebuild);
    connect(m_console.get(), &Console::stateChanged, this, [this] {
        if (m_console->isAttached())
            m_error.reset();
        emit changed();
    });
    connect(m_console.get(), &Console::refused, this, [this](const Error &error) {
        m_error = error;
        emit changed();
    });
}

ConsoleThumbnail::~ConsoleThumbnail()
{
    m_look.frames.remove(*this);
}

void ConsoleThumbnail::feed(const QByteArray &bytes)
{
    m_screen.feed(bytes);
    requestFrame();
}

void ConsoleThumbnail::rebuild(const QByteArray &stream, int columns, int rows)
{
    m_screen.reset();
    m_screen.resize(columns, rows);
    feed(stream);
}

void ConsoleThumbnail::requestFrame()
{
    m_look.frames.request(*this, betweenFrames);
}

void ConsoleThumbnail::repaint()
{
    m_image = {};
    frame();
}

void ConsoleThumbnail::frame()
{
    const Terminal::Damage damage = m_screen.takeDamage();
    const QSize cell = m_look.glyphs.cellSize();
    const QSize size(cell.width() * m_screen.columns(), cell.height() * m_screen.rows());
    const bool all = m_image.size() != size;
    if (all)
        m_image = QImage(size, QImage::Format_RGB32);
    Terminal::RowPainter painter(m_image, m_look.glyphs, m_look.scheme, m_screen);
    for (int row = 0; row < m_screen.rows(); ++row)
        if (all || damage.scrolled != 0 || damage.rows[size_t(row)])
            painter.paint(m_screen.line(row), row * cell.height(), {});
    emit changed();
}

QString ConsoleThumbnail::lastLine() const
{
    for (int row = m_screen.rows() - 1; row >= 0; --row) {
        const auto line = Terminal::placedLine(m_screen, 0, row, {0, m_screen.columns()});
        if (const QString text = line.text.trimmed(); !text.isEmpty())
            return displayText(text);
    }
    return {};
}

QString ConsoleThumbnail::trouble() const
{
    if (m_console->isAttached())
        return lastLine().isEmpty() ? tr("It has said nothing yet.") : QString();
    return m_error ? Words::error(m_error->code) : tr("Connecting…");
}

} // namespace Guestwire
