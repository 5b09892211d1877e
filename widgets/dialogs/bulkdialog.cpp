// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/bulkdialog.h"

#include "widgets/common/plaintext.h"
#include "widgets/common/words.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace Guestwire {

namespace {

constexpr QSize usualSize(560, 380);
constexpr int nameWidth = 200; // pixels

} // namespace

BulkDialog::BulkDialog(BulkRun *run, QWidget *parent)
    : QDialog(parent)
    , m_run(*run)
    , m_summary(plainLabel({}, this))
    , m_progress(new QProgressBar(this))
{
    run->setParent(this);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("%1: %n VMs", "action", run->rowCount()).arg(Words::action(run->action())));
    m_progress->setRange(0, run->rowCount());
    m_progress->setAccessibleName(tr("Progress"));
    auto *lines = new QTreeView(this);
    lines->setModel(run);
    lines->setRootIsDecorated(false);
    lines->setUniformRowHeights(true);
    lines->setAccessibleName(tr("VMs and results"));
    lines->header()->resizeSection(BulkRun::VmColumn, nameWidth);
    auto *buttons = new QDialogButtonBox(this);
    m_stop = buttons->addButton(tr("&Stop"), QDialogButtonBox::ActionRole);
    m_stop->setToolTip(tr("Asks for no more. What was asked for already is still done."));
    m_retry = buttons->addButton(tr("&Try the rest again"), QDialogButtonBox::ActionRole);
    m_close = buttons->addButton(QDialogButtonBox::Close);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_summary);
    layout->addWidget(m_progress);
    layout->addWidget(lines, 1);
    layout->addWidget(buttons);
    resize(usualSize);
    connect(m_stop, &QPushButton::clicked, run, &BulkRun::stop);
    connect(m_retry, &QPushButton::clicked, run, &BulkRun::retryFailed);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(this, &QDialog::finished, run, &BulkRun::stop);
    connect(run, &BulkRun::advanced, this, &BulkDialog::refresh);
    refresh();
}

void BulkDialog::refresh()
{
    const int done = m_run.count(BulkRun::Progress::Done);
    const int failed = m_run.count(BulkRun::Progress::Failed);
    const int stopped = m_run.count(BulkRun::Progress::Stopped);
    m_progress->setValue(done + failed + stopped);
    QStringList parts {tr("%n done", nullptr, done)};
    if (failed > 0)
        parts.append(tr("%n failed", nullptr, failed));
    if (stopped > 0)
        parts.append(tr("%n not asked for", nullptr, stopped));
    if (const int left = m_run.rowCount() - done - failed - stopped; left > 0)
        parts.append(tr("%n to go", nullptr, left));
    m_summary->setText(parts.join(QStringLiteral("  ·  ")));
    m_stop->setEnabled(m_run.count(BulkRun::Progress::Waiting) > 0);
    m_retry->setEnabled(!m_run.isRunning() && failed + stopped > 0);
}

} // namespace Guestwire
