// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace Guestwire {

class TerminalView;

// Searches the terminal above it: the text, how often it is there, and the way through the matches.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    FindBar(TerminalView &terminal, QWidget *parent);

    void open(); // with what is selected
    void dismiss();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QToolButton *addButton(const QString &text, const QString &toolTip);
    void search();
    void step(bool backwards);
    void showCount();

    TerminalView &m_terminal;
    QLineEdit *m_text;
    QLabel *m_count;
    QToolButton *m_case = nullptr;
    QToolButton *m_pattern = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
};

} // namespace Guestwire
