// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/commands.h"
#include "widgets/data/samplestore.h"

#include <QMainWindow>

namespace Guestwire {

class EventModel;
class MessageBar;
class VmActions;
class VmPage;

// One VM in a window of its own, with all that can be done to it.
class VmWindow : public QMainWindow
{
    Q_OBJECT

public:
    VmWindow(const VmKey &key, const Connections &connections, const SampleStore &samples,
             Commands &commands, EventModel &events);
    ~VmWindow() override;

    VmKey key() const { return m_key; }
    VmPage &page() const { return *m_page; }

signals:
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void makeShortcuts();
    void refresh();
    void commandFailed(const VmKey &key, const Command &command, const Error &error);

    const VmKey m_key;
    const Connections &m_connections;
    Commands &m_commands;
    VmActions *m_actions;
    MessageBar *m_message;
    VmPage *m_page;
};

} // namespace Guestwire
