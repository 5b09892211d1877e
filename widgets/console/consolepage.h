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

namespace Guestwire {

class ConsoleBar;
class ConsoleSession;
namespace Terminal {
class FrameScheduler;
}

// The console of the chosen VM. It is opened when it is first seen; the last few stay open, so that
// going back and forth shows them at once.
class ConsolePage : public QWidget
{
    Q_OBJECT

public:
    ConsolePage(const Connections &connections, Commands &commands, QWidget *parent);
    ~ConsolePage() override;

    void setTarget(const VmKey &key);
    void focusTerminal();
    ConsoleSession *session() const { return m_current; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    static constexpr size_t keptOpen = 4;

    void makeNotice();
    void open(const QString &device);
    void add(const Vm &vm, const QString &device);
    void showSession(ConsoleSession *session);
    void showMessage(const QString &text);
    void forget(ConnectionId connection);
    void refresh();
    void startVm();
    void refused(const Error &error);

    const Connections &m_connections;
    Commands &m_commands;
    VmKey m_target;
    std::unique_ptr<Terminal::FrameScheduler> m_frames;
    // The one seen last is at the end. Their terminals use m_frames, so they go first.
    std::vector<std::unique_ptr<ConsoleSession>> m_sessions;
    ConsoleSession *m_current = nullptr;
    ConsoleBar *m_bar;
    QWidget *m_noticeRow;
    QLabel *m_notice;
    QPushButton *m_start;
    QStackedWidget *m_pages;
    QLabel *m_message;
    QLabel *m_status;
};

} // namespace Guestwire
