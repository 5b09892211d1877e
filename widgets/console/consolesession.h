// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/console.h"
#include "widgets/data/connections.h"

#include <QWidget>

#include <memory>

namespace Guestwire {

class TerminalView;
namespace Terminal {
class FrameScheduler;
}

// One opened console with the terminal that shows it.
class ConsoleSession : public QWidget
{
    Q_OBJECT

public:
    ConsoleSession(const VmKey &key, const Vm &vm, const QString &device, Client &client,
                   Terminal::FrameScheduler &frames, QWidget *parent);
    ~ConsoleSession() override;

    VmKey key() const { return m_key; }
    Console &console() const { return *m_console; }
    TerminalView &terminal() const { return *m_terminal; }

    // Only to watch, although more would be permitted.
    void setReadOnly(bool readOnly);
    bool isReadOnly() const { return m_readOnly; }

signals:
    void changed(); // who types, who watches, attached or not
    void refused(const Guestwire::Error &error);
    void bell();

private:
    void follow();
    void askPaste(const QString &text);

    VmKey m_key;
    TerminalView *m_terminal;
    std::unique_ptr<Console> m_console;
    bool m_readOnly = false;
    bool m_held = false;
};

} // namespace Guestwire
