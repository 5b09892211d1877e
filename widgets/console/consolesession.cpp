// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/console/consolesession.h"

#include "widgets/console/consoletexts.h"
#include "widgets/dialogs/pastedialog.h"
#include "widgets/terminal/terminalview.h"

#include <QVBoxLayout>

namespace Guestwire {

ConsoleSession::ConsoleSession(const VmKey &key, const Vm &vm, const QString &device,
                               Client &client, Terminal::FrameScheduler &frames, QWidget *parent)
    : QWidget(parent)
    , m_key(key)
    , m_terminal(new TerminalView(frames, this))
    , m_console(
          client.openConsole(vm.id, device, vm.permissions.testFlag(Permission::ConsoleWrite)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_terminal);
    setFocusProxy(m_terminal);
    m_terminal->setAccessibleName(tr("Console of %1").arg(displayText(vm.name)));
    m_terminal->setAsksBeforeLargePaste(true);
    Console *console = m_console.get();
    connect(console, &Console::output, m_terminal, &TerminalView::feed);
    connect(console, &Console::rebuilt, m_terminal, &TerminalView::feedRebuild);
    connect(console, &Console::gap, this,
            [this](quint64 lost, Protocol::ConsoleGap::Reason reason) {
                m_terminal->feed(ConsoleTexts::gapLine(lost, reason));
            });
    connect(console, &Console::stateChanged, this, &ConsoleSession::follow);
    connect(console, &Console::refused, this, &ConsoleSession::refused);
    connect(m_terminal, &TerminalView::typed, console, &Console::write);
    connect(m_terminal, &TerminalView::resized, this, [this](int columns, int rows) {
        if (m_console->isHolder())
            m_console->resize(columns, rows);
    });
    connect(m_terminal, &TerminalView::bell, this, &ConsoleSession::bell);
    connect(m_terminal, &TerminalView::largePasteAsked, this, &ConsoleSession::askPaste);
    follow();
}

ConsoleSession::~ConsoleSession() = default;

void ConsoleSession::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    if (readOnly && m_console->isHolder())
        m_console->release();
    follow();
}

// The size is the holder's; others see what the holder sees.
void ConsoleSession::follow()
{
    const bool holds = m_console->isHolder();
    m_terminal->setReadOnly(m_readOnly || !m_console->canWrite());
    m_terminal->setAnswersGuest(holds && !m_readOnly);
    if (holds && !m_held) {
        m_terminal->followWidgetSize();
        m_console->resize(m_terminal->columns(), m_terminal->rows());
    } else if (!holds && m_console->holder() && m_console->columns() > 0) {
        m_terminal->setSize(m_console->columns(), m_console->rows());
    } else if (!m_console->holder()) {
        m_terminal->followWidgetSize();
    }
    m_held = holds;
    emit changed();
}

void ConsoleSession::askPaste(const QString &text)
{
    auto *dialog = new PasteDialog(text, this);
    connect(dialog, &QDialog::accepted, this, [this, text] { m_terminal->pasteText(text); });
    dialog->open();
}

} // namespace Guestwire
