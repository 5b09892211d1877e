// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chartpanel.h"

#include "core/model/displaymessage.h"
#include "widgets/charts/absence.h"
#include "widgets/charts/metricchart.h"
#include "widgets/charts/plotview.h"
#include "widgets/common/sight.h"
#include "widgets/events/eventmodel.h"

#include <QGridLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

constexpr std::chrono::milliseconds usualRange = std::chrono::minutes(5);
constexpr std::chrono::milliseconds narrowest = std::chrono::seconds(2); // part to be selected
// Of the past, which live samples go on with.
constexpr std::chrono::milliseconds leastRefresh = std::chrono::minutes(1);
constexpr int usualColumns = 2;
constexpr int fewestPoints = 60;
constexpr int mostPoints = 1500;

} // namespace

ChartPanel::ChartPanel(const SampleStore &samples, const Connections &connections, QWidget *parent)
    : QWidget(parent)
    , m_samples(samples)
    , m_connections(connections)
    , m_range(usualRange)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(8);
    for (const MetricGroup group :
         {MetricGroup::Cpu, MetricGroup::Memory, MetricGroup::Disk, MetricGroup::Network})
        addChart(new MetricChart(specOf(group, {}, {}), this));
    setColumns(usualColumns);
    connect(&samples, &SampleStore::appended, this, [this](ConnectionId connection) {
        if (connection == m_target.connection && m_live && !m_own)
            refresh();
    });
    connect(&m_pastEvents, &EventFetch::changed, this, &ChartPanel::markEvents);
    connect(&m_fetch, &HistoryFetch::changed, this, &ChartPanel::take);
}

void ChartPanel::setColumns(int columns)
{
    auto *grid = static_cast<QGridLayout *>(layout());
    for (int n = 0; n < m_charts.size(); ++n) {
        grid->removeWidget(m_charts[n]);
        grid->addWidget(m_charts[n], n / columns, n % columns);
    }
    for (int column = 0; column < usualColumns; ++column)
        grid->setColumnStretch(column, column < columns ? 1 : 0);
}

void ChartPanel::addChart(MetricChart *chart)
{
    m_charts.append(chart);
    connect(chart, &MetricChart::pointed, this, &ChartPanel::point);
    connect(chart, &MetricChart::stepped, this, &ChartPanel::step);
    connect(chart, &MetricChart::selected, this, [this](qint64 from, qint64 to) {
        select({from, to});
    });
    connect(chart, &MetricChart::chosen, this,
            [this, chart](const ChartChoice &choice) { choose(chart->spec().group, choice); });
    connect(chart, &MetricChart::narrowed, this, &ChartPanel::narrow);
    connect(chart, &MetricChart::left, this, [this] {
        point(std::nullopt);
        leaveSelection();
    });
}

void ChartPanel::setEvents(const EventModel &events)
{
    m_events = &events;
    const auto mark = [this] {
        if (isInSight(*this))
            markEvents();
    };
    connect(&events, &QAbstractItemModel::rowsInserted, this, mark);
    connect(&events, &QAbstractItemModel::modelReset, this, mark);
    refresh();
}

void ChartPanel::markEvents()
{
    if (!m_events)
        return;
    const auto from = QDateTime::fromMSecsSinceEpoch(window().from);
    QList<Event> events = m_events->since(m_target, from);
    // What is older than all that came by itself was asked for.
    const QDateTime oldest = events.isEmpty() ? QDateTime() : events.last().at;
    for (const Event &event : m_pastEvents.events())
        if (!oldest.isValid() || event.at < oldest)
            events.append(event);
    QList<EventMark> marks;
    for (const Event &event : events)
        if (isMarked(event))
            marks.append(markOf(event));
    for (MetricChart *chart : m_charts)
        chart->plot()->setMarks(marks);
}

void ChartPanel::choose(MetricGroup group, const ChartChoice &choice)
{
    if (m_choices.value(group) == choice)
        return;
    m_choices.insert(group, choice);
    applyChoices();
    refresh();
}

// Where what is shown is another, the past has to be asked for again.
void ChartPanel::applyChoices()
{
    const Track &known = m_samples.track(m_target);
    SeriesSources sources;
    for (MetricChart *chart : m_charts) {
        const MetricGroup group = chart->spec().group;
        const ChartSpec spec = specOf(group, m_choices.value(group), known);
        chart->setChoice(m_choices.value(group), devicesOf(known, group));
        for (const ChartSpec::Line &line : spec.lines)
            sources[size_t(line.series)] = line.source;
        if (spec.title != chart->spec().title || spec.isUsual != chart->spec().isUsual)
            chart->setSpec(spec);
    }
    if (m_sources == sources)
        return;
    m_sources = sources;
    m_own.reset();
    if (sources != usualSources())
        m_own.emplace();
    forgetPast();
}

const Track &ChartPanel::track() const
{
    return m_own ? *m_own : m_samples.track(m_target);
}

void ChartPanel::follow(const Client &client)
{
    m_following = std::make_unique<QObject>();
    // What was missed during a break is in the history.
    connect(&client, &Client::stateChanged, m_following.get(), [this, &client] {
        if (client.state() != Client::State::Live)
            return;
        forgetPast();
        refresh();
    });
    connect(&client, &Client::sampled, m_following.get(), [this](const QList<Sample> &samples) {
        if (!m_own)
            return;
        for (const Sample &sample : samples)
            if (sample.vm == m_target.vm)
                m_own->append(sample, m_samples.interval(m_target.connection), m_sources);
        if (m_live)
            refresh();
    });
    connect(&client, &Client::vmChanged, m_following.get(), [this, &client](VmId id) {
        const Vm *vm = client.vm(id);
        if (m_own && id == m_target.vm && vm && !isActive(vm->state))
            m_own->end();
    });
}

void ChartPanel::setTarget(const VmKey &key)
{
    if (m_target == key)
        return;
    m_following.reset();
    m_target = key;
    m_end = m_samples.newest(key.connection);
    m_pointed.reset();
    if (m_own)
        m_own.emplace();
    forgetPast();
    if (const Client *connected = client())
        follow(*connected);
    leaveSelection();
    refresh();
}

void ChartPanel::setRange(std::chrono::milliseconds range)
{
    m_range = range;
    leaveSelection();
    refresh();
}

void ChartPanel::setLive(bool live)
{
    m_live = live;
    if (live)
        m_selected.reset();
    refresh();
}

ChartPanel::Window ChartPanel::window() const
{
    return m_selected.value_or(Window {m_end - m_range.count(), m_end});
}

void ChartPanel::select(const Window &window)
{
    if (window.to - window.from < narrowest.count())
        return;
    if (!m_selected)
        m_wasLive = m_live;
    m_selected = window;
    m_live = false;
    emit liveChanged(false);
    refresh();
}

// Around the crosshair, where there is one.
void ChartPanel::narrow()
{
    const Window shown = window();
    const qint64 half = (shown.to - shown.from) / 2;
    const qint64 from = m_pointed.value_or(shown.from + half) - half / 2;
    const qint64 inside = std::clamp(from, shown.from, shown.to - half);
    select({inside, inside + half});
}

void ChartPanel::leaveSelection()
{
    if (!m_selected)
        return;
    m_selected.reset();
    m_live = m_wasLive;
    emit liveChanged(m_live);
    refresh();
}

void ChartPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void ChartPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    refresh();
}

Client *ChartPanel::client() const
{
    const ConnectionEntry *entry = m_connections.find(m_target.connection);
    return entry ? entry->client : nullptr;
}

bool ChartPanel::hasHistory() const
{
    return client() && client()->server().capabilities.contains("history"_L1);
}

void ChartPanel::forgetPast()
{
    m_fetch.forget();
    m_pastEvents.forget();
    m_past = {};
}

void ChartPanel::reload()
{
    forgetPast();
    refresh();
}

void ChartPanel::take()
{
    if (m_fetch.state() == HistoryFetch::State::Ready)
        m_past = curveOf(m_fetch.history(), m_sources);
    refresh();
    if (m_fetch.state() == HistoryFetch::State::Ready)
        emit historyShown();
}

// All of the window came as samples while it was open.
bool ChartPanel::isSeenLive() const
{
    const std::span<const Point> points = track().points();
    return !points.empty() && points.front().at <= window().from;
}

bool ChartPanel::isLongAgo(const Window &asked) const
{
    const Window shown = window();
    if (m_selected || !m_live)
        return asked != shown;
    const qint64 span = shown.to - shown.from;
    const qint64 step = std::max<qint64>(m_past.step, leastRefresh.count());
    return asked.to - asked.from != span || shown.to - asked.to >= step;
}

void ChartPanel::fetch()
{
    if (!hasHistory() || isSeenLive())
        return;
    const Window shown = window();
    const HistoryQuery &last = m_fetch.query();
    const Window asked {last.from.toMSecsSinceEpoch(), last.to.toMSecsSinceEpoch()};
    if (m_fetch.state() != HistoryFetch::State::Nothing && !isLongAgo(asked))
        return;
    const auto time = [](qint64 at) { return QDateTime::fromMSecsSinceEpoch(at, Qt::UTC); };
    const int columns = m_charts.first()->plot()->columns();
    m_fetch.ask(*client(),
                {m_target.vm, chartedMetrics(m_sources), time(shown.from), time(shown.to),
                 std::clamp(columns, fewestPoints, mostPoints)});
    m_pastEvents.ask(*client(), m_target.vm, time(shown.from), time(shown.to));
}

// Hidden charts cost nearly as much as shown ones: they are fed when they are shown again.
void ChartPanel::refresh()
{
    if (!isInSight(*this) || m_target.isNull())
        return;
    if (m_live || m_end == 0)
        m_end = m_samples.newest(m_target.connection);
    if (m_end == 0)
        m_end = QDateTime::currentMSecsSinceEpoch();
    applyChoices();
    fetch();
    const Window shown = window();
    m_curve = joined(m_past, m_fetch.answered().to.toMSecsSinceEpoch(), track(),
                     m_samples.interval(m_target.connection));
    for (MetricChart *chart : m_charts)
        chart->present(m_curve, track(), shown.from, shown.to, notice(chart->spec().group));
    markEvents();
    point(m_pointed);
    tellHistoryState();
}

QString ChartPanel::notice(MetricGroup group) const
{
    if (m_fetch.state() == HistoryFetch::State::Loading)
        return tr("Loading the history…");
    const Vm *vm = m_connections.vm(m_target);
    if (m_selected || !vm)
        return tr("Nothing was measured in this time.");
    return absence(group, *vm, track());
}

void ChartPanel::tellHistoryState()
{
    QString state;
    if (m_fetch.state() == HistoryFetch::State::Failed)
        state = tr("The history can not be shown: %1").arg(displayMessage(m_fetch.why()));
    else if (!isSeenLive() && client() && client()->state() == Client::State::Live && !hasHistory())
        state = tr("This server keeps no history. Only what was seen here is shown.");
    if (std::exchange(m_historyState, state) != state)
        emit historyStateChanged();
}

std::chrono::milliseconds ChartPanel::every() const
{
    return std::max(m_samples.interval(m_target.connection),
                    std::chrono::milliseconds(m_curve.step));
}

void ChartPanel::point(std::optional<qint64> at)
{
    m_pointed = at;
    const Point *average = at ? m_curve.nearest(*at, every().count() * 2) : nullptr;
    const Point *maximum = average ? m_curve.maximumAt(average->at) : nullptr;
    for (MetricChart *chart : m_charts)
        chart->setCrosshair(at, average, maximum);
}

void ChartPanel::step(int samples)
{
    const Window shown = window();
    point(
        std::clamp(m_pointed.value_or(shown.to) + samples * every().count(), shown.from, shown.to));
}

} // namespace Guestwire
