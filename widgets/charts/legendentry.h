// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace Guestwire {

// The colour of a line and its name.
class LegendEntry : public QWidget
{
    Q_OBJECT

public:
    LegendEntry(int line, QWidget *parent);

    void setText(const QString &text);
    QString text() const { return m_text; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_line;
    QString m_text;
};

} // namespace Guestwire
