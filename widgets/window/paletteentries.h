// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QIcon>

#include <functional>

class QMenuBar;

namespace Guestwire {

// One thing that the palette can do.
struct PaletteEntry
{
    QIcon icon;
    QString text;
    QString note; // its keys, a VM's state, or why it can not be done now
    bool enabled = true;
    std::function<void()> run;
};

// What every entry of these menus does, the enabled ones first.
QList<PaletteEntry> entriesOf(const QMenuBar &menus);

// How well a text answers what was typed: the smaller the better, negative where it does not. Every word has to
// stand in it; words that begin it, or one of its words, weigh more.
int distance(const QString &text, const QString &typed);

// The entries that answer what was typed, the best first.
class PaletteEntries : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr int mostShown = 100;
    enum Role { NoteRole = Qt::UserRole };

    PaletteEntries(QList<PaletteEntry> entries, QObject *parent);

    void search(const QString &typed);
    const PaletteEntry &entry(int row) const { return m_entries[m_shown[row]]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QList<PaletteEntry> m_entries;
    QList<int> m_shown;
};

} // namespace Guestwire
