// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace Guestwire {

// Shows a large or many-lined paste before a guest gets it. Cancel is the default.
class PasteDialog : public QDialog
{
    Q_OBJECT

public:
    PasteDialog(const QString &text, QWidget *parent);
};

} // namespace Guestwire
