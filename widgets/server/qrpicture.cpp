// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/server/qrpicture.h"

#include <QPainter>

#include <algorithm>

namespace Guestwire {

namespace {

constexpr int usualModule = 4; // pixels

} // namespace

QrPicture::QrPicture(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void QrPicture::setText(const QString &text)
{
    m_code = QrCode::of(text.toUtf8());
    updateGeometry();
    update();
}

QSize QrPicture::sizeHint() const
{
    const int edge = m_code ? (m_code->size() + 2 * QrCode::margin) * usualModule : 0;
    return {edge, edge};
}

void QrPicture::paintEvent(QPaintEvent *)
{
    if (!m_code)
        return;
    QPainter painter(this);
    painter.fillRect(rect(), Qt::white);
    const qreal ratio = painter.deviceTransform().m11();
    const int modules = m_code->size() + 2 * QrCode::margin;
    const int edge = int(std::min(width(), height()) * ratio);
    const int module = std::max(1, edge / modules);
    const int start = std::max(0, (edge - module * modules) / 2) + module * QrCode::margin;
    painter.scale(1 / ratio, 1 / ratio); // pixels of the screen from here on
    for (int y = 0; y < m_code->size(); ++y)
        for (int x = 0; x < m_code->size(); ++x)
            if (m_code->isDark(x, y))
                painter.fillRect(start + x * module, start + y * module, module, module, Qt::black);
}

} // namespace Guestwire
