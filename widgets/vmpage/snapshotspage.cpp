// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/vmpage/snapshotspage.h"

#include "widgets/common/format.h"
#include "widgets/common/icons.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/words.h"
#include "widgets/dialogs/confirm.h"
#include "widgets/dialogs/snapshotdialog.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>

#include <algorithm>

namespace Guestwire {

using namespace Qt::StringLiterals;

SnapshotsPage::SnapshotsPage(const Connections &connections, Commands &commands, QWidget *parent)
    : QWidget(parent)
    , m_connections(connections)
    , m_commands(commands)
    , m_status(plainLabel({}, this))
    , m_tree(new QTreeWidget(this))
    , m_create(addButton(u"add"_s, tr("Create…"), &SnapshotsPage::create))
    , m_revert(addButton(u"restore"_s, tr("Revert…"), &SnapshotsPage::revert))
    , m_delete(addButton(u"delete"_s, tr("Delete…"), &SnapshotsPage::remove))
{
    m_tree->setAccessibleName(tr("Snapshots"));
    m_tree->setHeaderLabels({tr("Name"), tr("Created"), tr("State"), tr("Description")});
    m_tree->setColumnWidth(0, 200);
    m_tree->setColumnWidth(1, 150);
    m_tree->setAlternatingRowColors(true);
    auto *bar = new QHBoxLayout;
    for (QPushButton *button : {m_create, m_revert, m_delete})
        bar->addWidget(button);
    bar->addStretch(1);
    bar->addWidget(m_status);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(bar);
    layout->addWidget(m_tree, 1);
    connect(m_tree, &QTreeWidget::itemSelectionChanged, this, &SnapshotsPage::updateButtons);
    connect(&commands, &Commands::done, this, [this](const VmKey &key, const Command &command) {
        const Permission needed = info(command.action).permission;
        if (key == m_target
            && (needed == Permission::Snapshot || needed == Permission::SnapshotRevert))
            load();
    });
    connect(&commands, &Commands::pendingChanged, this, &SnapshotsPage::updateButtons);
}

QPushButton *SnapshotsPage::addButton(const QString &icon, const QString &text,
                                      void (SnapshotsPage::*slot)())
{
    auto *button = new QPushButton(Icons::named(icon), text, this);
    connect(button, &QPushButton::clicked, this, slot);
    return button;
}

void SnapshotsPage::setTarget(const VmKey &key)
{
    if (m_target == key)
        return;
    m_target = key;
    m_loaded = false;
    m_tree->clear();
    updateButtons();
    if (isVisible())
        load();
}

void SnapshotsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_loaded)
        load();
}

void SnapshotsPage::load()
{
    const ConnectionEntry *entry = m_connections.find(m_target.connection);
    if (!entry)
        return;
    m_loaded = true;
    m_status->setText(tr("Asking…"));
    entry->client->snapshots(m_target.vm)
        .then(this,
              [this, key = m_target](const Result<QList<Snapshot>> &result) {
                  if (key != m_target)
                      return;
                  if (result)
                      present(result.value());
                  else
                      m_status->setText(tr("The snapshots could not be had: %1.")
                                            .arg(Words::error(result.error().code)));
              })
        .onCanceled(this, [this] { m_status->setText(tr("The connection ended.")); });
}

void SnapshotsPage::present(const QList<Snapshot> &snapshots)
{
    m_tree->clear();
    m_status->setText(snapshots.isEmpty() ? tr("There are no snapshots.") : QString());
    QHash<QString, QTreeWidgetItem *> items;
    for (const Snapshot &snapshot : snapshots) {
        if (items.contains(snapshot.name))
            continue; // a server that names one twice
        auto *item =
            new QTreeWidgetItem({displayText(snapshot.name), Format::dateTime(snapshot.createdAt),
                                 Words::state(snapshot.state), displayText(snapshot.description)});
        item->setData(0, Qt::UserRole, snapshot.name);
        QFont font = m_tree->font();
        font.setBold(snapshot.current);
        item->setFont(0, font);
        if (snapshot.current)
            item->setToolTip(0, tr("The VM stands on this snapshot."));
        items.insert(snapshot.name, item);
    }
    for (const Snapshot &snapshot : snapshots) {
        QTreeWidgetItem *parent = snapshot.parent ? items.value(*snapshot.parent) : nullptr;
        QTreeWidgetItem *item = items.value(snapshot.name);
        // A server that names a snapshot as its own ancestor must not hang the window.
        for (const QTreeWidgetItem *above = parent; above; above = above->parent())
            if (above == item)
                parent = nullptr;
        if (parent)
            parent->addChild(item);
        else
            m_tree->addTopLevelItem(item);
    }
    m_tree->expandAll();
    // Or the arrows would not choose the only one there is.
    const auto current = std::ranges::find_if(snapshots, &Snapshot::current);
    m_tree->setCurrentItem(current == snapshots.end() ? m_tree->topLevelItem(0)
                                                      : items.value(current->name));
    updateButtons();
}

void SnapshotsPage::updateButtons()
{
    const Vm *vm = m_connections.vm(m_target);
    const bool any = !chosen().isEmpty();
    for (const auto &[button, action, needsOne] :
         {std::tuple(m_create, Action::SnapshotCreate, false),
          std::tuple(m_revert, Action::SnapshotRevert, true),
          std::tuple(m_delete, Action::SnapshotDelete, true)}) {
        QString obstacle = vm ? Words::obstacle(action, *vm) : QString();
        if (obstacle.isEmpty() && needsOne && !any)
            obstacle = tr("Choose a snapshot first.");
        button->setEnabled(vm && obstacle.isEmpty() && !m_commands.isPending(m_target, action));
        button->setToolTip(plainToolTip(obstacle));
    }
}

QString SnapshotsPage::chosen() const
{
    const QList<QTreeWidgetItem *> items = m_tree->selectedItems();
    return items.isEmpty() ? QString() : items.first()->data(0, Qt::UserRole).toString();
}

void SnapshotsPage::create()
{
    auto *dialog = new SnapshotDialog(this);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, key = m_target] { m_commands.perform(key, dialog->command()); });
    dialog->open();
}

void SnapshotsPage::revert()
{
    const Vm *vm = m_connections.vm(m_target);
    if (!vm)
        return;
    const QString question = tr("Revert %1 to the snapshot “%2”? What happened since is lost.")
                                 .arg(displayText(vm->name), displayText(chosen()));
    confirm(this, question, tr("Revert"), [this, key = m_target, name = chosen()] {
        m_commands.perform(key, Commands::order(Action::SnapshotRevert, name));
    });
}

void SnapshotsPage::remove()
{
    const Vm *vm = m_connections.vm(m_target);
    if (!vm)
        return;
    const QString question =
        tr("Delete the snapshot “%2” of %1?").arg(displayText(vm->name), displayText(chosen()));
    confirm(this, question, tr("Delete"), [this, key = m_target, name = chosen()] {
        m_commands.perform(key, Commands::order(Action::SnapshotDelete, name));
    });
}

} // namespace Guestwire
