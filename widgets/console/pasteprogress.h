// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;

namespace Guestwire {

namespace Terminal {
class PacedPaste;
}

// How far a long paste is, and the way to stop it. It is seen only while there is one.
class PasteProgress : public QWidget
{
    Q_OBJECT

public:
    PasteProgress(Terminal::PacedPaste &paste, QWidget *parent);

private:
    void follow(qint64 sent, qint64 total);

    QLabel *m_label;
    QProgressBar *m_bar;
};

} // namespace Guestwire
