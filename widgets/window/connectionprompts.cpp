// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/connectionprompts.h"

#include "widgets/dialogs/logindialog.h"
#include "widgets/dialogs/trustdialog.h"

#include <QSslCertificate>
#include <QWidget>

namespace Guestwire {

ConnectionPrompts::ConnectionPrompts(Connections &connections, QWidget *window)
    : QObject(window)
    , m_connections(connections)
    , m_window(window)
{
    for (const ConnectionEntry &entry : connections.all())
        listen(entry.id);
    connect(&connections, &Connections::added, this, &ConnectionPrompts::listen);
    connect(&connections, &Connections::aboutToRemove, this, [this](ConnectionId id) {
        if (Connector *connector = m_connections.find(id)->connector)
            connector->disconnect(this);
        if (LoginDialog *dialog = m_logins.take(id))
            dialog->close();
    });
}

void ConnectionPrompts::listen(ConnectionId id)
{
    Connector *connector = m_connections.find(id)->connector;
    if (!connector)
        return;
    connect(connector, &Connector::trustAsked, this,
            [this, id](const QString &fingerprint, const QSslCertificate &certificate) {
                askTrust(id, fingerprint, certificate);
            });
    connect(connector, &Connector::loginAsked, this,
            [this, id](const QString &reason) { askLogin(id, reason); });
    connect(connector, &Connector::stateChanged, this, [this, id] { stateChanged(id); });
}

void ConnectionPrompts::askTrust(ConnectionId id, const QString &fingerprint,
                                 const QSslCertificate &certificate)
{
    Connector *connector = m_connections.find(id)->connector;
    auto *dialog = new TrustDialog(connector->server(), fingerprint, certificate, m_window);
    connect(dialog, &TrustDialog::trusted, connector, &Connector::trust);
    connect(dialog, &QDialog::rejected, connector, &Connector::stop);
    dialog->open();
}

void ConnectionPrompts::askLogin(ConnectionId id, const QString &reason)
{
    QPointer<LoginDialog> &dialog = m_logins[id];
    if (!dialog) {
        Connector *connector = m_connections.find(id)->connector;
        dialog = new LoginDialog(connector->server(), connector->lastUser(), m_window);
        connect(dialog, &LoginDialog::entered, connector, &Connector::logIn);
        connect(dialog, &QDialog::rejected, connector, &Connector::stop);
    }
    dialog->setReason(reason);
    dialog->open();
}

void ConnectionPrompts::stateChanged(ConnectionId id)
{
    const ConnectionEntry *entry = m_connections.find(id);
    const Connector::State state = entry->connector->state();
    if (LoginDialog *dialog = m_logins.value(id);
        dialog && (state == Connector::State::Connected || state == Connector::State::Failed))
        dialog->accept();
    if (state == Connector::State::Failed)
        emit failed(id, entry->title, entry->connector->failure());
}

} // namespace Guestwire
