// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/snapshotdialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace Guestwire {

SnapshotDialog::SnapshotDialog(QWidget *parent)
    : QDialog(parent)
    , m_name(new QLineEdit(this))
    , m_description(new QLineEdit(this))
    , m_memory(new QCheckBox(tr("With the memory of the running VM"), this))
{
    constexpr int longestName = 256; // characters; the server takes no more
    constexpr int longestDescription = 2048;
    constexpr int leastWidth = 400; // pixels
    setWindowTitle(tr("Create snapshot"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(leastWidth);
    m_name->setMaxLength(longestName);
    m_description->setMaxLength(longestDescription);
    m_memory->setChecked(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *create = buttons->addButton(tr("Create"), QDialogButtonBox::AcceptRole);
    create->setEnabled(false);
    auto *form = new QFormLayout(this);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Description"), m_description);
    form->addRow(m_memory);
    form->addRow(buttons);
    connect(m_name, &QLineEdit::textChanged, create,
            [create](const QString &text) { create->setEnabled(!text.trimmed().isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

Command SnapshotDialog::command() const
{
    Command command;
    command.action = Action::SnapshotCreate;
    command.name = m_name->text().trimmed();
    command.description = m_description->text();
    command.withMemory = m_memory->isChecked();
    return command;
}

} // namespace Guestwire
