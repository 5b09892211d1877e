// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/vmwindow.h"

#include "core/model/displaymessage.h"
#include "widgets/common/icons.h"
#include "widgets/common/messagebar.h"
#include "widgets/common/words.h"
#include "widgets/vmpage/vmpage.h"
#include "widgets/window/actionbar.h"
#include "widgets/window/vmactions.h"

#include <QCloseEvent>
#include <QShortcut>
#include <QVBoxLayout>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize usualSize(900, 680);
constexpr int tabs = 5;

} // namespace

VmWindow::VmWindow(const VmKey &key, const Connections &connections, const SampleStore &samples,
                   Commands &commands, EventModel &events)
    : m_key(key)
    , m_connections(connections)
    , m_commands(commands)
    , m_actions(new VmActions(connections, commands, this))
    , m_message(new MessageBar(this))
    , m_page(new VmPage(connections, samples, commands, events, this))
{
    setObjectName(u"vmWindow"_s);
    setWindowIcon(Icons::application());
    auto *centre = new QWidget(this);
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_message);
    layout->addWidget(m_page, 1);
    setCentralWidget(centre);
    auto *bar = new ActionBar(*m_actions, this);
    bar->toggleViewAction()->setEnabled(false); // it is the only way to these actions
    addToolBar(bar);
    makeShortcuts();
    const Client *client = connections.find(key.connection)->client;
    connect(client, &Client::vmsReset, this, &VmWindow::refresh);
    connect(client, &Client::vmChanged, this, &VmWindow::refresh);
    connect(client, &Client::vmRemoved, this, &VmWindow::refresh);
    connect(&commands, &Commands::failed, this, &VmWindow::commandFailed);
    m_page->setTarget(key);
    m_actions->setTargets({key});
    resize(usualSize);
    refresh();
}

VmWindow::~VmWindow() = default;

void VmWindow::makeShortcuts()
{
    for (int tab = 0; tab < tabs; ++tab) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + tab)), this);
        connect(shortcut, &QShortcut::activated, this, [this, tab] { m_page->showTab(tab); });
    }
    auto *console = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    connect(console, &QShortcut::activated, this, [this] { m_page->showConsole(); });
    auto *close = new QShortcut(QKeySequence::Close, this);
    connect(close, &QShortcut::activated, this, &QWidget::close);
}

// One that is no longer there has nothing to show.
void VmWindow::refresh()
{
    const Vm *vm = m_connections.vm(m_key);
    if (!vm) {
        close();
        return;
    }
    m_actions->refresh();
    setWindowTitle(tr("%1 — Guestwire").arg(displayText(vm->name)));
}

void VmWindow::commandFailed(const VmKey &key, const Command &command, const Error &error)
{
    if (key != m_key)
        return;
    const Vm *vm = m_connections.vm(key);
    const QString text = tr("%1: %2.", "action and VM, and why")
                             .arg(Words::failed(command.action, vm ? vm->name : QString()),
                                  Words::error(error.code));
    m_message->showError(text, displayMessage(error.message),
                         [this, command] { m_commands.perform(m_key, command); });
}

void VmWindow::closeEvent(QCloseEvent *event)
{
    QMainWindow::closeEvent(event);
    emit closed();
}

} // namespace Guestwire
