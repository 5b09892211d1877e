// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/action.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;

namespace Guestwire {

// Asks for what a new snapshot is to be called.
class SnapshotDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SnapshotDialog(QWidget *parent);

    Command command() const;

private:
    QLineEdit *m_name;
    QLineEdit *m_description;
    QCheckBox *m_memory;
};

} // namespace Guestwire
