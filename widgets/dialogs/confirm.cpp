// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/confirm.h"

#include <QMessageBox>
#include <QPushButton>

namespace Guestwire {

QMessageBox *confirm(QWidget *parent, const QString &question, const QString &button,
                     std::function<void()> yes)
{
    auto *box =
        new QMessageBox(QMessageBox::Warning, button, question, QMessageBox::Cancel, parent);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *accept = box->addButton(button, QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    box->setEscapeButton(QMessageBox::Cancel);
    QObject::connect(accept, &QPushButton::clicked, box, [yes = std::move(yes)] { yes(); });
    box->open();
    return box;
}

} // namespace Guestwire
