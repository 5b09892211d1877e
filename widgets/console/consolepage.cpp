// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/console/consolepage.h"

#include "core/model/displaymessage.h"
#include "widgets/common/icons.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/words.h"
#include "widgets/console/consolebar.h"
#include "widgets/console/consolesession.h"
#include "widgets/console/consolestatus.h"
#include "widgets/console/consoletexts.h"
#include "widgets/console/consoletools.h"
#include "widgets/console/consolewindow.h"
#include "widgets/recordings/recordbutton.h"
#include "widgets/recordings/recordingsdialog.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace Guestwire {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

ConsolePage::ConsolePage(const Connections &connections, Commands &commands, QWidget *parent,
                         std::shared_ptr<ConsoleTools> tools)
    : QWidget(parent)
    , m_connections(connections)
    , m_commands(commands)
    , m_tools(tools ? std::move(tools) : std::make_shared<ConsoleTools>())
    , m_bar(new ConsoleBar(this))
    , m_noticeRow(new QWidget(this))
    , m_notice(plainLabel({}, m_noticeRow))
    , m_start(new QPushButton(Icons::named(u"start"_s), tr("Start"), m_noticeRow))
    , m_pages(new QStackedWidget(this))
    , m_messagePage(new QWidget(m_pages))
    , m_message(plainLabel({}, m_messagePage))
    , m_bringBack(new QPushButton(tr("Bring it back"), m_messagePage))
    , m_status(new ConsoleStatus(this))
    , m_countdown(new QTimer(this))
{
    makeNotice();
    layOut();
    listenToBar();
    m_countdown->setInterval(1s);
    connect(m_countdown, &QTimer::timeout, this, &ConsolePage::refresh);
    connect(&m_commands, &Commands::pendingChanged, this, &ConsolePage::refresh);
    connect(&connections, &Connections::aboutToRemove, this, &ConsolePage::forget);
}

ConsolePage::~ConsolePage() = default;

void ConsolePage::layOut()
{
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setMargin(40);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setAccessibleDescription(tr("Why there is no console"));
    m_bringBack->setObjectName(u"bringBack"_s);
    auto *messageLayout = new QVBoxLayout(m_messagePage);
    messageLayout->addStretch();
    messageLayout->addWidget(m_message);
    messageLayout->addWidget(m_bringBack, 0, Qt::AlignCenter);
    messageLayout->addStretch();
    m_pages->addWidget(m_messagePage);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_noticeRow);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_status);
}

void ConsolePage::listenToBar()
{
    connect(m_bar, &ConsoleBar::deviceChosen, this, &ConsolePage::open);
    connect(m_bar, &ConsoleBar::popOutWanted, this, [this] {
        if (auto *window = qobject_cast<ConsoleWindow *>(parentWidget()))
            window->close();
        else
            popOut();
    });
    connect(&m_bar->recordButton(), &RecordButton::recordingsWanted, this,
            [this] { (new RecordingsDialog(m_connections, m_target, this))->show(); });
    connect(m_bar, &ConsoleBar::keysWanted, this, [this](const QStringList &keys) {
        Command command = Commands::order(Action::SendKey);
        command.keys = keys;
        m_commands.perform(m_target, command);
    });
}

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
    if (ConsoleWindow *window = windowOf(device)) {
        showInWindow(window);
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
        std::make_unique<ConsoleSession>(m_target, vm, device, client, m_tools, m_pages));
    place(*m_sessions.back());
    showSession(m_sessions.back().get());
    if (m_sessions.size() > keptOpen)
        m_sessions.erase(m_sessions.begin());
}

void ConsolePage::place(ConsoleSession &session)
{
    m_pages->addWidget(&session);
    // From its bar to it, and on to what stands below.
    setTabOrder(m_bar->lastTool(), &session.terminal());
    connect(&session, &ConsoleSession::changed, this, &ConsolePage::refresh);
    connect(&session, &ConsoleSession::refused, this, &ConsolePage::refused);
}

// Where it is not what is looked at, it is the first to be closed when there are too many.
void ConsolePage::adopt(std::unique_ptr<ConsoleSession> session)
{
    const VmKey key = session->key();
    place(*session);
    m_sessions.insert(m_sessions.begin(), std::move(session));
    if (m_target.isNull())
        setTarget(key);
    if (m_target == key)
        showSession(m_sessions.front().get());
}

std::unique_ptr<ConsoleSession> ConsolePage::takeSession()
{
    const auto place =
        std::ranges::find(m_sessions, m_current, [](const auto &one) { return one.get(); });
    if (place == m_sessions.end())
        return {};
    std::unique_ptr<ConsoleSession> session = std::move(*place);
    m_sessions.erase(place);
    session->disconnect(this);
    showMessage({});
    m_pages->removeWidget(session.get());
    session->setParent(nullptr);
    return session;
}

void ConsolePage::popOut()
{
    std::unique_ptr<ConsoleSession> session = takeSession();
    if (!session)
        return;
    m_windows.push_back(
        std::make_unique<ConsoleWindow>(m_connections, m_commands, m_tools, std::move(session)));
    ConsoleWindow *window = m_windows.back().get();
    // Not at once: what closes it may be a button inside it.
    connect(
        window, &ConsoleWindow::closed, this, [this, window] { takeBack(window); },
        Qt::QueuedConnection);
    this->window()->installEventFilter(this);
    showInWindow(window);
    window->show();
    window->page().focusTerminal();
}

// The program ends with its main window; nothing is left open behind it.
bool ConsolePage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Close && watched == window()) {
        for (const auto &each : m_windows)
            each->close();
    }
    return QWidget::eventFilter(watched, event);
}

void ConsolePage::takeBack(ConsoleWindow *window)
{
    const auto place =
        std::ranges::find(m_windows, window, [](const auto &one) { return one.get(); });
    std::unique_ptr<ConsoleSession> session = window->takeSession();
    m_windows.erase(place);
    if (session)
        adopt(std::move(session));
}

ConsoleWindow *ConsolePage::windowOf(const QString &device) const
{
    for (const auto &window : m_windows) {
        const ConsoleSession *session = window->page().session();
        if (session && session->key() == m_target
            && (device.isEmpty() || session->console().device() == device))
            return window.get();
    }
    return nullptr;
}

void ConsolePage::showInWindow(ConsoleWindow *window)
{
    showMessage(tr("This console is in a window of its own."));
    m_bringBack->show();
    m_bringBack->disconnect(this);
    connect(m_bringBack, &QPushButton::clicked, this, [window] { window->close(); });
}

void ConsolePage::showSession(ConsoleSession *session)
{
    const auto place =
        std::ranges::find(m_sessions, session, [](const auto &one) { return one.get(); });
    std::rotate(place, place + 1, m_sessions.end());
    m_current = session;
    m_pages->setCurrentWidget(session);
    m_bar->setSession(session);
    m_status->setSession(session);
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
    m_bringBack->hide();
    m_pages->setCurrentWidget(m_messagePage);
    m_bar->setSession(nullptr);
    m_bar->recordButton().present(nullptr, {});
    m_noticeRow->hide();
    m_status->setSession(nullptr);
    m_countdown->stop();
}

void ConsolePage::refresh()
{
    const Vm *vm = m_connections.vm(m_target);
    if (!vm || !isVisible())
        return;
    const QString obstacle = ConsoleTexts::obstacle(*vm);
    if (!m_current || !obstacle.isEmpty()) {
        const bool wasInTheWay = !m_message->text().isEmpty() && m_bringBack->isHidden();
        if (!m_current && obstacle.isEmpty() && wasInTheWay)
            open({}); // what was in the way is gone
        return;
    }
    const ConnectionEntry &entry = *m_connections.find(m_target.connection);
    const QString pending = m_commands.pendingText(m_target);
    QString notice = ConsoleTexts::notice(m_current->console(), *vm, entry, m_current->openError());
    if (!notice.isEmpty() && !pending.isEmpty())
        notice += u' ' + pending;
    m_notice->setText(notice);
    m_noticeRow->setVisible(!notice.isEmpty());
    m_start->setVisible(Words::obstacle(Action::Start, *vm).isEmpty() && pending.isEmpty());
    m_status->refresh();
    m_bar->recordButton().present(&m_current->console(), vm->permissions);
    const QString noKeys = Words::obstacle(Action::SendKey, *vm);
    m_bar->setMayPressKeys(noKeys.isEmpty(), noKeys);
    m_bar->refresh();
    const bool counts = entry.connector && entry.client->state() != Client::State::Live;
    if (counts != m_countdown->isActive())
        counts ? m_countdown->start() : m_countdown->stop();
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
    m_status->showText(tr("Refused: %1.", "and why").arg(Words::error(error.code)),
                       displayMessage(error.message));
}

void ConsolePage::focusTerminal()
{
    if (m_current)
        m_current->terminal().setFocus(Qt::OtherFocusReason);
}

} // namespace Guestwire
