// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace Guestwire {

// A button that opens a menu. The arrow that says so has a place of its own, where styles draw it
// over the picture or the text.
class MenuButton : public QToolButton
{
    Q_OBJECT

public:
    explicit MenuButton(QWidget *parent);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool isArrowAlone() const { return text().isEmpty() && icon().isNull(); }
};

} // namespace Guestwire
