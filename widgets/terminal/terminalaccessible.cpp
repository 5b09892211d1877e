// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/terminal/terminalaccessible.h"

#include "widgets/terminal/terminaldisplay.h"

#include <QAccessibleWidget>

#include <algorithm>
#include <utility>

namespace Guestwire::Terminal {
namespace {

class AccessibleTerminal : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit AccessibleTerminal(TerminalDisplay *display)
        : QAccessibleWidget(display, QAccessible::Terminal)
        , m_display(*display)
    {
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TextInterface ? static_cast<QAccessibleTextInterface *>(this)
                                                  : QAccessibleWidget::interface_cast(type);
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.multiLine = true;
        state.selectableText = true;
        return state;
    }

    int characterCount() const override { return static_cast<int>(text().size()); }
    int cursorPosition() const override { return cursorOffset(m_display); }
    QString text(int from, int to) const override { return text().mid(from, to - from); }

    QRect characterRect(int offset) const override
    {
        const QString before = text().left(offset);
        const auto row = static_cast<int>(before.count(u'\n'));
        const auto column = static_cast<int>(before.size() - before.lastIndexOf(u'\n') - 1);
        const QRect cell = m_display.cellRect(column, row);
        return {m_display.viewport()->mapToGlobal(cell.topLeft()), cell.size()};
    }

    int offsetAtPoint(const QPoint &point) const override
    {
        const TextPosition cell = m_display.cellAt(m_display.viewport()->mapFromGlobal(point));
        const QStringList rows = text().split(u'\n');
        const auto row = static_cast<int>(cell.line - m_display.firstRow());
        if (row < 0 || row >= rows.size())
            return -1;
        int offset = 0;
        for (int i = 0; i < row; ++i)
            offset += static_cast<int>(rows[i].size()) + 1;
        return offset + std::min(cell.column, static_cast<int>(rows[row].size()));
    }

    void selection(int index, int *start, int *end) const override
    {
        const QString selected = m_display.selectedText();
        const qsizetype found = index == 0 && !selected.isEmpty() ? text().indexOf(selected) : -1;
        *start = static_cast<int>(std::max<qsizetype>(0, found));
        *end = found < 0 ? 0 : static_cast<int>(found + selected.size());
    }

    int selectionCount() const override { return m_display.selectedText().isEmpty() ? 0 : 1; }
    // The cursor is the guest's, and text is selected in cells.
    void setCursorPosition(int) override { }
    void addSelection(int, int) override { }
    void removeSelection(int) override { m_display.clearSelection(); }
    void setSelection(int, int, int) override { }
    void scrollToSubstring(int, int) override { }

    QString attributes(int offset, int *start, int *end) const override
    {
        *start = *end = offset;
        return {};
    }

private:
    QString text() const { return visibleText(m_display); }

    TerminalDisplay &m_display;
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *display = qobject_cast<TerminalDisplay *>(object);
    return display ? new AccessibleTerminal(display) : nullptr;
}

} // namespace

void installAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(installed)
}

QString visibleText(const TerminalDisplay &display)
{
    QStringList rows;
    for (int row = 0; row < display.rows(); ++row)
        rows += display.screen().text(row);
    return rows.join(u'\n');
}

int cursorOffset(const TerminalDisplay &display)
{
    const Cursor cursor = display.screen().cursor();
    qsizetype offset = 0;
    for (int row = 0; row < cursor.row; ++row)
        offset += display.screen().text(row).size() + 1;
    const auto before = placedLine(display.screen(), 0, cursor.row, {0, cursor.column}).text.size();
    return static_cast<int>(offset + std::min(before, display.screen().text(cursor.row).size()));
}

TextChange AccessibleText::takeChange(const TerminalDisplay &display)
{
    const QString text = visibleText(display);
    const QString before = std::exchange(m_text, text);
    if (text == before)
        return {};
    const auto pair = std::mismatch(before.begin(), before.end(), text.begin(), text.end());
    const auto same = pair.first - before.begin();
    return {same, before.mid(same), text.mid(same)};
}

void AccessibleText::update(TerminalDisplay &display)
{
    if (const TextChange change = takeChange(display); !change.isNone()) {
        QAccessibleTextUpdateEvent event(&display, static_cast<int>(change.from), change.removed,
                                         change.inserted);
        QAccessible::updateAccessibility(&event);
    }
    const int cursor = cursorOffset(display);
    if (std::exchange(m_cursor, cursor) != cursor) {
        QAccessibleTextCursorEvent event(&display, cursor);
        QAccessible::updateAccessibility(&event);
    }
}

} // namespace Guestwire::Terminal
