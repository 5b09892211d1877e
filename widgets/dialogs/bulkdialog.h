// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/bulkrun.h"

#include <QDialog>

class QLabel;
class QProgressBar;
class QPushButton;

namespace Guestwire {

// Shows a run over many VMs: one progress, one line a VM. Closing it stops what was not asked for yet.
class BulkDialog : public QDialog
{
    Q_OBJECT

public:
    BulkDialog(BulkRun *run, QWidget *parent); // takes the run over

private:
    void refresh();

    BulkRun &m_run; // a child of this
    QLabel *m_summary;
    QProgressBar *m_progress;
    QPushButton *m_stop;
    QPushButton *m_retry;
    QPushButton *m_close;
};

} // namespace Guestwire
