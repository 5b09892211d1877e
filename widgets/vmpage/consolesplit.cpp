// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/vmpage/consolesplit.h"

#include "widgets/charts/chartpanel.h"
#include "widgets/console/consolepage.h"

#include <QScrollArea>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr int consoleShare = 5; // of the width, to
constexpr int chartsShare = 3;

} // namespace

ConsoleSplit::ConsoleSplit(const Connections &connections, const SampleStore &samples,
                           Commands &commands, const EventModel &events, QWidget *parent)
    : Splitter(Qt::Horizontal, parent)
    , m_connections(connections)
    , m_samples(samples)
    , m_events(events)
    , m_console(new ConsolePage(connections, commands, this))
{
    setObjectName(u"consoleSplit"_s);
    setChildrenCollapsible(false);
    setDividerName(tr("Divider between console and charts"));
    addWidget(m_console);
    setStretchFactor(0, consoleShare);
}

void ConsoleSplit::makeCharts()
{
    m_charts = new ChartPanel(m_samples, m_connections, this);
    m_charts->setColumns(1);
    m_charts->setEvents(m_events);
    m_charts->setTarget(m_target);
    // What has no room is scrolled: the window is not to grow beyond a small screen.
    m_chartsArea = new QScrollArea(this);
    m_chartsArea->setWidget(m_charts);
    m_chartsArea->setWidgetResizable(true);
    m_chartsArea->setFrameShape(QFrame::NoFrame);
    m_chartsArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_chartsArea->setFocusPolicy(Qt::NoFocus);
    m_chartsArea->setMinimumWidth(m_charts->minimumSizeHint().width());
    addWidget(m_chartsArea);
    setStretchFactor(1, chartsShare);
}

bool ConsoleSplit::showsCharts() const
{
    return m_chartsArea && !m_chartsArea->isHidden();
}

void ConsoleSplit::showCharts(bool shown)
{
    if (shown && !m_charts) {
        makeCharts();
        setSizes({width() * consoleShare / (consoleShare + chartsShare),
                  width() * chartsShare / (consoleShare + chartsShare)});
    }
    if (m_chartsArea)
        m_chartsArea->setVisible(shown);
}

void ConsoleSplit::setRange(std::chrono::milliseconds range)
{
    if (m_charts && m_charts->range() != range)
        m_charts->setRange(range);
}

void ConsoleSplit::setTarget(const VmKey &key)
{
    m_target = key;
    m_console->setTarget(key);
    if (m_charts)
        m_charts->setTarget(key);
}

void ConsoleSplit::save(QSettings &settings) const
{
    settings.setValue("console/charts"_L1, showsCharts());
    if (m_charts)
        settings.setValue("console/split"_L1, saveState());
}

void ConsoleSplit::restore(const QSettings &settings)
{
    if (!settings.value("console/charts"_L1).toBool())
        return;
    showCharts(true);
    restoreState(settings.value("console/split"_L1).toByteArray());
}

} // namespace Guestwire
