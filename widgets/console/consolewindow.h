// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/console/consoletools.h"
#include "widgets/data/commands.h"

#include <QWidget>

#include <memory>

namespace Guestwire {

class ConsolePage;
class ConsoleSession;

// One console in a window of its own. When it is closed its console goes back to where it was.
class ConsoleWindow : public QWidget
{
    Q_OBJECT

public:
    ConsoleWindow(const Connections &connections, Commands &commands,
                  std::shared_ptr<ConsoleTools> tools, std::unique_ptr<ConsoleSession> session);
    ~ConsoleWindow() override;

    ConsolePage &page() const { return *m_page; }
    // None when its connection went away.
    std::unique_ptr<ConsoleSession> takeSession();

signals:
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    ConsolePage *m_page;
};

} // namespace Guestwire
