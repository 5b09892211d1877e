// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/charttable.h"

#include <QDialog>

class QTableView;

namespace Guestwire {

// What charts show, as figures to be read, chosen and copied.
class ChartTableDialog : public QDialog
{
    Q_OBJECT

public:
    ChartTableDialog(const QString &title, const ChartTable &table, QWidget *parent);

    // What is chosen, or all, as lines with tabs, under their titles.
    void copy() const;

private:
    QTableView *m_view;
};

} // namespace Guestwire
