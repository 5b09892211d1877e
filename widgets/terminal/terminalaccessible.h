// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Guestwire {

class TerminalDisplay;

namespace Terminal {

// From here on whoever reads the screen to a person can read the text of terminals.
void installAccessibility();

struct TextChange
{
    qsizetype from = 0;
    QString removed;
    QString inserted;

    bool isNone() const { return removed.isEmpty() && inserted.isEmpty(); }
};

// Tells them what changed on the screen since this was called last.
class AccessibleText
{
public:
    void update(TerminalDisplay &display);
    TextChange takeChange(const TerminalDisplay &display);

private:
    QString m_text;
    int m_cursor = 0;
};

// The visible screen, a line break between its rows, and how far into it the cursor stands.
QString visibleText(const TerminalDisplay &display);
int cursorOffset(const TerminalDisplay &display);

} // namespace Terminal
} // namespace Guestwire
