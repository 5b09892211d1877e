// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/splitter.h"

#include <QKeyEvent>
#include <QPainter>

namespace Guestwire {

namespace {

constexpr int step = 16; // pixels

class Divider : public QSplitterHandle
{
public:
    Divider(Qt::Orientation orientation, QSplitter *splitter)
        : QSplitterHandle(orientation, splitter)
    {
        setFocusPolicy(Qt::TabFocus);
    }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        const bool isUpright = orientation() == Qt::Horizontal;
        const int key = event->key();
        if (key == (isUpright ? Qt::Key_Left : Qt::Key_Up))
            moveBy(-step);
        else if (key == (isUpright ? Qt::Key_Right : Qt::Key_Down))
            moveBy(step);
        else if (key == Qt::Key_Home)
            moveSplitter(closestLegalPosition(0));
        else if (key == Qt::Key_End)
            moveSplitter(closestLegalPosition(extent(*splitter())));
        else
            QSplitterHandle::keyPressEvent(event);
    }

    void focusInEvent(QFocusEvent *) override { update(); }
    void focusOutEvent(QFocusEvent *) override { update(); }

    void paintEvent(QPaintEvent *event) override
    {
        QSplitterHandle::paintEvent(event);
        if (hasFocus())
            QPainter(this).fillRect(rect(), palette().color(QPalette::Highlight));
    }

private:
    int extent(const QWidget &widget) const
    {
        return orientation() == Qt::Horizontal ? widget.width() : widget.height();
    }

    void moveBy(int distance)
    {
        const int now = orientation() == Qt::Horizontal ? x() : y();
        moveSplitter(closestLegalPosition(now + distance));
    }
};

} // namespace

void Splitter::setDividerName(const QString &name)
{
    m_dividerName = name;
    for (int i = 0; i < count(); ++i)
        handle(i)->setAccessibleName(name);
}

QSplitterHandle *Splitter::createHandle()
{
    auto *divider = new Divider(orientation(), this);
    divider->setAccessibleName(m_dividerName);
    return divider;
}

} // namespace Guestwire
