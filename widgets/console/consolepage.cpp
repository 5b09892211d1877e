// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/console/consolepage.h"

#include "widgets/common/icons.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/words.h"
#include "widgets/console/consolebar.h"
#include "widgets/console/consolesession.h"
#include "widgets/console/consoletexts.h"
#include "widgets/terminal/framescheduler.h"
#include "widgets/terminal/terminalview.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>

namespace Guestwire {

using namespace Qt::StringLiterals;

ConsolePage::ConsolePage(const Connections &connections, Commands &commands, QWidget *parent)
    : QWidget(parent)
    , m_connections(connections)
    , m_commands(commands)
    , m_frames(std::make_unique<Terminal::FrameScheduler>())
    , m_bar(new ConsoleBar(this))
    , m_noticeRow(new QWidget(this))
    , m_notice(plainLabel({}, m_noticeRow))
    , m_start(new QPushButton(Icons::named(u"start"_s), tr("Start"), m_noticeRow))
    , m_pages(new QStackedWidget(this))
    , m_message(plainLabel({}, m_pages))
    , m_status(plainLabel({}, this))
{
    makeNotice();
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setMargin(40);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setAccessibleName(tr("Why there is no console"));
    m_pages->addWidget(m_message);
    m_status->setAccessibleName(tr("State of the console"));
    m_status->setMargin(4);
    m_status->setSizePolicy(QSizePolicy::Ignored,
                            QSizePolicy::Preferred); // long names must not widen
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_noticeRow);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_status);
    connect(m_bar, &ConsoleBar::deviceChosen, this, &ConsolePage::open);
    connect(m_bar, &ConsoleBar::ctrlAltDeleteWanted, this, [this] {
        Command command = Commands::order(Action::SendKey);
        command.keys = {u"LEFTCTRL"_s, u"LEFTALT"_s, u"DELETE"_s};
        m_commands.perform(m_target, command);
    });
    connect(&m_commands, &Commands::pendingChanged, this, &ConsolePage::refresh);
    connect(&connections, &Connections::aboutToRemove, this, &ConsolePage::forget);
}

ConsolePage::~ConsolePage() = default;

void ConsolePage::makeNotice()
{
    auto *layout = new QHBoxLayout(m_noticeRow);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->addWidget(m_notice, 1);
    layout->addWidget(m_start);
    m_notice->setWordWrap(true);
    m_notice->setObjectName(u"consoleNotice"_s);
    m_start->setObjectName(u"consoleStart"_s);
    m_noticeRow->hide();
    connect(m_start, &QPushButton::clicked, this, &ConsolePage::startVm);
}

void ConsolePage::setTarget(const VmKey &key)
{
    if (m_target != key) {
        if (const ConnectionEntry *old = m_connections.find(m_target.connection)) {
            old->client->disconnect(this);
            if (old->connector)
                old->connector->disconnect(this);
        }
        m_target = key;
        if (const ConnectionEntry *entry = m_connections.find(key.connection)) {
            connect(entry->client, &Client::vmChanged, this, [this](VmId vm) {
                if (vm == m_target.vm)
                    refresh();
            });
            connect(entry->client, &Client::vmsReset, this, &ConsolePage::refresh);
            connect(entry->client, &Client::stateChanged, this, &ConsolePage::refresh);
            if (entry->connector)
                connect(entry->connector, &Connector::stateChanged, this, &ConsolePage::refresh);
        }
        showMessage({});
    }
    if (isVisible())
        open({});
}

void ConsolePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    open({});
}

// `device` empty: the one that was shown last, or the primary one.
void ConsolePage::open(const QString &device)
{
    const Vm *vm = m_connections.vm(m_target);
    if (!vm)
        return;
    const QString obstacle = ConsoleTexts::obstacle(*vm);
    if (!obstacle.isEmpty()) {
        showMessage(obstacle);
        return;
    }
    const auto found = std::find_if(m_sessions.crbegin(), m_sessions.crend(), [&](const auto &one) {
        return one->key() == m_target && (device.isEmpty() || one->console().device() == device);
    });
    if (found == m_sessions.crend())
        add(*vm, device.isEmpty() ? vm->consoles.first() : device);
    else
        showSession(found->get());
    m_bar->setDevices(vm->consoles, m_current->console().device());
}

void ConsolePage::add(const Vm &vm, const QString &device)
{
    Client &client = *m_connections.find(m_target.connection)->client;
    m_sessions.push_back(
        std::make_unique<ConsoleSession>(m_target, vm, device, client, *m_frames, m_pages));
    ConsoleSession *session = m_sessions.back().get();
    m_pages->addWidget(session);
    connect(session, &ConsoleSession::changed, this, &ConsolePage::refresh);
    connect(session, &ConsoleSession::refused, this, &ConsolePage::refused);
    showSession(session);
    if (m_sessions.size() > keptOpen)
        m_sessions.erase(m_sessions.begin());
}

void ConsolePage::showSession(ConsoleSession *session)
{
    const auto place =
        std::ranges::find(m_sessions, session, [](const auto &one) { return one.get(); });
    std::rotate(place, place + 1, m_sessions.end());
    m_current = session;
    m_pages->setCurrentWidget(session);
    m_bar->setSession(session);
    refresh();
}

void ConsolePage::forget(ConnectionId connection)
{
    if (m_target.connection == connection)
        showMessage({});
    std::erase_if(m_sessions,
                  [connection](const auto &one) { return one->key().connection == connection; });
}

void ConsolePage::showMessage(const QString &text)
{
    m_current = nullptr;
    m_message->setText(text);
    m_pages->setCurrentWidget(m_message);
    m_bar->setSession(nullptr);
    m_noticeRow->hide();
    m_status->clear();
}

void ConsolePage::refresh()
{
    const Vm *vm = m_connections.vm(m_target);
    if (!vm || !isVisible())
        return;
    const QString obstacle = ConsoleTexts::obstacle(*vm);
    if (!m_current || !obstacle.isEmpty()) {
        if (!m_current && obstacle.isEmpty() && !m_message->text().isEmpty())
            open({}); // what was in the way is gone
        return;
    }
    const ConnectionEntry &entry = *m_connections.find(m_target.connection);
    const QString pending = m_commands.pendingText(m_target);
    QString notice = ConsoleTexts::notice(m_current->console(), *vm, entry);
    if (!notice.isEmpty() && !pending.isEmpty())
        notice += u' ' + pending;
    m_notice->setText(notice);
    m_noticeRow->setVisible(!notice.isEmpty());
    m_start->setVisible(Words::obstacle(Action::Start, *vm).isEmpty() && pending.isEmpty());
    m_status->setText(ConsoleTexts::status(m_current->console()));
    m_status->setToolTip({});
    m_bar->refresh();
}

void ConsolePage::startVm()
{
    m_commands.perform(m_target, Commands::order(Action::Start));
    focusTerminal();
}

void ConsolePage::refused(const Error &error)
{
    if (sender() != m_current)
        return;
    m_status->setText(tr("Refused: %1.", "and why").arg(Words::error(error.code)));
    m_status->setToolTip(plainToolTip(displayText(error.message)));
}

void ConsolePage::focusTerminal()
{
    if (m_current)
        m_current->terminal().setFocus(Qt::OtherFocusReason);
}

} // namespace Guestwire
