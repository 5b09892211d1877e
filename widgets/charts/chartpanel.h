// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/samplestore.h"

#include <QWidget>

#include <chrono>

namespace Guestwire {

class MetricChart;

// The four charts of one VM, re-targeted when another is chosen, under one crosshair.
class ChartPanel : public QWidget
{
    Q_OBJECT

public:
    ChartPanel(const SampleStore &samples, const Connections &connections,
               QWidget *parent = nullptr);

    void setTarget(const VmKey &key);
    void setRange(std::chrono::milliseconds range);
    std::chrono::milliseconds range() const { return m_range; }
    void setLive(bool live); // not live: the picture stands still
    bool isLive() const { return m_live; }

    // Draws anew where it is seen; nothing otherwise.
    void refresh();

    const QList<MetricChart *> &charts() const { return m_charts; }

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void point(std::optional<qint64> at);
    void step(int samples);
    const Point *nearest(qint64 at) const;

    const SampleStore &m_samples;
    const Connections &m_connections;
    QList<MetricChart *> m_charts;
    VmKey m_target;
    std::chrono::milliseconds m_range;
    bool m_live = true;
    qint64 m_end = 0; // ms since 1970, at the right edge
    std::optional<qint64> m_pointed;
};

} // namespace Guestwire
