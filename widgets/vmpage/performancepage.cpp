// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/vmpage/performancepage.h"

#include "widgets/common/choicebutton.h"
#include "widgets/common/plaintext.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace Guestwire {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

PerformancePage::PerformancePage(const SampleStore &samples, const Connections &connections,
                                 QWidget *parent)
    : QWidget(parent)
    , m_ranges(new QButtonGroup(this))
    , m_live(new ChoiceButton(tr("Live"), this))
    , m_state(plainLabel({}, this))
    , m_charts(new ChartPanel(samples, connections, this))
{
    auto *bar = new QHBoxLayout;
    m_state->setObjectName(u"historyState"_s);
    m_state->setWordWrap(true);
    bar->addWidget(m_state, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addLayout(bar);
    layout->addWidget(m_charts, 1);
    addRange(5min, tr("5 min"));
    addRange(60min, tr("1 h"));
    addRange(6h, tr("6 h"));
    addRange(24h, tr("24 h"));
    addRange(7 * 24h, tr("7 d"));
    addRange(30 * 24h, tr("30 d"));
    addRange(365 * 24h, tr("1 y"));
    for (QAbstractButton *button : m_ranges->buttons())
        bar->addWidget(button);
    bar->addSpacing(12);
    bar->addWidget(m_live);
    m_live->setObjectName(u"live"_s);
    connect(m_live, &QAbstractButton::toggled, this, &PerformancePage::showLive);
    m_live->setChecked(true);
    connect(m_charts, &ChartPanel::liveChanged, m_live, &QAbstractButton::setChecked);
    connect(m_charts, &ChartPanel::historyStateChanged, this,
            [this] { m_state->setText(m_charts->historyState()); });
}

void PerformancePage::addRange(std::chrono::minutes range, const QString &text)
{
    auto *button = new ChoiceButton(text, this);
    button->setAccessibleName(tr("Show the last %1").arg(text));
    button->setToolTip(button->accessibleName());
    m_ranges->addButton(button, int(range.count()));
    connect(button, &QAbstractButton::clicked, this, [this, range] { m_charts->setRange(range); });
    button->setChecked(m_charts->range() == range);
}

void PerformancePage::showLive(bool live)
{
    m_live->setText(live ? tr("Live") : tr("Paused"));
    m_live->updateGeometry();
    m_live->setToolTip(live ? tr("Hold the charts still") : tr("Let the charts move again"));
    m_live->setAccessibleName(m_live->toolTip());
    m_charts->setLive(live);
}

void PerformancePage::setTarget(const VmKey &key)
{
    m_charts->setTarget(key);
}

void PerformancePage::save(QSettings &settings) const
{
    settings.setValue("charts/minutes"_L1, m_ranges->checkedId());
}

void PerformancePage::restore(const QSettings &settings)
{
    const int minutes = settings.value("charts/minutes"_L1).toInt();
    if (QAbstractButton *button = m_ranges->button(minutes))
        button->click();
}

} // namespace Guestwire
