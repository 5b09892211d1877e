// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/screen.h"

#include <QByteArray>
#include <QString>

// The rows as text, with "|" between them; blanks at the ends are cut.
QString screenText(const Guestwire::Terminal::Screen &screen);

// What breaks the order of cells; empty where all is well: rows of the right length, wide
// characters whole, the cursor within the screen, margins within it.
QString disorder(const Guestwire::Terminal::Screen &screen);

// Where two screens differ, for people; empty where they are equal.
QString difference(const Guestwire::Terminal::Screen &left,
                   const Guestwire::Terminal::Screen &right);
