// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/paletteentries.h"

#include "widgets/common/plaintext.h"

#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

QString withoutMnemonics(QString text)
{
    return text.replace(u"&&"_s, u"\u0001"_s).remove(u'&').replace(u'\u0001', u'&');
}

void append(QList<PaletteEntry> &entries, const QMenu &menu, const QString &path)
{
    for (QAction *action : menu.actions()) {
        const QString text = withoutMnemonics(action->text());
        if (action->isSeparator() || !action->isVisible() || text.isEmpty())
            continue;
        const QString whole = PaletteEntries::tr("%1: %2", "menu and its entry").arg(path, text);
        if (const QMenu *below = action->menu()) {
            append(entries, *below, whole);
            continue;
        }
        PaletteEntry entry {action->icon(), whole, {}, action->isEnabled(), {}};
        entry.note = action->isEnabled() ? action->shortcut().toString(QKeySequence::NativeText)
                                         : action->statusTip();
        entry.run = [action] { action->trigger(); };
        entries.append(entry);
    }
}

} // namespace

QList<PaletteEntry> entriesOf(const QMenuBar &menus)
{
    QList<PaletteEntry> entries;
    for (const QAction *top : menus.actions())
        if (const QMenu *menu = top->menu())
            append(entries, *menu, withoutMnemonics(top->text()));
    std::ranges::stable_partition(entries, &PaletteEntry::enabled);
    return entries;
}

int distance(const QString &text, const QString &typed)
{
    constexpr int atStart = 0;
    constexpr int atWord = 1;
    constexpr int inside = 3;
    int sum = 0;
    for (const QString &word : typed.split(u' ', Qt::SkipEmptyParts)) {
        int best = -1;
        for (auto at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
             at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
            const int weight = at == 0 ? atStart
                : text[at - 1].isLetterOrNumber() ? inside
                                                  : atWord;
            best = best < 0 ? weight : std::min(best, weight);
        }
        if (best < 0)
            return -1;
        sum += best;
    }
    return sum;
}

PaletteEntries::PaletteEntries(QList<PaletteEntry> entries, QObject *parent)
    : QAbstractListModel(parent)
    , m_entries(std::move(entries))
{
    search({});
}

void PaletteEntries::search(const QString &typed)
{
    QList<std::pair<int, int>> found; // distance, index
    for (int i = 0; i < m_entries.size(); ++i)
        if (const int far = distance(m_entries[i].text, typed); far >= 0)
            found.append({far, i});
    std::ranges::stable_sort(found, {}, &std::pair<int, int>::first);
    beginResetModel();
    m_shown.clear();
    for (const auto &[far, index] : found.first(std::min<qsizetype>(found.size(), mostShown)))
        m_shown.append(index);
    endResetModel();
}

int PaletteEntries::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant PaletteEntries::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const PaletteEntry &shown = entry(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shown.text;
    case Qt::DecorationRole:
        return shown.icon;
    case NoteRole:
        return shown.note;
    case Qt::ToolTipRole:
        return plainToolTip(shown.note);
    case Qt::AccessibleTextRole:
        return shown.note.isEmpty() ? shown.text
                                    : tr("%1, %2", "entry and note").arg(shown.text, shown.note);
    default:
        return {};
    }
}

Qt::ItemFlags PaletteEntries::flags(const QModelIndex &index) const
{
    return index.isValid() && entry(index.row()).enabled
        ? Qt::ItemIsEnabled | Qt::ItemIsSelectable
        : Qt::NoItemFlags;
}

} // namespace Guestwire
