// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/console.h"
#include "widgets/data/connections.h"
#include "widgets/terminal/terminalview.h"

#include <QWidget>

#include <memory>

namespace Guestwire {

class ConsoleTools;
class FindBar;

// One opened console with the terminal that shows it.
class ConsoleSession : public QWidget
{
    Q_OBJECT

public:
    ConsoleSession(const VmKey &key, const Vm &vm, const QString &device, Client &client,
                   std::shared_ptr<ConsoleTools> tools, QWidget *parent);
    ~ConsoleSession() override;

    VmKey key() const { return m_key; }
    Console &console() const { return *m_console; }
    TerminalView &terminal() const { return *m_terminal; }

    // Only to watch, although more would be permitted.
    void setReadOnly(bool readOnly);
    bool isReadOnly() const { return m_readOnly; }
    // Why it could not be opened; none once it is.
    const std::optional<Error> &openError() const { return m_openError; }

    void find();
    void chooseSettings();

signals:
    void changed(); // who types, who watches, attached or not
    void refused(const Guestwire::Error &error);
    void bell();

private:
    void listen();
    void follow();
    void askPaste(const QString &text, TerminalView::PasteKind kind);
    void askLink(const QUrl &url);
    void showMenu(const QPoint &viewportPoint);
    void failed(const Error &error);

    VmKey m_key;
    std::shared_ptr<ConsoleTools> m_tools;
    TerminalView *m_terminal;
    FindBar *m_find;
    std::optional<Error> m_openError;
    std::unique_ptr<Console> m_console;
    bool m_readOnly = false;
    bool m_held = false;
};

} // namespace Guestwire
