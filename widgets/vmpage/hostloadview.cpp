// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/vmpage/hostloadview.h"

#include "widgets/common/colors.h"
#include "widgets/common/format.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Guestwire {

namespace {

constexpr QSize usualSize(400, 170); // pixels
constexpr QSize leastSize(240, 120);
constexpr int gap = 6;
constexpr int swatch = 10;
constexpr int namesShare = 3; // of the width: one part for the names
constexpr int widestNames = 220;
constexpr int marks = 3;

// The upper edges of a band over what lies below it.
struct Edges
{
    std::vector<double> low;
    std::vector<double> high;
};

Edges over(const Edges &below, const std::vector<float> &values)
{
    Edges edges {below.high, below.high};
    for (size_t i = 0; i < values.size(); ++i)
        if (!std::isnan(values[i]))
            edges.high[i] += double(values[i]);
    return edges;
}

double lastOf(const HostLoad::Band &band)
{
    return std::isnan(band.cpus.back()) ? 0 : double(band.cpus.back());
}

} // namespace

HostLoadView::HostLoadView(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Processors kept busy, by VM"));
}

QSize HostLoadView::sizeHint() const
{
    return usualSize;
}

QSize HostLoadView::minimumSizeHint() const
{
    const int names = int(colorsFor(palette()).stack.size()) + 1; // with all others
    return leastSize.expandedTo({0, fontMetrics().height() / 2 + names * lineHeight()});
}

void HostLoadView::present(const HostLoad &load)
{
    m_load = load;
    QStringList spoken {title()};
    for (const HostLoad::Band &band : load.bands)
        spoken.append(tr("%1: %2", "VM and CPUs")
                          .arg(nameOf(band), QLocale().toString(lastOf(band), 'f', 1)));
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    update();
}

QString HostLoadView::title() const
{
    if (m_load.bands.isEmpty())
        return tr("CPUs kept busy by VMs");
    const QString busy = QLocale().toString(m_load.now, 'f', 1);
    return m_load.cpus > 0
        ? tr("CPUs kept busy by VMs: %1 of %2").arg(busy, QLocale().toString(m_load.cpus))
        : tr("CPUs kept busy by VMs: %1").arg(busy);
}

int HostLoadView::lineHeight() const
{
    return fontMetrics().height() + 4;
}

QString HostLoadView::nameOf(const HostLoad::Band &band) const
{
    return band.key.isNull() ? tr("all others") : band.name;
}

QColor HostLoadView::colorOf(int band) const
{
    const Colors &colors = colorsFor(palette());
    return band < int(colors.stack.size()) ? colors.stack[size_t(band)] : colors.rest;
}

double HostLoadView::top() const
{
    constexpr double least = 0.2;
    const double highest = std::max(m_load.highest, least);
    const double step = Format::niceStep(highest, marks, Unit::Count);
    return std::ceil(highest / step) * step;
}

QRect HostLoadView::plot() const
{
    const int names = m_load.bands.isEmpty() ? 0 : std::min(width() / namesShare, widestNames);
    const int axis = fontMetrics().horizontalAdvance(QLocale().toString(88.8, 'f', 1)) + gap;
    return rect().adjusted(axis, fontMetrics().height() / 2, -names - 2 * gap,
                           -fontMetrics().height() - gap);
}

void HostLoadView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect rect = plot();
    paintAxis(painter, rect);
    paintBands(painter, rect);
    paintNames(painter);
}

void HostLoadView::paintAxis(QPainter &painter, const QRect &rect) const
{
    const Colors &colors = colorsFor(palette());
    const double step = Format::niceStep(top(), marks, Unit::Count);
    const int line = fontMetrics().height();
    for (double value = 0; value <= top() + step / 2; value += step) {
        const int y = rect.bottom() - int(value / top() * rect.height());
        painter.setPen(colors.grid);
        painter.drawLine(rect.left(), y, rect.right(), y);
        painter.setPen(colors.muted);
        painter.drawText(QRect(0, y - line / 2, rect.left() - gap, line),
                         Qt::AlignRight | Qt::AlignVCenter,
                         QLocale().toString(value, 'f', step < 1 ? 1 : 0));
    }
    const auto time = [this](int number) {
        const qint64 at = m_load.from + m_load.step * number;
        return QDateTime::fromMSecsSinceEpoch(at).toString(QStringLiteral("HH:mm")); // as the charts
    };
    const QRect below(rect.left(), rect.bottom() + gap, rect.width(), line);
    painter.drawText(below, Qt::AlignLeft, time(0));
    painter.drawText(below, Qt::AlignRight, time(HostLoad::steps));
}

void HostLoadView::paintBands(QPainter &painter, const QRect &rect) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const double across = double(rect.width()) / (HostLoad::steps - 1);
    const auto up = [this, &rect](double value) {
        return rect.bottom() + 1 - value / top() * rect.height();
    };
    Edges edges {std::vector<double>(HostLoad::steps, 0), std::vector<double>(HostLoad::steps, 0)};
    for (int i = 0; i < m_load.bands.size(); ++i) {
        edges = over(edges, m_load.bands[i].cpus);
        QPolygonF area;
        for (int step = 0; step < HostLoad::steps; ++step)
            area.append(QPointF(rect.left() + step * across, up(edges.high[size_t(step)])));
        for (int step = HostLoad::steps - 1; step >= 0; --step)
            area.append(QPointF(rect.left() + step * across, up(edges.low[size_t(step)])));
        // The ground between two bands tells them apart where colours do not.
        painter.setPen(QPen(colorsFor(palette()).card, 1));
        painter.setBrush(colorOf(i));
        painter.drawPolygon(area);
    }
}

void HostLoadView::paintNames(QPainter &painter) const
{
    const int line = lineHeight();
    QRect row(plot().right() + 2 * gap, plot().top(), width() - plot().right() - 2 * gap, line);
    // In the order of the picture: the highest band first.
    for (int i = int(m_load.bands.size()) - 1; i >= 0; --i, row.translate(0, line)) {
        const HostLoad::Band &band = m_load.bands[i];
        painter.fillRect(QRect(row.left(), row.center().y() - swatch / 2, swatch, swatch),
                         colorOf(i));
        const QString value = QLocale().toString(lastOf(band), 'f', 1);
        const int valueWidth = fontMetrics().horizontalAdvance(value);
        const QRect text = row.adjusted(swatch + gap, 0, 0, 0);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(nameOf(band), Qt::ElideRight,
                                                  text.width() - valueWidth - gap));
        painter.setPen(colorsFor(palette()).muted);
        painter.drawText(text, Qt::AlignRight | Qt::AlignVCenter, value);
    }
}

} // namespace Guestwire
