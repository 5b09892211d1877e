// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/vmpage/performancepage.h"

#include "widgets/charts/metricchart.h"
#include "widgets/common/choicebutton.h"
#include "widgets/common/menubutton.h"
#include "widgets/common/plaintext.h"
#include "widgets/dialogs/charttabledialog.h"

#include <QButtonGroup>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSaveFile>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace Guestwire {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Where the choice of each chart is kept.
constexpr std::array groupKeys {std::pair(MetricGroup::Cpu, "charts/cpu"_L1),
                                std::pair(MetricGroup::Memory, "charts/memory"_L1),
                                std::pair(MetricGroup::Disk, "charts/disk"_L1),
                                std::pair(MetricGroup::Network, "charts/network"_L1)};

} // namespace

PerformancePage::PerformancePage(const SampleStore &samples, const Connections &connections,
                                 QWidget *parent)
    : QWidget(parent)
    , m_connections(connections)
    , m_ranges(new QButtonGroup(this))
    , m_live(new ChoiceButton(tr("Live"), this))
    , m_export(new MenuButton(this))
    , m_state(plainLabel({}, this))
    , m_charts(new ChartPanel(samples, connections, this))
{
    auto *bar = new QHBoxLayout;
    m_state->setObjectName(u"historyState"_s);
    m_state->setWordWrap(true);
    m_state->hide();
    bar->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addLayout(bar);
    layout->addWidget(m_state);
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
    bar->addSpacing(12);
    makeExport();
    bar->addWidget(m_export);
    m_live->setObjectName(u"live"_s);
    connect(m_live, &QAbstractButton::toggled, this, &PerformancePage::showLive);
    m_live->setChecked(true);
    connect(m_charts, &ChartPanel::liveChanged, m_live, &QAbstractButton::setChecked);
    connect(m_charts, &ChartPanel::historyStateChanged, this,
            [this] { tell(m_charts->historyState()); });
    orderTabs();
}

void PerformancePage::tell(const QString &text)
{
    m_state->setText(text);
    m_state->setVisible(!text.isEmpty());
    makeRoom();
}

// As many lines as it needs: inside of tabs nobody asks a label how high it is for its width.
void PerformancePage::makeRoom()
{
    const int height = m_state->heightForWidth(layout()->contentsRect().width());
    m_state->setMinimumHeight(std::max(height, 0)); // less without words
}

void PerformancePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    makeRoom();
}

// Through the page as it is read.
void PerformancePage::orderTabs()
{
    QWidgetList order;
    for (QAbstractButton *button : m_ranges->buttons())
        order.append(button);
    order += {m_live, m_export};
    for (MetricChart *chart : m_charts->charts()) {
        order.append(chart);
        order.append(chart->findChild<MenuButton *>());
    }
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
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

void PerformancePage::makeExport()
{
    m_export->setText(tr("Export"));
    m_export->setObjectName(u"export"_s);
    m_export->setToolTip(tr("Save or copy what the charts show"));
    m_export->setAccessibleName(m_export->toolTip());
    m_export->setFocusPolicy(Qt::StrongFocus);
    auto *menu = new QMenu(m_export);
    menu->addAction(tr("Show as table…"), this, &PerformancePage::showTable);
    menu->addAction(tr("Save values (CSV)…"), this, [this] {
        askPath(u"csv"_s, tr("Values (*.csv)"),
                [this](const QString &path) { return saveValues(path); });
    });
    menu->addAction(tr("Save picture (PNG)…"), this, [this] {
        askPath(u"png"_s, tr("Pictures (*.png)"),
                [this](const QString &path) { return savePicture(path); });
    });
    m_export->setMenu(menu);
}

QString PerformancePage::vmName() const
{
    const Vm *vm = m_connections.vm(m_charts->target());
    return vm ? vm->name : QString();
}

ChartTable PerformancePage::table() const
{
    QList<ChartSpec> specs;
    for (const MetricChart *chart : m_charts->charts())
        specs.append(chart->spec());
    return tableOf(specs, m_charts->curve(), m_charts->window().from, m_charts->window().to);
}

void PerformancePage::showTable()
{
    auto *dialog = new ChartTableDialog(tr("%1: values").arg(displayText(vmName())), table(), this);
    dialog->show();
}

bool PerformancePage::savePicture(const QString &path)
{
    return m_charts->grab().save(path, "PNG");
}

bool PerformancePage::saveValues(const QString &path) const
{
    QSaveFile file(path);
    return file.open(QSaveFile::WriteOnly) && file.write(csvOf(table())) >= 0 && file.commit();
}

void PerformancePage::askPath(const QString &suffix, const QString &filter,
                              const std::function<bool(const QString &)> &save)
{
    auto *dialog = new QFileDialog(this, tr("Save what the charts show"), QDir::homePath(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(
        fileNameFor(vmName(), m_charts->window().from, m_charts->window().to, suffix));
    connect(dialog, &QFileDialog::fileSelected, this, [this, save](const QString &path) {
        tell(save(path) ? tr("Saved as %1.").arg(path) : tr("%1 can not be written.").arg(path));
    });
    dialog->open();
}

void PerformancePage::setTarget(const VmKey &key)
{
    m_charts->setTarget(key);
}

void PerformancePage::save(QSettings &settings) const
{
    settings.setValue("charts/minutes"_L1, m_ranges->checkedId());
    for (const auto &[group, key] : groupKeys)
        settings.setValue(key, m_charts->choice(group).toText());
}

void PerformancePage::restore(const QSettings &settings)
{
    const int minutes = settings.value("charts/minutes"_L1).toInt();
    if (QAbstractButton *button = m_ranges->button(minutes))
        button->click();
    for (const auto &[group, key] : groupKeys)
        m_charts->choose(group, ChartChoice::fromText(settings.value(key).toString()));
}

} // namespace Guestwire
