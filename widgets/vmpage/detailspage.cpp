// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/vmpage/detailspage.h"

#include "widgets/common/icons.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/words.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QToolButton>
#include <QTreeWidget>

#include <algorithm>
#include <array>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

// What hosts call the things that they tell; other names, such as a disk's, are shown as they are.
constexpr std::array knownWords {
    QT_TRANSLATE_NOOP("Guestwire::DetailsPage", "Hardware"),
    QT_TRANSLATE_NOOP("Guestwire::DetailsPage", "Hypervisor"),
    QT_TRANSLATE_NOOP("Guestwire::DetailsPage", "Architecture"),
    QT_TRANSLATE_NOOP("Guestwire::DetailsPage", "Machine"),
    QT_TRANSLATE_NOOP("Guestwire::DetailsPage", "Firmware"),
    QT_TRANSLATE_NOOP("Guestwire::DetailsPage", "vCPUs"),
    QT_TRANSLATE_NOOP("Guestwire::DetailsPage", "Memory"),
    QT_TRANSLATE_NOOP("Guestwire::DetailsPage", "Video"),
    QT_TRANSLATE_NOOP("Guestwire::DetailsPage", "Emulator"),
    QT_TRANSLATE_NOOP("Guestwire::DetailsPage", "Graphics"),
    QT_TRANSLATE_NOOP("Guestwire::DetailsPage", "Disks"),
    QT_TRANSLATE_NOOP("Guestwire::DetailsPage", "Network"),
    QT_TRANSLATE_NOOP("Guestwire::DetailsPage", "Addresses"),
    QT_TRANSLATE_NOOP("Guestwire::DetailsPage", "Life"),
    QT_TRANSLATE_NOOP("Guestwire::DetailsPage", "Kept after it is off"),
    QT_TRANSLATE_NOOP("Guestwire::DetailsPage", "Starts with its host"),
    QT_TRANSLATE_NOOP("Guestwire::DetailsPage", "Has a saved state"),
    QT_TRANSLATE_NOOP("Guestwire::DetailsPage", "yes"),
    QT_TRANSLATE_NOOP("Guestwire::DetailsPage", "no")};

QString inOurWords(const QString &text)
{
    const auto *known = std::ranges::find_if(
        knownWords, [&](const char *word) { return text == QLatin1StringView(word); });
    return known == knownWords.end() ? displayText(text) : DetailsPage::tr(*known);
}

QString valueText(const QString &value)
{
    const QStringList parts = value.split(" of at most "_L1);
    return parts.size() == 2 ? DetailsPage::tr("%1 of at most %2", "now and at most")
                                   .arg(displayText(parts.first()), displayText(parts.last()))
                             : inOurWords(value);
}

} // namespace

DetailsPage::DetailsPage(const Connections &connections, QWidget *parent)
    : QWidget(parent)
    , m_connections(connections)
    , m_status(plainLabel({}, this))
    , m_facts(new QTreeWidget(this))
{
    auto *again = new QToolButton(this);
    again->setIcon(Icons::named(u"refresh"_s));
    again->setToolTip(tr("Ask again"));
    again->setAccessibleName(again->toolTip());
    connect(again, &QToolButton::clicked, this, &DetailsPage::load);
    m_facts->setAccessibleName(tr("Details of the VM"));
    m_facts->setHeaderLabels({tr("Name"), tr("Value")});
    m_facts->setAlternatingRowColors(true);
    m_facts->header()->setStretchLastSection(true);
    m_status->setWordWrap(true);
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_status, 1);
    bar->addWidget(again);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(bar);
    layout->addWidget(m_facts, 1);
}

void DetailsPage::setTarget(const VmKey &key)
{
    if (m_target == key)
        return;
    m_target = key;
    m_loaded = false;
    m_facts->clear();
    if (isVisible())
        load();
}

void DetailsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_loaded)
        load();
}

void DetailsPage::load()
{
    const ConnectionEntry *entry = m_connections.find(m_target.connection);
    if (!entry)
        return;
    m_loaded = true;
    m_status->setText(tr("Asking…"));
    entry->client->details(m_target.vm)
        .then(this,
              [this, key = m_target](const Result<QList<Fact>> &result) {
                  if (key != m_target)
                      return;
                  if (result)
                      present(result.value());
                  else
                      m_status->setText(tr("The details could not be had: %1.")
                                            .arg(Words::error(result.error().code)));
              })
        .onCanceled(this, [this] { m_status->setText(tr("The connection ended.")); });
}

void DetailsPage::present(const QList<Fact> &facts)
{
    m_facts->clear();
    m_status->setText(facts.isEmpty() ? tr("Nothing is known about this VM.") : QString());
    QHash<QString, QTreeWidgetItem *> groups;
    for (const Fact &fact : facts) {
        QTreeWidgetItem *&group = groups[fact.group];
        if (!group) {
            group = new QTreeWidgetItem(m_facts, {inOurWords(fact.group)});
            QFont bold = font();
            bold.setBold(true);
            group->setFont(0, bold);
            group->setFirstColumnSpanned(true);
            group->setExpanded(true);
        }
        auto *item = new QTreeWidgetItem(group, {inOurWords(fact.name), valueText(fact.value)});
        item->setToolTip(1, plainToolTip(item->text(1)));
    }
    constexpr int gap = 16; // pixels
    m_facts->resizeColumnToContents(0);
    m_facts->setColumnWidth(0, m_facts->columnWidth(0) + gap);
}

} // namespace Guestwire
