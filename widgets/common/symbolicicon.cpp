// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/symbolicicon.h"

#include "widgets/common/colors.h"

#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

static void initIcons()
{
    Q_INIT_RESOURCE(icons); // must stand outside any namespace
}

namespace Guestwire {

SymbolicIcon::SymbolicIcon(const QString &name, Tone tone) : m_name(name), m_tone(tone)
{
    makeAvailable();
}

void SymbolicIcon::makeAvailable()
{
    initIcons();
}

QColor SymbolicIcon::color(QIcon::Mode mode) const
{
    const QPalette palette = QGuiApplication::palette();
    if (mode == QIcon::Disabled)
        return palette.color(QPalette::Disabled, QPalette::WindowText);
    if (mode == QIcon::Selected)
        return palette.color(QPalette::HighlightedText);
    const Colors &colors = colorsFor(palette);
    switch (m_tone) {
    case Tone::Text:
        return palette.color(QPalette::WindowText);
    case Tone::Running:
        return colors.running;
    case Tone::Paused:
        return colors.paused;
    case Tone::Idle:
        return colors.idle;
    case Tone::Problem:
        return colors.problem;
    }
    return {};
}

void SymbolicIcon::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal ratio = painter->device()->devicePixelRatio();
    QPixmap picture = pixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state);
    picture.setDevicePixelRatio(ratio);
    painter->drawPixmap(rect, picture);
}

QPixmap SymbolicIcon::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State)
{
    const QColor ink = color(mode);
    const QString cacheKey = QStringLiteral("guestwire-%1-%2-%3x%4")
                                 .arg(m_name, ink.name())
                                 .arg(size.width())
                                 .arg(size.height());
    QPixmap picture;
    if (QPixmapCache::find(cacheKey, &picture))
        return picture;
    QFile file(QStringLiteral(":/icons/%1.svg").arg(m_name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QSvgRenderer renderer(file.readAll().replace("currentColor", ink.name().toLatin1()));
    picture = QPixmap(size);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    const int side = std::min(size.width(), size.height());
    renderer.render(&painter,
                    QRectF((size.width() - side) / 2.0, (size.height() - side) / 2.0, side, side));
    QPixmapCache::insert(cacheKey, picture);
    return picture;
}

QIconEngine *SymbolicIcon::clone() const
{
    return new SymbolicIcon(*this); // the caller owns it, as QIconEngine asks
}

} // namespace Guestwire
