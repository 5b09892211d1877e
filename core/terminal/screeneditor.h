// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/parsersink.h"
#include "core/terminal/screenpage.h"

namespace Guestwire::Terminal {

// Writes into a page: characters, erasing, inserting, deleting, rectangles.
class ScreenEditor : public ScreenPage
{
protected:
    using ScreenPage::ScreenPage;
    ~ScreenEditor() = default;

    // Printing.
    void printText(const char32_t *characters, int count);
    void repeat(char32_t character, int count);
    void alignmentPattern();

    // Control sequences by what they are for; false: none of these.
    bool editSequence(const ControlSequence &sequence);
    bool eraseSequence(const ControlSequence &sequence);
    bool rectangleSequence(const ControlSequence &sequence);

    void backIndex();
    void forwardIndex();
    void erase(int row, int from, int to, Erase kind = Erase::All);
    void eraseToEnd(bool ofDisplay);

private:
    int printRun(const char32_t *characters, int count);
    void printOne(char32_t character);
    void join(char32_t character);
    void widenEmoji(int column);
    void advance(int columns);
    void wrapLine();
    bool roomInClusters();

    bool columnSequence(const ControlSequence &sequence);
    void insertCells(int row, int column, int count);
    void deleteCells(int row, int column, int count);
    void insertColumns(int column, int count);
    void deleteColumns(int column, int count);
    void eraseDisplay(int which, Erase kind);
    void eraseLine(int which, Erase kind);
    Margins rectangle(const ControlSequence &sequence, int first) const;
    void fillRectangle(const Margins &area, const Cell &cell);
    void eraseSelectively(const Margins &area);
    void copyRectangle(const ControlSequence &sequence);

    int m_clusterRefusals = 0;
};

} // namespace Guestwire::Terminal
