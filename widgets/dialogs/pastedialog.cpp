// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/pastedialog.h"

#include "widgets/common/plaintext.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Guestwire {

PasteDialog::PasteDialog(const QString &text, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Paste into the console?"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *preview = new QPlainTextEdit(text, this);
    preview->setReadOnly(true);
    preview->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    preview->setAccessibleName(tr("What will be typed"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *paste = buttons->addButton(tr("Paste"), QDialogButtonBox::AcceptRole);
    paste->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(plainLabel(tr("This is typed into the console, line by line:"), this));
    layout->addWidget(preview, 1);
    layout->addWidget(buttons);
    resize(520, 320);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    buttons->button(QDialogButtonBox::Cancel)->setFocus();
}

} // namespace Guestwire
