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

    // `name` is shown where there is no room for all of it.
    void setText(const QString &text, const QString &name);
    QString text() const { return m_text; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QSize sizeOf(const QString &text) const;

    int m_line;
    QString m_text;
    QString m_name;
};

} // namespace Guestwire
