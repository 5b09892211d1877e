// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tasks/progressdelegate.h"

#include "widgets/tasks/taskmodel.h"

#include <QPainter>

namespace Guestwire {

void ProgressDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const QVariant percent = index.data(TaskModel::PercentRole);
    if (!percent.isNull() && !(option.state & QStyle::State_Selected)) {
        constexpr int margin = 2; // pixels
        constexpr double opacity = 0.3; // so that the words stay as readable as without it
        QRect bar = option.rect.adjusted(margin, margin, -margin, -margin);
        bar.setWidth(bar.width() * percent.toInt() / 100);
        painter->save();
        painter->setOpacity(opacity);
        painter->fillRect(bar, option.palette.highlight());
        painter->restore();
    }
    QStyledItemDelegate::paint(painter, option, index);
}

} // namespace Guestwire
