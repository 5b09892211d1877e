// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/qrcode.h"

#include <QWidget>

namespace Guestwire {

// A text as a QR code: black on white in every theme, for cameras want it so, and each module a
// square of whole pixels at every scale of the screen.
class QrPicture : public QWidget
{
    Q_OBJECT

public:
    explicit QrPicture(QWidget *parent);

    void setText(const QString &text); // nothing is shown of one that no code holds
    bool isEmpty() const { return !m_code; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<QrCode> m_code;
};

} // namespace Guestwire
