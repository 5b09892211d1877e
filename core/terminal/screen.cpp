// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/terminal/screen.h"

#include "core/terminal/utf8.h"

#include <QList>

#include <algorithm>

namespace Guestwire::Terminal {
namespace {

constexpr int maxTitle = 128;

bool isUnsafe(char32_t character)
{
    return character < 0x20 || (character >= 0x7f && character < 0xa0) || character == 0x61c
        || character == 0x200e || character == 0x200f
        || (character >= 0x202a && character <= 0x202e)
        || (character >= 0x2066 && character <= 0x2069);
}

// A title is the guest's word, shown in our window.
QString cleanTitle(std::string_view text)
{
    const QString title = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    QString clean;
    for (const uint character : title.toUcs4()) {
        if (!isUnsafe(character))
            clean += QString::fromUcs4(reinterpret_cast<const char32_t *>(&character), 1);
        if (clean.size() >= maxTitle)
            break;
    }
    return clean.trimmed();
}

void setDefaultTabs(std::vector<bool> &tabs, int from)
{
    for (size_t column = static_cast<size_t>(from); column < tabs.size(); ++column)
        tabs[column] = column % tabWidth == 0;
}

bool equalLines(const Screen &left, const Line &leftLine, const Screen &right,
                const Line &rightLine)
{
    const auto same = [&](const Cell &a, const Cell &b) {
        Cell style = b;
        style.extra = a.extra; // numbers of two tables say nothing
        return a.width == b.width && a.sameStyle(style) && left.extra(a) == right.extra(b)
            && left.characters(a) == right.characters(b);
    };
    return leftLine.wrapped == rightLine.wrapped
        && std::equal(leftLine.cells.begin(), leftLine.cells.end(), rightLine.cells.begin(),
                      rightLine.cells.end(), same);
}

bool equalGrids(const Screen &left, const Screen &right, Buffer buffer)
{
    for (int row = 0; row < left.rows(); ++row) {
        if (!equalLines(left, left.grid(buffer).line(row), right, right.grid(buffer).line(row)))
            return false;
    }
    return true;
}

bool equalStates(const Screen &left, const Screen &right)
{
    ScreenState a = left.state();
    ScreenState b = right.state();
    const auto same = [&](Cell &ofA, Cell &ofB) {
        const bool equal = left.extra(ofA) == right.extra(ofB);
        ofA.extra = ofB.extra = 0;
        return equal;
    };
    return same(a.pen, b.pen) && same(a.savedOnMain.pen, b.savedOnMain.pen)
        && same(a.savedOnAlternate.pen, b.savedOnAlternate.pen) && a == b;
}

} // namespace

Screen::Screen(int columns, int rows, int scrollbackLimit)
    : ScreenEditor(columns, rows, scrollbackLimit)
    , m_parser(static_cast<ParserSink &>(*this))
{
    reset();
}

void Screen::feed(QByteArrayView bytes)
{
    markCursor();
    m_parser.feed(bytes);
    markCursor();
}

void Screen::reset()
{
    m_state.active = Buffer::Main;
    m_state.modes.eightBitReplies = false;
    setEightBit(false);
    m_state.modes.columnSwitch = false;
    softReset();
    m_state.cursor = {};
    m_state.lastPrinted = 0;
    m_main.fill({});
    m_alternate.fill({});
    m_clusters.clear();
    m_extras.clear();
    clearScrollback();
    m_state.tabs.resize(static_cast<size_t>(columns()));
    setDefaultTabs(m_state.tabs, 0);
    setTitle({});
}

void Screen::softReset()
{
    Modes fresh;
    fresh.eightBitReplies = m_state.modes.eightBitReplies;
    fresh.eightBit = m_state.modes.eightBit;
    m_parser.setVt52(false);
    fresh.columnSwitch = m_state.modes.columnSwitch;
    m_state.modes = fresh;
    m_state.pen = {};
    m_state.margins = {0, rows(), 0, columns()};
    m_state.charsets = {};
    m_state.cursor.wrapPending = false;
    m_state.savedOnMain = {};
    m_state.savedOnAlternate = {};
    markAll();
}

void Screen::systemCommand(std::string_view text)
{
    m_state.lastPrinted = 0;
    m_state.joinsNext = false;
    // Titles and links only: clipboard, fonts, colours and all questions stay unheard.
    if (text.starts_with("0;") || text.starts_with("2;"))
        setTitle(cleanTitle(text.substr(2)));
    else if (text.starts_with("8;"))
        setLink(text.substr(2));
}

void Screen::deviceControl(std::string_view text)
{
    m_state.lastPrinted = 0;
    m_state.joinsNext = false;
    if (m_extension)
        m_extension->deviceControl(text);
}

void Screen::setTitle(const QString &title)
{
    if (title == m_state.title)
        return;
    m_state.title = title;
    if (m_titleHandler)
        m_titleHandler(title);
}

void Screen::reply(QByteArrayView bytes) const
{
    if (!m_muted && m_replyHandler)
        m_replyHandler(bytes);
}

bool operator==(const Screen &left, const Screen &right)
{
    if (left.columns() != right.columns() || left.rows() != right.rows()
        || left.historySize() != right.historySize() || !equalStates(left, right)
        || left.unfinishedInput() != right.unfinishedInput())
        return false;
    for (int row = -left.historySize(); row < 0; ++row) {
        if (!equalLines(left, left.line(row), right, right.line(row)))
            return false;
    }
    return equalGrids(left, right, Buffer::Main) && equalGrids(left, right, Buffer::Alternate);
}

} // namespace Guestwire::Terminal
