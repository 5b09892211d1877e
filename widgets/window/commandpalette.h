// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/window/paletteentries.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListView;

namespace Guestwire {

// Everything that can be done and every VM, found by typing. Enter does the chosen one.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    CommandPalette(QList<PaletteEntry> entries, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search(const QString &typed);
    void choose(int row);
    void step(int by);
    void run(const QModelIndex &index);

    PaletteEntries m_entries;
    QLineEdit *m_typed;
    QListView *m_list;
    QLabel *m_nothing;
};

} // namespace Guestwire
