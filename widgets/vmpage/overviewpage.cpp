// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/vmpage/overviewpage.h"

#include "widgets/common/card.h"
#include "widgets/common/icons.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/sight.h"
#include "widgets/common/words.h"
#include "widgets/data/emptiness.h"
#include "widgets/vmpage/hostloadview.h"
#include "widgets/vmpage/rankingview.h"

#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>

#include <array>

namespace Guestwire {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qreal titleScale = 1.35;
constexpr int spacing = 8; // pixels
constexpr auto loadSpan = 10min;

QLabel *boldLabel(const QString &text, QWidget *parent)
{
    QLabel *label = plainLabel(text, parent);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    return label;
}

} // namespace

OverviewPage::OverviewPage(Connections &connections, const SampleStore &samples, QWidget *parent)
    : QWidget(parent)
    , m_connections(connections)
    , m_samples(samples)
    , m_badges(connections)
    , m_title(plainLabel({}, this))
{
    QFont font = m_title->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * titleScale);
    m_title->setFont(font);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing, spacing + 2, 0, 0);
    layout->addLayout(makeHead());
    layout->addLayout(makeCounts());
    layout->addWidget(makeCards(), 1);
    connect(&samples, &SampleStore::appended, this, &OverviewPage::refresh);
    connect(&m_badges, &AlertBadges::changed, this, &OverviewPage::refresh);
}

QLayout *OverviewPage::makeHead()
{
    auto *wall = new QToolButton(this);
    wall->setObjectName(u"wallOfConsoles"_s);
    wall->setIcon(Icons::named(u"console"_s));
    wall->setText(tr("Wall of consoles"));
    wall->setToolTip(tr("See the consoles of all running VMs at once"));
    wall->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    wall->setFocusPolicy(Qt::StrongFocus);
    connect(wall, &QToolButton::clicked, this, &OverviewPage::wallWanted);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(0, 0, spacing, 0);
    head->addWidget(m_title, 1);
    head->addWidget(wall);
    return head;
}

QLayout *OverviewPage::makeCounts()
{
    const std::array<std::pair<QIcon, QString>, KindCount> kinds {
        std::pair(Icons::state(State::Running), u"state:running,shutting-down"_s),
        std::pair(Icons::state(State::Paused), u"state:paused,suspended"_s),
        std::pair(Icons::state(State::Off), u"state:off"_s),
        std::pair(Icons::state(State::Crashed), u"state:crashed,unknown"_s),
        std::pair(Icons::severity(Severity::Warning), u"alert:any"_s)};
    auto *counts = new QHBoxLayout;
    for (const auto &[icon, filter] : kinds) {
        auto *button = new QToolButton(this);
        button->setObjectName(filter);
        button->setIcon(icon);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setToolTip(tr("Show only these in the list (%1)").arg(filter));
        connect(button, &QToolButton::clicked, this,
                [this, filter = filter] { emit filterWanted(filter); });
        counts->addWidget(button);
        m_counts.append(button);
    }
    counts->addStretch(1);
    return counts;
}

// Low windows scroll what is below.
QWidget *OverviewPage::makeCards()
{
    auto *area = new QScrollArea(this);
    auto *cards = new QWidget(area);
    auto *grid = new QGridLayout(cards);
    grid->setContentsMargins(0, 0, spacing, spacing);
    grid->setSpacing(spacing);
    grid->addWidget(makeLoadCard(), 0, 0, 1, 2);
    grid->addWidget(makeCard(MetricGroup::Cpu, tr("CPU")), 1, 0);
    grid->addWidget(makeCard(MetricGroup::Memory, tr("Memory")), 1, 1);
    grid->addWidget(makeCard(MetricGroup::Disk, tr("Disk")), 2, 0);
    grid->addWidget(makeCard(MetricGroup::Network, tr("Network")), 2, 1);
    grid->setRowStretch(3, 1);
    area->setWidget(cards);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

QWidget *OverviewPage::makeLoadCard()
{
    auto *card = new Card(this);
    m_loadTitle = boldLabel({}, card);
    m_load = new HostLoadView(card);
    auto *layout = new QVBoxLayout(card);
    layout->addWidget(m_loadTitle);
    layout->addWidget(m_load);
    return card;
}

QWidget *OverviewPage::makeCard(MetricGroup group, const QString &title)
{
    auto *card = new Card(this);
    auto *view = new RankingView(group, title, card);
    auto *layout = new QVBoxLayout(card);
    layout->addWidget(boldLabel(tr("Busiest by %1").arg(title), card));
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

void OverviewPage::countVms()
{
    int all = 0;
    std::array<int, KindCount> counts {};
    for (const ConnectionEntry &entry : m_connections.all()) {
        for (const Vm &vm : entry.client->vms()) {
            ++all;
            const Status status = statusOf(Words::knownState(vm));
            counts[Running] += status == Status::Running;
            counts[Paused] += status == Status::Paused || status == Status::Suspended;
            counts[Off] += status == Status::Stopped;
            counts[Troubled] += status == Status::Error;
            counts[Alerting] += m_badges.worst({entry.id, vm.id}).has_value();
        }
    }
    const bool isKnown = all > 0 || emptinessOf(m_connections) != Emptiness::OutOfReach;
    m_title->setText(!isKnown       ? tr("Not connected")
                         : all == 1 ? tr("1 VM")
                                    : tr("%Ln VMs", nullptr, all));
    const std::array<QString, KindCount> texts {
        tr("%L1 running").arg(counts[Running]), tr("%L1 paused").arg(counts[Paused]),
        tr("%L1 off").arg(counts[Off]), tr("%L1 crashed or unknown").arg(counts[Troubled]),
        tr("%L1 alerting").arg(counts[Alerting])};
    for (int kind = 0; kind < KindCount; ++kind) {
        m_counts[kind]->setText(texts[size_t(kind)]);
        // Trouble is not named while there is none.
        m_counts[kind]->setVisible(counts[size_t(kind)] > 0 || (isKnown && kind <= Off));
    }
}

void OverviewPage::showLoad()
{
    m_load->present(hostLoad(m_connections, m_samples, loadSpan));
    m_loadTitle->setText(m_load->title());
}

void OverviewPage::refresh()
{
    if (!isInSight(*this))
        return;
    countVms();
    showLoad();
    for (const Ranking &ranking : m_rankings)
        ranking.view->present(busiest(ranking.group, m_connections, m_samples, RankingView::shown));
}

} // namespace Guestwire
