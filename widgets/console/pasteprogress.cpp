// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/console/pasteprogress.h"

#include "widgets/common/format.h"
#include "widgets/common/plaintext.h"
#include "widgets/terminal/pacedpaste.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace Guestwire {

using namespace Qt::StringLiterals;

PasteProgress::PasteProgress(Terminal::PacedPaste &paste, QWidget *parent)
    : QWidget(parent)
    , m_label(plainLabel({}, this))
    , m_bar(new QProgressBar(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 3, 8, 3);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"pasteCancel"_s);
    m_bar->setAccessibleName(tr("Progress of the paste"));
    layout->addWidget(m_label);
    layout->addWidget(m_bar, 1);
    layout->addWidget(cancel);
    hide();
    connect(cancel, &QPushButton::clicked, &paste, &Terminal::PacedPaste::cancel);
    connect(&paste, &Terminal::PacedPaste::progressed, this, &PasteProgress::follow);
}

void PasteProgress::follow(qint64 sent, qint64 total)
{
    constexpr int percent = 100;
    setVisible(total > 0);
    if (total == 0)
        return;
    m_label->setText(
        tr("Pasting: %1 of %2").arg(Format::bytes(double(sent)), Format::bytes(double(total))));
    m_bar->setValue(static_cast<int>(sent * percent / total));
}

} // namespace Guestwire
