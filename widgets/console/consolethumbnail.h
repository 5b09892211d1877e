// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/console.h"
#include "core/terminal/screen.h"
#include "widgets/common/vmkey.h"
#include "widgets/terminal/colourscheme.h"
#include "widgets/terminal/framescheduler.h"
#include "widgets/terminal/glyphcache.h"

#include <QImage>

#include <memory>

namespace Guestwire {

// What all thumbnails share.
struct ThumbnailLook
{
    Terminal::FrameScheduler frames;
    Terminal::GlyphCache glyphs;
    Terminal::ColourScheme scheme;
};

// A console that is only looked at, small. It is open as long as this lives, and never asks for the
// keyboard. `look` and the client outlive it.
class ConsoleThumbnail : public QObject, private Terminal::FrameClient
{
    Q_OBJECT

public:
    ConsoleThumbnail(const VmKey &key, const QString &device, Client &client, ThumbnailLook &look,
                     QObject *parent);
    ~ConsoleThumbnail() override;

    VmKey key() const { return m_key; }
    const QImage &image() const { return m_image; }
    QString lastLine() const; // that has text
    QString trouble() const; // why there is nothing to see; empty: there is
    void repaint(); // all of it, as after a change of the look

signals:
    void changed();

private:
    void frame() override;
    void feed(const QByteArray &bytes);
    void rebuild(const QByteArray &stream, int columns, int rows);
    void requestFrame();

    VmKey m_key;
    ThumbnailLook &m_look;
    Terminal::Screen m_screen;
    QImage m_image;
    std::optional<Error> m_error; // why it could not be opened
    std::unique_ptr<Console> m_console;
};

} // namespace Guestwire
