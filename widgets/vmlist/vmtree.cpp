// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/vmlist/vmtree.h"

#include "widgets/common/icons.h"
#include "widgets/common/sight.h"
#include "widgets/vmlist/vmlistmodel.h"

#include <QCursor>
#include <QDrag>
#include <QGuiApplication>
#include <QMimeData>

#include <utility>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr int pictureSize = 32; // pixels

} // namespace

VmTree::VmTree(QWidget *parent) : QTreeView(parent)
{
    setDragDropMode(QAbstractItemView::DragOnly);
}

void VmTree::dataChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles)
{
    if (!isInSight(*this)) {
        m_isStale = true;
        return;
    }
    if (std::exchange(m_isStale, false))
        viewport()->update();
    QTreeView::dataChanged(first, last, roles);
}

// To anything else that takes drops the VMs are their names.
void VmTree::startDrag(Qt::DropActions)
{
    QStringList names;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        if (!index.data(VmListModel::KeyRole).value<VmKey>().isNull())
            names.append(index.data().toString());
    if (names.isEmpty())
        return;
    auto *drag = new QDrag(this); // Qt deletes it
    auto *dragged = new QMimeData;
    dragged->setText(names.join(u'\n'));
    drag->setMimeData(dragged);
    drag->setPixmap(Icons::application().pixmap(pictureSize));
    const bool isTaken = drag->exec(Qt::CopyAction) != Qt::IgnoreAction;
    // Where the button is still down, the drag was ended by Escape.
    const bool isDropped = !(QGuiApplication::mouseButtons() & Qt::LeftButton);
    const QPoint at = QCursor::pos();
    if (!isTaken && isDropped && !window()->frameGeometry().contains(at))
        emit draggedOut(at);
}

} // namespace Guestwire
