// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/vmpage/rankingview.h"

#include "widgets/common/colors.h"
#include "widgets/common/format.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace Guestwire {

namespace {

constexpr int rowHeight = 34; // pixels
constexpr int barHeight = 4;
constexpr int margin = 4;

class RankDelegate : public QStyledItemDelegate
{
public:
    RankDelegate(MetricGroup group, QObject *parent) : QStyledItemDelegate(parent), m_group(group)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {0, rowHeight};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const bool pointed = option.state.testFlag(QStyle::State_Selected)
            || option.state.testFlag(QStyle::State_MouseOver);
        const Colors &colors = colorsFor(option.palette);
        if (pointed)
            painter->fillRect(option.rect, option.palette.color(QPalette::AlternateBase));
        const QRect rect = option.rect.adjusted(margin, 2, -margin, -2);
        const QString value = index.data(RankingView::ValueRole).toString();
        const int valueWidth = option.fontMetrics.horizontalAdvance(value);
        const QRect text = rect.adjusted(0, 0, 0, -barHeight - 4);
        painter->setPen(option.palette.color(QPalette::Text));
        painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                          option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight,
                                                        rect.width() - valueWidth - 2 * margin));
        painter->setPen(colors.muted);
        painter->drawText(text, Qt::AlignVCenter | Qt::AlignRight, value);
        QRect bar(rect.left(), rect.bottom() - barHeight, rect.width(), barHeight);
        painter->fillRect(bar, colors.grid);
        bar.setWidth(qRound(bar.width() * index.data(RankingView::ShareRole).toDouble()));
        painter->fillRect(bar, colorOf(colors));
    }

private:
    QColor colorOf(const Colors &colors) const
    {
        switch (m_group) {
        case MetricGroup::Cpu:
            return colors.cpu;
        case MetricGroup::Memory:
            return colors.memory;
        case MetricGroup::Disk:
            return colors.disk;
        case MetricGroup::Network:
            return colors.network;
        }
        return {};
    }

    MetricGroup m_group;
};

} // namespace

RankingView::RankingView(MetricGroup group, const QString &title, QWidget *parent)
    : QListView(parent)
    , m_group(group)
    , m_title(title)
{
    setModel(&m_model);
    setItemDelegate(new RankDelegate(group, this));
    setAccessibleName(tr("Busiest by %1").arg(title));
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    connect(this, &QListView::activated, this,
            [this](const QModelIndex &index) { emit chosen(index.data(KeyRole).value<VmKey>()); });
    connect(this, &QListView::clicked, this,
            [this](const QModelIndex &index) { emit chosen(index.data(KeyRole).value<VmKey>()); });
}

// Whole rows, however low the window is: the page scrolls.
QSize RankingView::sizeHint() const
{
    return {200, std::max(1, m_model.rowCount()) * rowHeight};
}

void RankingView::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (m_model.rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(colorsFor(palette()).muted);
    painter.drawText(viewport()->rect(), Qt::AlignLeft | Qt::AlignTop,
                     tr("Nothing is busy."));
}

// Rows are rewritten in place, so that the keyboard's place in the list stays.
void RankingView::present(const QList<Rank> &ranks)
{
    while (m_model.rowCount() > ranks.size())
        m_model.removeRow(m_model.rowCount() - 1);
    while (m_model.rowCount() < ranks.size())
        m_model.appendRow(new QStandardItem); // the model owns it
    updateGeometry();
    const bool percent = m_group == MetricGroup::Cpu || m_group == MetricGroup::Memory;
    for (int row = 0; row < ranks.size(); ++row) {
        const Rank &rank = ranks[row];
        const QString value = percent ? Format::percent(rank.value) : Format::rate(rank.value);
        QStandardItem *item = m_model.item(row);
        item->setText(rank.name);
        item->setData(QVariant::fromValue(rank.key), KeyRole);
        item->setData(rank.share, ShareRole);
        item->setData(value, ValueRole);
        item->setData(tr("%1: %2 %3", "VM, CPU, 38 %").arg(rank.name, m_title, value),
                      Qt::AccessibleTextRole);
    }
}

} // namespace Guestwire
