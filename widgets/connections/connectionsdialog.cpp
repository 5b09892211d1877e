// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connections/connectionsdialog.h"

#include "core/model/displaymessage.h"
#include "widgets/common/icons.h"
#include "widgets/common/plaintext.h"
#include "widgets/connections/findingtext.h"
#include "widgets/connections/switchboard.h"
#include "widgets/dialogs/addconnectiondialog.h"
#include "widgets/dialogs/confirm.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QShortcut>
#include <QTreeView>

#include <utility>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize usualSize(980, 460);

} // namespace

ConnectionsDialog::ConnectionsDialog(Connections &connections, SavedConnections &saved,
                                     Switchboard &switchboard, QWidget *parent)
    : QDialog(parent)
    , m_connections(connections)
    , m_saved(saved)
    , m_switchboard(switchboard)
    , m_model(connections, saved)
    , m_view(new QTreeView(this))
    , m_details(plainLabel({}, this))
    , m_undoBar(new QWidget(this))
    , m_undoText(plainLabel({}, m_undoBar))
    , m_undo(new QPushButton(Icons::named(u"restore"_s), tr("&Undo"), m_undoBar))
{
    setWindowTitle(tr("Connections"));
    setAttribute(Qt::WA_DeleteOnClose);
    makeList();
    m_details->setObjectName(u"connectionDetails"_s);
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_details->setAccessibleDescription(tr("About the chosen connection"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_view, 1);
    row->addWidget(makeButtons());
    auto *close = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(close, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(row, 1);
    layout->addWidget(m_details);
    layout->addWidget(makeUndo());
    layout->addWidget(close);
    resize(usualSize);
    connect(&m_model, &ConnectionList::statesChanged, this, &ConnectionsDialog::refresh);
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] { choose(m_about); });
    choose({});
    m_view->setFocus();
}

void ConnectionsDialog::makeList()
{
    m_view->setObjectName(u"connections"_s);
    m_view->setAccessibleName(tr("Connections"));
    m_view->setModel(&m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAlternatingRowColors(true);
    m_view->setAllColumnsShowFocus(true);
    QHeaderView *header = m_view->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    for (const int column : {ConnectionList::Name, ConnectionList::Address})
        header->setSectionResizeMode(column, QHeaderView::Stretch); // both may be long
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ConnectionsDialog::refresh);
    connect(m_view, &QTreeView::activated, this, &ConnectionsDialog::edit);
    auto *removal = new QShortcut(QKeySequence::Delete, m_view, this, &ConnectionsDialog::remove);
    removal->setContext(Qt::WidgetShortcut);
}

QPushButton *ConnectionsDialog::makeButton(const QString &name, const QString &text,
                                           void (ConnectionsDialog::*act)())
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, act);
    return button;
}

QWidget *ConnectionsDialog::makeButtons()
{
    auto *column = new QWidget(this);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins({});
    QPushButton *adding = makeButton(u"addConnection"_s, tr("&Add…"), &ConnectionsDialog::add);
    m_edit = makeButton(u"editConnection"_s, tr("&Edit…"), &ConnectionsDialog::edit);
    m_remove = makeButton(u"removeConnection"_s, tr("&Remove"), &ConnectionsDialog::remove);
    m_toggle = makeButton(u"toggleConnection"_s, tr("Dis&connect"), &ConnectionsDialog::toggle);
    m_test = makeButton(u"testConnection"_s, tr("&Test"), &ConnectionsDialog::test);
    m_forgetKey = makeButton(u"forgetKey"_s, tr("Remove the remembered &key…"),
                             &ConnectionsDialog::forgetKey);
    adding->setIcon(Icons::named(u"add"_s));
    m_remove->setIcon(Icons::named(u"delete"_s));
    m_test->setToolTip(tr("Says what answers there, without connecting"));
    for (QPushButton *button : {adding, m_edit, m_remove})
        layout->addWidget(button);
    layout->addSpacing(12);
    for (QPushButton *button : {m_toggle, m_test, m_forgetKey})
        layout->addWidget(button);
    layout->addStretch(1);
    return column;
}

QWidget *ConnectionsDialog::makeUndo()
{
    auto *layout = new QHBoxLayout(m_undoBar);
    layout->setContentsMargins({});
    layout->addWidget(m_undoText, 1);
    layout->addWidget(m_undo);
    m_undoText->setObjectName(u"removed"_s);
    m_undo->setObjectName(u"undoRemoval"_s);
    m_undo->setAutoDefault(false);
    connect(m_undo, &QPushButton::clicked, this, &ConnectionsDialog::undo);
    m_undoBar->hide();
    return m_undoBar;
}

// The first one where there is none of this address.
void ConnectionsDialog::choose(const QString &address)
{
    m_view->setCurrentIndex(
        m_model.index(std::max(0, m_model.indexOf(address)), ConnectionList::Name));
    refresh();
}

const ConnectionList::Row *ConnectionsDialog::chosen() const
{
    return m_model.row(m_view->currentIndex().row());
}

void ConnectionsDialog::refresh()
{
    const ConnectionList::Row *row = chosen();
    if (const QString about = row ? row->connection.address : QString(); about != m_about) {
        m_about = about;
        m_told.clear();
    }
    refreshButtons();
    refreshDetails();
}

void ConnectionsDialog::refreshButtons()
{
    const ConnectionList::Row *row = chosen();
    const ConnectionEntry *live = row ? m_model.entry(*row) : nullptr;
    const bool isThere = live
        && (!live->connector
            || (live->connector->state() != Connector::State::Idle
                && live->connector->state() != Connector::State::Failed));
    const bool mayEnd = !isThere || m_switchboard.mayDisconnect(live->id);
    m_edit->setEnabled(row);
    m_remove->setEnabled(row && row->isSaved);
    m_toggle->setText(isThere ? tr("Dis&connect") : tr("&Connect"));
    m_toggle->setEnabled(row && mayEnd);
    m_toggle->setToolTip(
        mayEnd ? QString()
               : tr("The configuration names it; the server for others works on it too."));
    m_remove->setToolTip(
        row && !row->isSaved ? tr("The configuration or the command line names it.") : QString());
    m_test->setEnabled(row);
    const bool hasKey = row && ConnectionList::isServer(row->connection.address)
        && !m_switchboard.servers()
                .pin(Connector::serverOf(QUrl(row->connection.address)))
                .isEmpty();
    m_forgetKey->setEnabled(hasKey);
    m_forgetKey->setToolTip(row && !hasKey ? tr("No key of it is remembered.") : QString());
}

QString ConnectionsDialog::aboutServer(const ConnectionList::Row &row) const
{
    const ConnectionEntry *live = m_model.entry(row);
    const QString server = Connector::serverOf(QUrl(row.connection.address));
    QStringList lines;
    if (live && live->connector && live->connector->hasChangedKey())
        lines.append(tr("The key of this server has changed: somebody may be in between. If it was "
                        "set up anew, remove "
                        "the remembered key and connect again."));
    if (live && live->connector && !live->connector->failure().isEmpty())
        lines.append(displayMessage(live->connector->failure()));
    if (const QString pin = m_switchboard.servers().pin(server); !pin.isEmpty())
        lines.append(tr("Remembered key: %1").arg(pin));
    if (const QString user = m_switchboard.servers().user(server); !user.isEmpty())
        lines.append(tr("Last log-in: %1").arg(displayText(user)));
    return lines.join(u'\n');
}

void ConnectionsDialog::refreshDetails()
{
    const ConnectionList::Row *row = chosen();
    QString text = m_told;
    if (!row)
        text = tr("No connection is kept yet. Add a libvirt host or a Guestwire server.");
    else if (text.isEmpty() && ConnectionList::isServer(row->connection.address))
        text = aboutServer(*row);
    else if (const ConnectionEntry *live = m_model.entry(*row); text.isEmpty() && live)
        for (const HostStatus &host : live->client->hosts())
            if (!host.reason.isEmpty())
                text = displayMessage(host.reason);
    m_details->setText(text);
    m_details->setVisible(!text.isEmpty());
}

void ConnectionsDialog::tell(const QString &text)
{
    m_told = text;
    refreshDetails();
}

void ConnectionsDialog::add()
{
    auto *dialog = new AddConnectionDialog(this, &m_switchboard);
    connect(dialog, &AddConnectionDialog::entered, this,
            [this](const SavedConnection &connection, const QString &address) {
                m_saved.put(connection);
                m_switchboard.connectTo(address, connection.name);
                choose(connection.address);
            });
    dialog->open();
}

void ConnectionsDialog::edit()
{
    const ConnectionList::Row *row = chosen();
    if (!row)
        return;
    auto *dialog = new AddConnectionDialog(this, &m_switchboard);
    dialog->edit(row->connection);
    connect(dialog, &AddConnectionDialog::entered, this,
            [this, before = row->connection.address,
             live = row->live](const SavedConnection &connection, const QString &) {
                m_saved.put(connection, before);
                if (connection.address == before)
                    m_connections.rename(live, connection.name);
                choose(connection.address);
            });
    dialog->open();
}

void ConnectionsDialog::remove()
{
    const ConnectionList::Row *row = chosen();
    if (!row || !row->isSaved)
        return;
    const ConnectionId live = row->live;
    const bool ends = live >= 0 && m_switchboard.mayDisconnect(live);
    m_removed = {m_saved.indexOf(row->connection.address), row->connection, ends};
    m_undoText->setText(tr("%1 was removed.").arg(displayText(m_removed.connection.title())));
    m_undo->setAccessibleName(
        tr("Undo: bring back %1").arg(displayText(m_removed.connection.title())));
    m_undoBar->show();
    if (ends)
        m_switchboard.disconnectFrom(live);
    m_saved.remove(m_removed.connection.address);
}

void ConnectionsDialog::undo()
{
    m_undoBar->hide();
    m_saved.insert(m_removed.index, m_removed.connection);
    choose(m_removed.connection.address);
    m_view->setFocus();
    if (m_removed.wasLive)
        m_switchboard.connectTo(m_removed.connection.address, m_removed.connection.name);
}

void ConnectionsDialog::toggle()
{
    const ConnectionList::Row *row = chosen();
    if (!row)
        return;
    const ConnectionEntry *live = m_model.entry(*row);
    const bool isOver = live && live->connector
        && (live->connector->state() == Connector::State::Idle
            || live->connector->state() == Connector::State::Failed);
    m_told.clear();
    if (live && !isOver)
        m_switchboard.disconnectFrom(live->id);
    else
        m_switchboard.connectTo(QString(row->connection.address), QString(row->connection.name));
}

void ConnectionsDialog::test()
{
    const ConnectionList::Row *row = chosen();
    if (!row)
        return;
    const QString address = row->connection.address;
    tell(tr("Trying %1…").arg(displayText(address)));
    m_switchboard.test(address, this, [this, address](const ConnectionFinding &finding) {
        if (address == m_about)
            tell(FindingText::of(address, finding));
    });
}

void ConnectionsDialog::forgetKey()
{
    const ConnectionList::Row *row = chosen();
    if (!row)
        return;
    const QString server = Connector::serverOf(QUrl(row->connection.address));
    const QString question = tr("Remove the remembered key of %1? The next connection takes "
                                "whatever key is shown, if you trust it: compare "
                                "it with what “guestwire fingerprint” prints on the server. The "
                                "log-in that was kept goes with it.")
                                 .arg(displayText(server));
    confirm(this, question, tr("Remove the key"), [this, server] {
        const Outcome outcome = m_switchboard.forget(server);
        tell(outcome
                 ? tr("The key of %1 is no longer remembered. Connect again, and compare its "
                      "fingerprint.")
                       .arg(displayText(server))
                 : tr("The key was not removed: %1").arg(displayMessage(outcome.error().message)));
        refreshButtons();
    });
}

} // namespace Guestwire
