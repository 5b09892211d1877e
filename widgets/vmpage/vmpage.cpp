// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/vmpage/vmpage.h"

#include "widgets/common/icons.h"
#include "widgets/common/sight.h"
#include "widgets/console/consolepage.h"
#include "widgets/events/eventsview.h"
#include "widgets/vmpage/consolesplit.h"
#include "widgets/vmpage/detailspage.h"
#include "widgets/vmpage/performancepage.h"
#include "widgets/vmpage/snapshotspage.h"
#include "widgets/vmpage/vmheader.h"

#include <QAction>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr int margin = 8; // pixels, as the other pages have it

} // namespace

VmPage::VmPage(const Connections &connections, const SampleStore &samples, Commands &commands,
               EventModel &events, QWidget *parent)
    : QWidget(parent)
    , m_connections(connections)
    , m_header(new VmHeader(connections, commands, this))
    , m_tabs(new QTabWidget(this))
    , m_performance(new PerformancePage(samples, connections, m_tabs))
    , m_console(new ConsoleSplit(connections, samples, commands, events, m_tabs))
    , m_besides(new QAction(Icons::named(u"performance"_s), tr("Charts &beside the console"), this))
    , m_besidesButton(new QToolButton(m_tabs))
    , m_details(new DetailsPage(connections, m_tabs))
    , m_snapshots(new SnapshotsPage(connections, commands, m_tabs))
    , m_events(new EventsView(events, m_tabs))
{
    m_performance->charts()->setEvents(events);
    m_tabs->setObjectName(u"vmTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->setUsesScrollButtons(false); // there is always room for all of them
    m_tabs->addTab(m_performance, Icons::named(u"performance"_s), tr("Performance"));
    m_tabs->addTab(m_console, Icons::named(u"console"_s), tr("Console"));
    m_tabs->addTab(m_details, Icons::named(u"details"_s), tr("Details"));
    m_tabs->addTab(m_snapshots, Icons::named(u"snapshot"_s), tr("Snapshots"));
    auto *eventsPage = new QWidget(m_tabs);
    auto *eventsLayout = new QVBoxLayout(eventsPage);
    eventsLayout->setContentsMargins(margin, margin, margin, margin);
    eventsLayout->addWidget(m_events);
    m_tabs->addTab(eventsPage, Icons::named(u"events"_s), tr("Events"));
    makeBesides();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 0, 6, 6);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_tabs, 1);
    connect(&commands, &Commands::pendingChanged, this, [this](const VmKey &key) {
        if (key == m_target)
            m_header->refresh();
    });
    connect(&samples, &SampleStore::appended, this, [this](ConnectionId connection) {
        if (connection == m_target.connection && isInSight(*this))
            m_header->refresh(); // "up 3 d 4 h" moves on
    });
}

// The button is there where the switch is felt; the menu has it always, and then goes there.
void VmPage::makeBesides()
{
    m_besides->setObjectName(u"chartsBesideConsole"_s);
    m_besides->setCheckable(true);
    m_besides->setToolTip(tr("Show the charts beside the console"));
    m_besidesButton->setDefaultAction(m_besides);
    m_besidesButton->setAutoRaise(true);
    m_tabs->setCornerWidget(m_besidesButton);
    const auto follow = [this] {
        m_besidesButton->setVisible(m_tabs->currentWidget() == m_console);
        m_console->setRange(m_performance->charts()->range());
    };
    connect(m_tabs, &QTabWidget::currentChanged, this, follow);
    connect(m_besides, &QAction::toggled, this, [this, follow](bool beside) {
        m_console->showCharts(beside);
        follow();
    });
    connect(m_besides, &QAction::triggered, this, [this](bool beside) {
        if (beside)
            m_tabs->setCurrentWidget(m_console);
    });
    follow();
}

VmPage::~VmPage()
{
    if (const ConnectionEntry *entry = m_connections.find(m_target.connection))
        entry->client->watch(std::nullopt, this);
}

void VmPage::setTarget(const VmKey &key)
{
    if (m_target != key) {
        if (const ConnectionEntry *old = m_connections.find(m_target.connection)) {
            old->client->disconnect(this);
            old->client->watch(std::nullopt, this);
        }
        m_target = key;
        if (const ConnectionEntry *entry = m_connections.find(key.connection)) {
            connect(entry->client, &Client::vmChanged, this, [this](VmId vm) {
                if (vm == m_target.vm)
                    refresh();
            });
            connect(entry->client, &Client::vmsReset, this, &VmPage::refresh);
            entry->client->watch(key.vm, this);
        }
    }
    refresh();
    m_performance->setTarget(key);
    m_console->setTarget(key);
    m_details->setTarget(key);
    m_snapshots->setTarget(key);
    m_events->showOnly(key);
}

void VmPage::refresh()
{
    m_header->setTarget(m_target);
    m_performance->charts()->refresh();
}

void VmPage::showPerformance()
{
    m_tabs->setCurrentWidget(m_performance);
}

void VmPage::showConsole()
{
    m_tabs->setCurrentWidget(m_console);
    m_console->console().focusTerminal();
}

void VmPage::showTab(int number)
{
    if (number >= 0 && number < m_tabs->count())
        m_tabs->setCurrentIndex(number);
}

void VmPage::reload()
{
    if (m_details->isVisible())
        m_details->load();
    else if (m_snapshots->isVisible())
        m_snapshots->load();
    else
        m_performance->charts()->reload();
}

int VmPage::tab() const
{
    return m_tabs->currentIndex();
}

void VmPage::save(QSettings &settings) const
{
    m_performance->save(settings);
    m_console->save(settings);
}

void VmPage::restore(const QSettings &settings)
{
    m_performance->restore(settings);
    m_console->restore(settings);
    m_besides->setChecked(m_console->showsCharts());
}

} // namespace Guestwire
