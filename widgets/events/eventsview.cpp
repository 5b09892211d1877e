// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/events/eventsview.h"

#include "widgets/common/colors.h"
#include "widgets/events/eventmodel.h"

#include <QHeaderView>
#include <QPainter>

namespace Guestwire {

void EventFilterModel::setOnly(const VmKey &key)
{
    if (m_only == key)
        return;
    m_only = key;
    invalidateFilter();
}

void EventFilterModel::setKinds(const QStringList &kinds)
{
    if (m_kinds == kinds)
        return;
    m_kinds = kinds;
    invalidateFilter();
}

bool EventFilterModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    return (m_only.isNull() || index.data(EventModel::KeyRole).value<VmKey>() == m_only)
        && (m_kinds.isEmpty() || m_kinds.contains(index.data(EventModel::KindRole).toString()));
}

EventsView::EventsView(EventModel &events, QWidget *parent) : QTableView(parent)
{
    m_shown.setSourceModel(&events);
    setModel(&m_shown);
    setAccessibleName(tr("Events"));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    QHeaderView *header = horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setSectionResizeMode(EventModel::What, QHeaderView::Stretch);
    header->resizeSection(EventModel::Time, fontMetrics().horizontalAdvance(u'0') * 20);
    header->resizeSection(EventModel::VmName, fontMetrics().horizontalAdvance(u'0') * 22);
    header->resizeSection(EventModel::By, fontMetrics().horizontalAdvance(u'0') * 22);
    setMinimumWidth(fontMetrics().horizontalAdvance(u'0') * 76); // what happened needs room too
    connect(this, &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const auto key = index.data(EventModel::KeyRole).value<VmKey>(); !key.isNull())
            emit chosen(key);
    });
}

void EventsView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_shown.rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(colorsFor(palette()).muted);
    painter.drawText(viewport()->rect(), Qt::AlignCenter, tr("No events."));
}

void EventsView::showOnly(const VmKey &key)
{
    m_shown.setOnly(key);
    setColumnHidden(EventModel::VmName, !key.isNull());
}

void EventsView::showKinds(const QStringList &kinds)
{
    m_shown.setKinds(kinds);
}

} // namespace Guestwire
