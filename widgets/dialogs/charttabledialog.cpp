// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/charttabledialog.h"

#include "widgets/common/format.h"
#include "widgets/common/plaintext.h"

#include <QAbstractTableModel>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace Guestwire {

namespace {

class TableModel : public QAbstractTableModel
{
public:
    TableModel(const ChartTable &table, QObject *parent)
        : QAbstractTableModel(parent)
        , m_table(table)
    {
    }

    int rowCount(const QModelIndex &parent) const override
    {
        return parent.isValid() ? 0 : int(m_table.rows.size());
    }

    int columnCount(const QModelIndex &parent) const override
    {
        return parent.isValid() ? 0 : int(m_table.columns.size()) + 1;
    }

    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role == Qt::TextAlignmentRole)
            return int(Qt::AlignVCenter | (index.column() > 0 ? Qt::AlignRight : Qt::AlignLeft));
        if (role != Qt::DisplayRole)
            return {};
        const ChartTable::Row &row = m_table.rows[size_t(index.row())];
        if (index.column() == 0)
            return Format::dateTime(QDateTime::fromMSecsSinceEpoch(row.at));
        const float value = row.values[size_t(index.column() - 1)];
        if (std::isnan(value))
            return {};
        return Format::value(double(value), m_table.columns[index.column() - 1].unit);
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        return section == 0 ? ChartTableDialog::tr("Time") : m_table.columns[section - 1].title;
    }

private:
    const ChartTable m_table;
};

} // namespace

ChartTableDialog::ChartTableDialog(const QString &title, const ChartTable &table, QWidget *parent)
    : QDialog(parent)
    , m_view(new QTableView(this))
{
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    m_view->setModel(new TableModel(table, m_view));
    m_view->setAccessibleName(title);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setAlternatingRowColors(true);
    m_view->setTabKeyNavigation(false);
    m_view->verticalHeader()->hide();
    m_view->resizeColumnsToContents();
    m_view->scrollToBottom();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *copyButton = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    copyButton->setAutoDefault(false);
    copyButton->setToolTip(tr("Copy the chosen lines, or all of them (Ctrl+C)"));
    auto *layout = new QVBoxLayout(this);
    if (table.rows.empty())
        layout->addWidget(plainLabel(tr("Nothing was measured in this time."), this));
    layout->addWidget(m_view, 1);
    layout->addWidget(buttons);
    resize(820, 480);
    connect(copyButton, &QPushButton::clicked, this, &ChartTableDialog::copy);
    connect(new QShortcut(QKeySequence::Copy, this), &QShortcut::activated, this,
            &ChartTableDialog::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_view->setFocus();
}

void ChartTableDialog::copy() const
{
    const QAbstractItemModel &model = *m_view->model();
    QList<int> rows;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows())
        rows.append(index.row());
    std::ranges::sort(rows);
    if (rows.isEmpty())
        for (int row = 0; row < model.rowCount(); ++row)
            rows.append(row);
    QStringList titles;
    for (int column = 0; column < model.columnCount(); ++column)
        titles.append(model.headerData(column, Qt::Horizontal).toString());
    QStringList lines {titles.join(u'\t')};
    for (const int row : std::as_const(rows)) {
        QStringList fields;
        for (int column = 0; column < model.columnCount(); ++column)
            fields.append(model.index(row, column).data().toString());
        lines.append(fields.join(u'\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace Guestwire
