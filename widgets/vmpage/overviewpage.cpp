// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/vmpage/overviewpage.h"

#include "widgets/common/card.h"
#include "widgets/common/plaintext.h"
#include "widgets/vmpage/rankingview.h"

#include <QGridLayout>
#include <QLabel>

namespace Guestwire {

namespace {

constexpr qreal titleScale = 1.35;

} // namespace

OverviewPage::OverviewPage(const Connections &connections, const SampleStore &samples,
                           QWidget *parent)
    : QWidget(parent)
    , m_connections(connections)
    , m_samples(samples)
    , m_title(plainLabel({}, this))
    , m_counts(plainLabel({}, this))
{
    QFont font = m_title->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * titleScale);
    m_title->setFont(font);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(8, 10, 8, 8);
    grid->setSpacing(8);
    grid->addWidget(m_title, 0, 0, 1, 2);
    grid->addWidget(m_counts, 1, 0, 1, 2);
    grid->addWidget(makeCard(MetricGroup::Cpu, tr("CPU")), 2, 0);
    grid->addWidget(makeCard(MetricGroup::Memory, tr("Memory")), 2, 1);
    grid->addWidget(makeCard(MetricGroup::Disk, tr("Disk")), 3, 0);
    grid->addWidget(makeCard(MetricGroup::Network, tr("Network")), 3, 1);
    grid->setRowStretch(4, 1);
    connect(&samples, &SampleStore::appended, this, &OverviewPage::refresh);
}

QWidget *OverviewPage::makeCard(MetricGroup group, const QString &title)
{
    auto *card = new Card(this);
    auto *view = new RankingView(group, title, card);
    QLabel *head = plainLabel(tr("Busiest by %1").arg(title), card);
    QFont bold = head->font();
    bold.setBold(true);
    head->setFont(bold);
    auto *layout = new QVBoxLayout(card);
    layout->addWidget(head);
    layout->addWidget(view);
    m_rankings.append({group, view});
    connect(view, &RankingView::chosen, this, &OverviewPage::chosen);
    return card;
}

void OverviewPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void OverviewPage::refresh()
{
    if (!isVisible())
        return;
    int all = 0;
    int running = 0;
    int paused = 0;
    int troubled = 0;
    for (const ConnectionEntry &entry : m_connections.all()) {
        for (const Vm &vm : entry.client->vms()) {
            ++all;
            running += statusOf(vm.state) == Status::Running;
            paused +=
                statusOf(vm.state) == Status::Paused || statusOf(vm.state) == Status::Suspended;
            troubled += statusOf(vm.state) == Status::Error;
        }
    }
    m_title->setText(all == 1 ? tr("1 VM") : tr("%Ln VMs", nullptr, all));
    QStringList counts {tr("%L1 running").arg(running), tr("%L1 paused").arg(paused),
                        tr("%L1 off").arg(all - running - paused - troubled)};
    if (troubled > 0)
        counts.append(tr("%L1 crashed or unknown").arg(troubled));
    m_counts->setText(counts.join(QStringLiteral("  ·  ")));
    for (const Ranking &ranking : m_rankings)
        ranking.view->present(busiest(ranking.group, m_connections, m_samples, RankingView::shown));
}

} // namespace Guestwire
