// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/decimate.h"

#include <algorithm>

namespace Guestwire {

namespace {

// Collects the points of one column, then hands on its extremes in the order of time.
class Column
{
public:
    void take(const QPointF &point)
    {
        if (m_count == 0 || point.y() < m_lowest.y())
            m_lowest = point;
        if (m_count == 0 || point.y() > m_highest.y())
            m_highest = point;
        ++m_count;
    }

    void flush(QList<QPointF> &line)
    {
        if (m_count > 0) {
            const auto [early, late] = std::minmax(m_lowest, m_highest, isEarlier);
            line.append(early);
            if (early != late)
                line.append(late);
        }
        m_count = 0;
    }

private:
    static bool isEarlier(const QPointF &a, const QPointF &b) { return a.x() < b.x(); }

    QPointF m_lowest;
    QPointF m_highest;
    int m_count = 0;
};

} // namespace

QList<QPointF> decimate(std::span<const Point> points, Series series, qint64 from, qint64 to,
                        int columns)
{
    QList<QPointF> line;
    if (points.empty() || to <= from || columns < 1)
        return line;
    const bool few = points.size() <= size_t(2 * columns);
    const qint64 width = few ? 1 : std::max<qint64>((to - from) / columns, 1);
    line.reserve(std::min(qsizetype(points.size()), qsizetype(2 * columns + 2)));
    Column column;
    qint64 current = points.front().at / width;
    for (const Point &point : points) {
        if (point.at > to)
            break;
        if (point.at / width != current) {
            column.flush(line);
            current = point.at / width;
        }
        const QPointF here(double(point.at), double(point[series]));
        if (here.y() == here.y()) {
            column.take(here);
            continue;
        }
        column.flush(line);
        const bool inGap = !line.isEmpty() && !(line.last().y() == line.last().y());
        if (!inGap)
            line.append(here);
    }
    column.flush(line);
    return line;
}

QList<QPointF> widened(const QList<QPointF> &line, double half)
{
    const auto isValue = [&line](qsizetype i) {
        return i >= 0 && i < line.size() && line[i].y() == line[i].y();
    };
    QList<QPointF> wide;
    wide.reserve(line.size() + 2);
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (half <= 0 || !isValue(i) || isValue(i - 1) || isValue(i + 1)) {
            wide.append(line[i]);
            continue;
        }
        wide.append(line[i] - QPointF(half, 0));
        wide.append(line[i] + QPointF(half, 0));
    }
    return wide;
}

} // namespace Guestwire
