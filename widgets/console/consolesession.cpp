// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/console/consolesession.h"

#include "widgets/console/consoletexts.h"
#include "widgets/console/consoletools.h"
#include "widgets/console/findbar.h"
#include "widgets/console/pasteprogress.h"
#include "widgets/dialogs/linkdialog.h"
#include "widgets/dialogs/pastedialog.h"
#include "widgets/dialogs/terminalsettingsdialog.h"

#include <QDesktopServices>
#include <QMenu>
#include <QVBoxLayout>

namespace Guestwire {

ConsoleSession::ConsoleSession(const VmKey &key, const Vm &vm, const QString &device,
                               Client &client, std::shared_ptr<ConsoleTools> tools, QWidget *parent)
    : QWidget(parent)
    , m_key(key)
    , m_tools(std::move(tools))
    , m_terminal(new TerminalView(m_tools->frames(), this))
    , m_find(new FindBar(*m_terminal, this))
    , m_console(
          client.openConsole(vm.id, device, vm.permissions.testFlag(Permission::ConsoleWrite)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_terminal, 1);
    layout->addWidget(new PasteProgress(m_terminal->pasting(), this));
    layout->addWidget(m_find);
    setFocusProxy(m_terminal);
    m_terminal->setAccessibleName(tr("Console of %1").arg(displayText(vm.name)));
    m_terminal->setAsksBeforeLargePaste(true);
    m_terminal->setSettings(m_tools->settings());
    listen();
    follow();
}

void ConsoleSession::listen()
{
    Console *console = m_console.get();
    connect(console, &Console::output, m_terminal, &TerminalView::feed);
    connect(console, &Console::rebuilt, m_terminal, &TerminalView::feedRebuild);
    connect(console, &Console::gap, this,
            [this](quint64 lost, Protocol::ConsoleGap::Reason reason) {
                m_terminal->feed(ConsoleTexts::gapLine(lost, reason));
            });
    connect(console, &Console::stateChanged, this, &ConsoleSession::follow);
    connect(console, &Console::refused, this, &ConsoleSession::failed);
    connect(console, &Console::answered, this, [this](const Outcome &outcome) {
        if (!outcome)
            emit refused(outcome.error());
    });
    connect(m_terminal, &TerminalView::typed, console, &Console::write);
    connect(m_terminal, &TerminalView::resized, this, [this](int columns, int rows) {
        if (m_console->isHolder())
            m_console->resize(columns, rows);
    });
    connect(m_terminal, &TerminalView::bell, this, &ConsoleSession::bell);
    connect(m_terminal, &TerminalView::largePasteAsked, this, &ConsoleSession::askPaste);
    connect(m_terminal, &TerminalView::linkActivated, this, &ConsoleSession::askLink);
    connect(m_terminal, &TerminalView::menuWanted, this, &ConsoleSession::showMenu);
    connect(m_terminal, &TerminalView::searchWanted, this, &ConsoleSession::find);
    connect(m_tools.get(), &ConsoleTools::settingsChanged, m_terminal,
            [this] { m_terminal->setSettings(m_tools->settings()); });
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
    if (m_console->isAttached())
        m_openError.reset();
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

void ConsoleSession::failed(const Error &error)
{
    if (!m_console->isAttached())
        m_openError = error;
    emit changed();
    emit refused(error);
}

void ConsoleSession::find()
{
    m_find->open();
}

void ConsoleSession::chooseSettings()
{
    auto *dialog = new TerminalSettingsDialog(m_tools->settings(), this);
    connect(dialog, &TerminalSettingsDialog::changed, m_tools.get(), &ConsoleTools::setSettings);
    dialog->open();
}

void ConsoleSession::askPaste(const QString &text, TerminalView::PasteKind kind)
{
    auto *dialog = new PasteDialog(text, this);
    connect(dialog, &QDialog::accepted, this,
            [this, text, kind] { m_terminal->pasteText(text, kind); });
    dialog->open();
}

void ConsoleSession::askLink(const QUrl &url)
{
    auto *dialog = new LinkDialog(url, this);
    connect(dialog, &LinkDialog::opened, this,
            [](const QUrl &opened) { QDesktopServices::openUrl(opened); });
    dialog->open();
}

void ConsoleSession::showMenu(const QPoint &viewportPoint)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (const auto link = m_terminal->linkUnder(viewportPoint)) {
        menu->addAction(tr("Open link…"), this, [this, url = link->url] { askLink(url); });
        menu->addSeparator();
    }
    QAction *copy = menu->addAction(tr("Copy"), m_terminal, &TerminalView::copy);
    copy->setEnabled(!m_terminal->selectedText().isEmpty());
    QAction *paste = menu->addAction(tr("Paste"), m_terminal, &TerminalView::paste);
    paste->setEnabled(!m_terminal->isReadOnly());
    menu->addAction(tr("Select all"), m_terminal, &TerminalView::selectAll);
    menu->addAction(tr("Find…"), this, &ConsoleSession::find);
    menu->addSeparator();
    menu->addAction(tr("Clear scrollback"), m_terminal, &TerminalView::clearScrollback);
    menu->addAction(tr("Reset terminal"), m_terminal, &TerminalView::resetTerminal);
    menu->addSeparator();
    menu->addAction(tr("Terminal settings…"), this, &ConsoleSession::chooseSettings);
    menu->popup(m_terminal->viewport()->mapToGlobal(viewportPoint));
}

} // namespace Guestwire
