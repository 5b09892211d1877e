// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/chartpanel.h"

#include <QSettings>

class QAbstractButton;
class QButtonGroup;
class QLabel;

namespace Guestwire {

// The charts of a VM, and what part of time they show.
class PerformancePage : public QWidget
{
    Q_OBJECT

public:
    PerformancePage(const SampleStore &samples, const Connections &connections, QWidget *parent);

    void setTarget(const VmKey &key);
    ChartPanel *charts() const { return m_charts; }

    void save(QSettings &settings) const;
    void restore(const QSettings &settings);

private:
    void addRange(std::chrono::minutes range, const QString &text);
    void showLive(bool live);

    QButtonGroup *m_ranges;
    QAbstractButton *m_live;
    QLabel *m_state;
    ChartPanel *m_charts;
};

} // namespace Guestwire
