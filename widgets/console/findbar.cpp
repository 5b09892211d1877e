// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/console/findbar.h"

#include "widgets/common/icons.h"
#include "widgets/common/plaintext.h"
#include "widgets/terminal/terminalview.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace Guestwire {

using namespace Qt::StringLiterals;

FindBar::FindBar(TerminalView &terminal, QWidget *parent)
    : QWidget(parent)
    , m_terminal(terminal)
    , m_text(new QLineEdit(this))
    , m_count(plainLabel({}, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 3, 6, 3);
    layout->setSpacing(4);
    m_text->setPlaceholderText(tr("Find in the console"));
    m_text->setAccessibleName(m_text->placeholderText());
    m_text->setClearButtonEnabled(true);
    m_text->setObjectName(u"findText"_s);
    m_count->setObjectName(u"findCount"_s);
    m_count->setMinimumWidth(fontMetrics().horizontalAdvance(tr("%1 of %2").arg(9999).arg(9999)));
    layout->addWidget(m_text, 1);
    layout->addWidget(m_count);
    m_case = addButton(tr("Aa"), tr("Match upper and lower case"));
    m_pattern = addButton(tr(".*"), tr("The text is a regular expression"));
    m_previous = addButton(tr("Previous"), tr("Previous match (Shift+Enter)"));
    m_next = addButton(tr("Next"), tr("Next match (Enter)"));
    for (QToolButton *option : {m_case, m_pattern}) {
        option->setCheckable(true);
        connect(option, &QToolButton::toggled, this, &FindBar::search);
    }
    QToolButton *close = addButton({}, tr("Close (Escape)"));
    close->setIcon(Icons::named(u"close"_s));
    connect(close, &QToolButton::clicked, this, &FindBar::dismiss);
    connect(m_previous, &QToolButton::clicked, this, [this] { step(true); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(false); });
    connect(m_text, &QLineEdit::textChanged, this, &FindBar::search);
    connect(&terminal, &TerminalView::searchChanged, this, &FindBar::showCount);
    hide();
}

QToolButton *FindBar::addButton(const QString &text, const QString &toolTip)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
    button->setAutoRaise(true);
    layout()->addWidget(button);
    return button;
}

void FindBar::open()
{
    const QString selected = m_terminal.selectedText();
    show();
    if (!selected.isEmpty() && !selected.contains(u'\n'))
        m_text->setText(selected);
    search();
    m_text->setFocus();
    m_text->selectAll();
}

void FindBar::dismiss()
{
    m_terminal.search({});
    hide();
    m_terminal.setFocus();
}

void FindBar::search()
{
    m_terminal.search(m_text->text(), {m_case->isChecked(), m_pattern->isChecked()});
    showCount();
}

// The newest first: it is where the eyes are.
void FindBar::step(bool backwards)
{
    m_terminal.showMatch(backwards);
}

void FindBar::showCount()
{
    const Terminal::TextSearch &found = m_terminal.searched();
    const auto count = static_cast<int>(found.count());
    QString text;
    if (!found.error().isEmpty())
        text = tr("No regular expression: %1", "and why").arg(found.error());
    else if (!m_text->text().isEmpty() && count == 0)
        text = tr("Not found");
    else if (found.isFull())
        text = tr("%L1 and more").arg(count);
    else if (m_terminal.currentMatch() >= 0)
        text = tr("%1 of %2").arg(m_terminal.currentMatch() + 1).arg(count);
    else if (count > 0)
        text = count == 1 ? tr("1 match") : tr("%n matches", nullptr, count);
    m_count->setText(text);
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        step(event->modifiers().testFlag(Qt::ShiftModifier));
    else
        QWidget::keyPressEvent(event);
}

} // namespace Guestwire
