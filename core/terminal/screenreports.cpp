// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Screen: answers to the guest. All of them are made here; none repeats the guest's text.
#include "core/terminal/screen.h"
#include "core/terminal/sequencename.h"

#include <QByteArray>

namespace Guestwire::Terminal {
namespace {

constexpr char primaryAttributes[] = "?62;1;6;22c"; // VT220, columns, selective erase, colour
constexpr char secondaryAttributes[] = ">1;10;0c";

struct StatusAnswer
{
    int question;
    const char *answer;
};

constexpr StatusAnswer statusAnswers[] = {
    {15, "?13n"}, // no printer
    {25, "?21n"}, // user-defined keys are locked
    {26, "?27;1;0;0n"}, // North American keyboard, ready
    {53, "?50n"}, // no locator
    {55, "?50n"},       {56, "?57;0n"}, {75, "?70n"}, // data integrity: no errors
    {85, "?83n"}, // no multiple sessions
};

} // namespace

bool Screen::reportSequence(const ControlSequence &sequence)
{
    const int which = sequence.value(0, 0);
    switch (nameOf(sequence)) {
    case sequenceName('c'):
        if (which == 0)
            replySequence(primaryAttributes);
        return true;
    case sequenceName('>', 0, 'c'):
        if (which == 0)
            replySequence(secondaryAttributes);
        return true;
    case sequenceName('n'):
        if (which == 5)
            replySequence("0n");
        else if (which == 6)
            replyPosition({});
        return true;
    case privateName('n'):
        if (which == 6)
            replyPosition("?");
        for (const StatusAnswer &entry : statusAnswers) {
            if (entry.question == which)
                replySequence(entry.answer);
        }
        return true;
    case sequenceName(0, '$', 'p'):
        replySequence(QByteArray::number(which) + ';' + QByteArray::number(modeReport(which))
                      + "$y");
        return true;
    case sequenceName('?', '$', 'p'):
        replySequence('?' + QByteArray::number(which) + ';'
                      + QByteArray::number(privateModeReport(which)) + "$y");
        return true;
    default:
        return false;
    }
}

void Screen::replySequence(const QByteArray &text) const
{
    const QByteArray introducer(m_state.modes.eightBitReplies ? "\x9b" : "\x1b[");
    reply(QByteArray(introducer + text));
}

void Screen::replyPosition(const QByteArray &lead) const
{
    const Margins &margins = m_state.margins;
    const bool origin = m_state.modes.origin;
    const int row = m_state.cursor.row + 1 - (origin ? margins.top : 0);
    const int column = m_state.cursor.column + 1 - (origin ? margins.left : 0);
    replySequence(lead + QByteArray::number(row) + ';' + QByteArray::number(column) + 'R');
}

} // namespace Guestwire::Terminal
