// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIconEngine>
#include <QString>

class QPalette;

namespace Guestwire {

// An SVG picture of one colour, which is chosen when it is painted, so that a change of the theme
// needs no new icons.
class SymbolicIcon : public QIconEngine
{
public:
    enum class Tone { Text, Running, Paused, Idle, Problem };

    SymbolicIcon(const QString &name, Tone tone);

    static void makeAvailable(); // the pictures of the static library

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QIconEngine *clone() const override;
    QString key() const override { return QStringLiteral("GuestwireSymbolic"); }

private:
    QColor color(QIcon::Mode mode) const;

    QString m_name;
    Tone m_tone;
};

} // namespace Guestwire
