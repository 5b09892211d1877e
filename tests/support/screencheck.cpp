// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/screencheck.h"

#include <QStringList>

using namespace Guestwire::Terminal;

namespace {

QString disorder(const Line &line, int columns)
{
    if (static_cast<int>(line.cells.size()) != columns)
        return QStringLiteral("%1 cells").arg(line.cells.size());
    for (size_t i = 0; i < line.cells.size(); ++i) {
        const bool second = i > 0 && line.cells[i - 1].width == 2;
        if (second != (line.cells[i].width == 0))
            return QStringLiteral("half a wide character in column %1").arg(i);
    }
    if (!line.cells.empty() && line.cells.back().width == 2)
        return QStringLiteral("a wide character over the edge");
    return {};
}

QString cellDifference(const Screen &left, const Line &a, const Screen &right, const Line &b)
{
    if (a.wrapped != b.wrapped)
        return QStringLiteral("wrapped is %1 and %2").arg(a.wrapped).arg(b.wrapped);
    if (a.cells.size() != b.cells.size())
        return QStringLiteral("%1 and %2 cells").arg(a.cells.size()).arg(b.cells.size());
    for (size_t i = 0; i < a.cells.size(); ++i) {
        const QString textA = QString::fromStdU32String(left.characters(a.cells[i]));
        const QString textB = QString::fromStdU32String(right.characters(b.cells[i]));
        Cell styleB = b.cells[i];
        styleB.extra = a.cells[i].extra;
        if (textA != textB || !a.cells[i].sameStyle(styleB)
            || !(left.extra(a.cells[i]) == right.extra(b.cells[i]))
            || a.cells[i].width != b.cells[i].width)
            return QStringLiteral("column %1 has \"%2\" and \"%3\"").arg(i).arg(textA, textB);
    }
    return {};
}

QString stateDifference(const ScreenState &a, const ScreenState &b)
{
    QStringList parts;
    const auto check = [&](bool same, const QString &name) {
        if (!same)
            parts += name;
    };
    check(a.active == b.active, QStringLiteral("buffer"));
    check(a.cursor == b.cursor,
          QStringLiteral("cursor %1,%2,%3 and %4,%5,%6")
              .arg(a.cursor.row)
              .arg(a.cursor.column)
              .arg(a.cursor.wrapPending)
              .arg(b.cursor.row)
              .arg(b.cursor.column)
              .arg(b.cursor.wrapPending));
    check(a.pen == b.pen, QStringLiteral("pen"));
    check(a.margins == b.margins, QStringLiteral("margins"));
    check(a.modes == b.modes, QStringLiteral("modes"));
    check(a.charsets == b.charsets, QStringLiteral("charsets"));
    check(a.savedOnMain == b.savedOnMain, QStringLiteral("saved on main"));
    check(a.savedOnAlternate == b.savedOnAlternate, QStringLiteral("saved on alternate"));
    check(a.tabs == b.tabs, QStringLiteral("tabs"));
    check(a.lastPrinted == b.lastPrinted, QStringLiteral("last printed"));
    check(a.joinsNext == b.joinsNext, QStringLiteral("joins next"));
    check(a.title == b.title, QStringLiteral("title"));
    return parts.join(QStringLiteral("; "));
}

} // namespace

QString screenText(const Screen &screen)
{
    QStringList rows;
    for (int row = 0; row < screen.rows(); ++row)
        rows += screen.text(row);
    return rows.join(u'|');
}

QString disorder(const Screen &screen)
{
    for (const Buffer buffer : {Buffer::Main, Buffer::Alternate}) {
        for (int row = 0; row < screen.rows(); ++row) {
            const QString what = disorder(screen.grid(buffer).line(row), screen.columns());
            if (!what.isEmpty())
                return QStringLiteral("row %1: %2").arg(row).arg(what);
        }
    }
    const Cursor cursor = screen.cursor();
    const Margins &margins = screen.state().margins;
    if (cursor.row < 0 || cursor.row >= screen.rows() || cursor.column < 0
        || cursor.column >= screen.columns())
        return QStringLiteral("the cursor is outside");
    if (margins.top < 0 || margins.bottom > screen.rows() || margins.left < 0
        || margins.right > screen.columns())
        return QStringLiteral("the margins are outside");
    return {};
}

QString difference(const Screen &left, const Screen &right)
{
    if (left.historySize() != right.historySize())
        return QStringLiteral("%1 and %2 lines of scrollback")
            .arg(left.historySize())
            .arg(right.historySize());
    for (int row = -left.historySize(); row < 0; ++row) {
        const QString what = cellDifference(left, left.line(row), right, right.line(row));
        if (!what.isEmpty())
            return QStringLiteral("scrollback %1: %2").arg(row).arg(what);
    }
    for (const Buffer buffer : {Buffer::Main, Buffer::Alternate}) {
        for (int row = 0; row < left.rows(); ++row) {
            const QString what = cellDifference(left, left.grid(buffer).line(row), right,
                                                right.grid(buffer).line(row));
            if (!what.isEmpty())
                return QStringLiteral("buffer %1, row %2: %3")
                    .arg(static_cast<int>(buffer))
                    .arg(row)
                    .arg(what);
        }
    }
    const QString state = stateDifference(left.state(), right.state());
    return state.isEmpty() && !(left == right) ? QStringLiteral("unfinished input") : state;
}
