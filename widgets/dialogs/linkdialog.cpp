// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/linkdialog.h"

#include "widgets/common/plaintext.h"
#include "widgets/terminal/links.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Guestwire {

using namespace Qt::StringLiterals;

LinkDialog::LinkDialog(const QUrl &url, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Open this link?"));
    setAttribute(Qt::WA_DeleteOnClose);
    const QString address = Terminal::shownInFull(url);
    auto *shown = new QPlainTextEdit(address, this);
    shown->setReadOnly(true);
    shown->setObjectName(u"linkAddress"_s);
    shown->setWordWrapMode(QTextOption::WrapAnywhere);
    shown->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    shown->setAccessibleName(tr("The link's address"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *open = buttons->addButton(tr("Open in the browser"), QDialogButtonBox::AcceptRole);
    QPushButton *copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    open->setAutoDefault(false);
    open->setObjectName(u"linkOpen"_s);
    copy->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    QLabel *text = plainLabel(
        tr("The guest wrote this link. It leads to the host %1:").arg(url.host(QUrl::FullyEncoded)),
        this);
    text->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(text);
    layout->addWidget(shown, 1);
    layout->addWidget(buttons);
    resize(520, 200);
    connect(copy, &QPushButton::clicked, this,
            [address] { QGuiApplication::clipboard()->setText(address); });
    connect(buttons, &QDialogButtonBox::accepted, this, [this, url] {
        emit opened(url);
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    buttons->button(QDialogButtonBox::Cancel)->setFocus();
}

} // namespace Guestwire
