// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/connectionprompts.h"

#include "widgets/dialogs/logindialog.h"
#include "widgets/dialogs/trustdialog.h"

#include <QWidget>

#include <utility>

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
        withdraw(id);
    });
}

void ConnectionPrompts::listen(ConnectionId id)
{
    Connector *connector = m_connections.find(id)->connector;
    if (!connector)
        return;
    connect(connector, &Connector::trustAsked, this,
            [this, id](const QString &fingerprint, const QSslCertificate &certificate) {
                ask({id, false, fingerprint, certificate});
            });
    connect(connector, &Connector::loginAsked, this, [this, id](const QString &reason) {
        ask({id, true, reason});
    });
    connect(connector, &Connector::stateChanged, this, [this, id] { stateChanged(id); });
}

void ConnectionPrompts::ask(const Question &question)
{
    auto *login = qobject_cast<LoginDialog *>(m_dialog);
    if (login && m_asked == question.id && question.isLogin) {
        login->setReason(question.text);
        return;
    }
    withdraw(question.id);
    m_waiting.append(question);
    askNext();
}

void ConnectionPrompts::askNext()
{
    if (m_dialog || m_waiting.isEmpty())
        return;
    const Question question = m_waiting.takeFirst();
    Connector &connector = *m_connections.find(question.id)->connector;
    m_asked = question.id;
    m_dialog =
        question.isLogin ? loginDialog(question, connector) : trustDialog(question, connector);
    connect(m_dialog, &QDialog::finished, this,
            [this, dialog = m_dialog.data()](int result) { answered(dialog, result); });
    m_dialog->open();
}

void ConnectionPrompts::answered(const QDialog *dialog, int result)
{
    if (dialog != m_dialog)
        return; // its answer led to the next question already
    m_dialog.clear();
    const ConnectionEntry *entry = m_connections.find(std::exchange(m_asked, -1));
    // Not from within the click that ends this one.
    QMetaObject::invokeMethod(this, &ConnectionPrompts::askNext, Qt::QueuedConnection);
    if (result == QDialog::Rejected && entry)
        entry->connector->stop();
}

QDialog *ConnectionPrompts::trustDialog(const Question &question, Connector &connector)
{
    auto *dialog =
        new TrustDialog(connector.server(), question.text, question.certificate, m_window);
    connect(dialog, &TrustDialog::trusted, &connector, &Connector::trust);
    return dialog;
}

QDialog *ConnectionPrompts::loginDialog(const Question &question, Connector &connector)
{
    auto *dialog = new LoginDialog(connector.server(), connector.lastUser(), m_window);
    connect(dialog, &LoginDialog::entered, &connector, &Connector::logIn);
    dialog->setReason(question.text);
    return dialog;
}

void ConnectionPrompts::withdraw(ConnectionId id)
{
    m_waiting.removeIf([id](const Question &question) { return question.id == id; });
    if (m_dialog && m_asked == id)
        m_dialog->accept(); // to reject would stop it
}

// While a log-in is tried its dialog stays, because the next question may be the same again.
void ConnectionPrompts::stateChanged(ConnectionId id)
{
    const ConnectionEntry *entry = m_connections.find(id);
    switch (entry->connector->state()) {
    case Connector::State::Connecting:
    case Connector::State::AskingTrust:
    case Connector::State::AskingLogin:
        break;
    case Connector::State::Idle:
    case Connector::State::Connected:
    case Connector::State::Waiting:
        withdraw(id);
        break;
    case Connector::State::Failed:
        withdraw(id);
        emit failed(id, entry->title, entry->connector->failure());
        break;
    }
}

} // namespace Guestwire
