// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/vmpage/hostload.h"

#include <QWidget>

namespace Guestwire {

// Who keeps the hosts' processors busy: an area for each VM, one on the other, and their names.
class HostLoadView : public QWidget
{
    Q_OBJECT

public:
    explicit HostLoadView(QWidget *parent);

    void present(const HostLoad &load);
    QString title() const; // what it says as a whole

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int lineHeight() const; // of a name
    QString nameOf(const HostLoad::Band &band) const;
    QColor colorOf(int band) const;
    double top() const; // of the axis
    QRect plot() const;
    void paintAxis(QPainter &painter, const QRect &rect) const;
    void paintBands(QPainter &painter, const QRect &rect) const;
    void paintNames(QPainter &painter) const;

    HostLoad m_load;
};

} // namespace Guestwire
