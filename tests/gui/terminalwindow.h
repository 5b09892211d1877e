// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/terminal/terminalview.h"

#include <QImage>
#include <QSignalSpy>

#include <memory>

// A window that holds a terminal of 80 columns and 24 rows, light on dark.
class TerminalWindow
{
protected:
    void open();
    void close();

    QPoint cell(int column, int row) const; // its left edge, half way down
    QSizeF cellSize() const;
    QRect cellRect(int column, int row) const;
    QByteArray typed() const;
    QImage shown() const;
    void wheel(int notches, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void drag(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers modifiers = {});
    void settle() const; // until all that was fed is taken in

    static QPalette palette(const QColor &base, const QColor &text);
    static int colourCount(const QImage &image, const QRect &area, QRgb colour);

    std::unique_ptr<Guestwire::Terminal::FrameScheduler> m_frames;
    std::unique_ptr<QWidget> m_window;
    Guestwire::TerminalView *m_view = nullptr;
    std::unique_ptr<QSignalSpy> m_typed;
};
