// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/splitter.h"
#include "widgets/data/commands.h"
#include "widgets/data/samplestore.h"

#include <QSettings>

#include <chrono>

class QScrollArea;

namespace Guestwire {

class ChartPanel;
class ConsolePage;
class EventModel;

// The console, and the charts beside it where somebody wants them there.
class ConsoleSplit : public Splitter
{
    Q_OBJECT

public:
    ConsoleSplit(const Connections &connections, const SampleStore &samples, Commands &commands,
                 const EventModel &events, QWidget *parent);

    ConsolePage &console() const { return *m_console; }
    ChartPanel *charts() const { return m_charts; } // null until they were wanted once
    bool showsCharts() const;
    void showCharts(bool shown);
    void setRange(std::chrono::milliseconds range); // of the charts
    void setTarget(const VmKey &key);

    void save(QSettings &settings) const;
    void restore(const QSettings &settings);

private:
    void makeCharts();

    const Connections &m_connections;
    const SampleStore &m_samples;
    const EventModel &m_events;
    VmKey m_target;
    ConsolePage *m_console;
    ChartPanel *m_charts = nullptr;
    QScrollArea *m_chartsArea = nullptr;
};

} // namespace Guestwire
