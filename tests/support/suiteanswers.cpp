// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/suiteanswers.h"

#include "core/terminal/sequencename.h"

#include <algorithm>

using namespace Guestwire::Terminal;

namespace {

QByteArray numbers(int first, int second)
{
    return QByteArray::number(first) + ';' + QByteArray::number(second);
}

quint32 sumOf(const Screen &screen, const Margins &area)
{
    quint32 sum = 0;
    for (int row = area.top; row < area.bottom; ++row) {
        const Line line = screen.line(row);
        for (int column = area.left; column < area.right; ++column) {
            const auto characters = screen.characters(line.cells[static_cast<size_t>(column)]);
            for (const char32_t character : characters.empty() ? U" " : characters)
                sum += character;
        }
    }
    return sum;
}

QByteArray colourSetting(Colour colour, int base)
{
    if (colour.isDefault())
        return {};
    if (colour.isPalette() && colour.index() < 8)
        return ';' + QByteArray::number(base + colour.index());
    const QByteArray extended = ';' + QByteArray::number(base + 8);
    if (colour.isPalette())
        return extended + ":5:" + QByteArray::number(colour.index());
    return extended + ":2::" + QByteArray::number(colour.rgb() >> 16) + ':'
        + QByteArray::number(colour.rgb() >> 8 & 0xff) + ':'
        + QByteArray::number(colour.rgb() & 0xff);
}

QByteArray penSetting(const Cell &pen)
{
    QByteArray codes("0");
    if ((pen.attributes & Bold) != 0)
        codes += ";1";
    if (pen.underline != Underline::None)
        codes += ";4";
    if ((pen.attributes & Inverse) != 0)
        codes += ";7";
    return codes + colourSetting(pen.foreground, 30) + colourSetting(pen.background, 40) + 'm';
}

} // namespace

SuiteAnswers::SuiteAnswers(Screen &screen) : m_screen(screen) { }

void SuiteAnswers::controlSequence(const ControlSequence &sequence)
{
    if (nameOf(sequence) == sequenceName('t') && sequence.value(0, 0) == 18)
        replySequence(size());
    else if (nameOf(sequence) == sequenceName(0, '*', 'y'))
        replyString(checksum(sequence));
}

void SuiteAnswers::deviceControl(std::string_view text)
{
    if (!text.starts_with("$q"))
        return;
    const QByteArray answer = setting(text.substr(2));
    replyString(answer.isEmpty() ? QByteArray("0$r") : QByteArray("1$r" + answer));
}

QByteArray SuiteAnswers::size() const
{
    return "8;" + numbers(m_screen.rows(), m_screen.columns()) + 't';
}

QByteArray SuiteAnswers::checksum(const ControlSequence &sequence) const
{
    Margins area {sequence.positive(2, 1) - 1,
                  std::min(sequence.positive(4, m_screen.rows()), m_screen.rows()),
                  sequence.positive(3, 1) - 1,
                  std::min(sequence.positive(5, m_screen.columns()), m_screen.columns())};
    if (m_screen.modes().origin) {
        const Margins &margins = m_screen.state().margins;
        area.top += margins.top;
        area.left += margins.left;
        area.bottom = std::min(area.bottom + margins.top, m_screen.rows());
        area.right = std::min(area.right + margins.left, m_screen.columns());
    }
    const quint32 sum = (0x10000 - sumOf(m_screen, area)) & 0xffff;
    return QByteArray::number(sequence.value(0, 0)) + "!~"
        + QByteArray::number(sum, 16).toUpper().rightJustified(4, '0');
}

QByteArray SuiteAnswers::setting(std::string_view name) const
{
    const Cell &pen = m_screen.state().pen;
    if (name == "m")
        return penSetting(pen);
    if (name == "\"q")
        return (pen.attributes & Protected) != 0 ? "1\"q" : "0\"q";
    if (name == "\"p")
        return "62;1\"p";
    if (name == " q") {
        const Modes &modes = m_screen.modes();
        const int steady = 2 * (static_cast<int>(modes.cursorShape) + 1);
        return QByteArray::number(steady - (modes.cursorBlink ? 1 : 0)) + " q";
    }
    return marginSetting(name);
}

QByteArray SuiteAnswers::marginSetting(std::string_view name) const
{
    const Margins &margins = m_screen.state().margins;
    if (name == "r")
        return numbers(margins.top + 1, margins.bottom) + 'r';
    if (name == "s")
        return numbers(margins.left + 1, margins.right) + 's';
    return {};
}

void SuiteAnswers::replySequence(const QByteArray &text) const
{
    const QByteArray introducer(m_screen.modes().eightBitReplies ? "\x9b" : "\x1b[");
    m_screen.reply(QByteArray(introducer + text));
}

void SuiteAnswers::replyString(const QByteArray &text) const
{
    if (m_screen.modes().eightBitReplies)
        m_screen.reply(QByteArray("\x90" + text + '\x9c'));
    else
        m_screen.reply(QByteArray("\x1bP" + text + "\x1b\\"));
}
