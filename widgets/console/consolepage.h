// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/commands.h"

#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace Guestwire {

class ConsoleBar;
class ConsoleSession;
class ConsoleStatus;
class ConsoleTools;
class ConsoleWindow;

// The console of the chosen VM. It is opened when it is first seen; the last few stay open, so that
// going back and forth shows them at once.
class ConsolePage : public QWidget
{
    Q_OBJECT

public:
    // Without tools it has its own.
    ConsolePage(const Connections &connections, Commands &commands, QWidget *parent,
                std::shared_ptr<ConsoleTools> tools = {});
    ~ConsolePage() override;

    void setTarget(const VmKey &key);
    void focusTerminal();
    ConsoleSession *session() const { return m_current; }

    // From one page to another, as it is.
    void adopt(std::unique_ptr<ConsoleSession> session);
    std::unique_ptr<ConsoleSession> takeSession(); // the one that is shown, if any
    void popOut();

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static constexpr size_t keptOpen = 4;

    void makeNotice();
    void listenToBar();
    void layOut();
    ConsoleWindow *windowOf(const QString &device) const;
    void takeBack(ConsoleWindow *window);
    void open(const QString &device);
    void add(const Vm &vm, const QString &device);
    void place(ConsoleSession &session);
    void showSession(ConsoleSession *session);
    void showMessage(const QString &text);
    void showInWindow(ConsoleWindow *window);
    void forget(ConnectionId connection);
    void refresh();
    void startVm();
    void refused(const Error &error);

    const Connections &m_connections;
    Commands &m_commands;
    VmKey m_target;
    std::shared_ptr<ConsoleTools> m_tools;
    // The one seen last is at the end.
    std::vector<std::unique_ptr<ConsoleSession>> m_sessions;
    std::vector<std::unique_ptr<ConsoleWindow>> m_windows;
    ConsoleSession *m_current = nullptr;
    ConsoleBar *m_bar;
    QWidget *m_noticeRow;
    QLabel *m_notice;
    QPushButton *m_start;
    QStackedWidget *m_pages;
    QWidget *m_messagePage;
    QLabel *m_message;
    QPushButton *m_bringBack;
    ConsoleStatus *m_status;
    QTimer *m_countdown; // while the link is lost
};

} // namespace Guestwire
