// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace Guestwire {

class ConsoleSession;

// Below a console: who has the keyboard, who watches, how large it is, and how to get the keyboard
// or to give it away.
class ConsoleStatus : public QWidget
{
    Q_OBJECT

public:
    explicit ConsoleStatus(QWidget *parent);

    void setSession(ConsoleSession *session); // none: nothing is shown
    void refresh();
    // Until the next refresh.
    void showText(const QString &text, const QString &details);

private:
    QPushButton *addButton(const QString &name, const QString &text, const QString &toolTip);
    void refreshButtons();
    void refreshAsking();

    QLabel *m_text;
    QLabel *m_asking;
    QPushButton *m_handOver = nullptr;
    QPushButton *m_keep = nullptr;
    QPushButton *m_ask = nullptr;
    QPushButton *m_take = nullptr;
    QPushButton *m_release = nullptr;
    QPushButton *m_readOnly = nullptr;
    ConsoleSession *m_session = nullptr; // the page's
};

} // namespace Guestwire
