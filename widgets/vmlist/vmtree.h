// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace Guestwire {

// The list's view, out of which VMs can be dragged: let go outside of the window they get windows of their own.
class VmTree : public QTreeView
{
    Q_OBJECT

public:
    explicit VmTree(QWidget *parent);

signals:
    void draggedOut(const QPoint &globalPosition); // the chosen ones

protected:
    void startDrag(Qt::DropActions actions) override;
    // A thousand rows that nobody sees are not looked at; all are drawn once they are seen again.
    void dataChanged(const QModelIndex &first, const QModelIndex &last,
                     const QList<int> &roles) override;

private:
    bool m_isStale = false;
};

} // namespace Guestwire
