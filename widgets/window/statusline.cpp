// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/statusline.h"

#include "widgets/common/plaintext.h"
#include "widgets/window/connectionlabel.h"

#include <QToolButton>

namespace Guestwire {

StatusLine::StatusLine(Connections &connections, QWidget *parent)
    : QStatusBar(parent)
    , m_connections(connections)
    , m_server(new QToolButton(this))
{
    m_server->setObjectName(QStringLiteral("serverStatus"));
    m_server->setAutoRaise(true);
    m_server->setText(describe({}));
    m_server->setAccessibleName(m_server->text());
    m_server->hide();
    connect(m_server, &QToolButton::clicked, this, &StatusLine::serverWanted);
    addPermanentWidget(m_server);
    for (const ConnectionEntry &entry : connections.all())
        add(entry.id);
    connect(&connections, &Connections::added, this, &StatusLine::add);
    connect(&connections, &Connections::renamed, this, &StatusLine::rename);
    connect(&connections, &Connections::aboutToRemove, this,
            [this](ConnectionId id) {
                m_labels.take(id)->deleteLater();
                m_nows.take(id)->deleteLater();
            });
}

void StatusLine::add(ConnectionId id)
{
    auto *label = new ConnectionLabel(*m_connections.find(id), this);
    m_labels.insert(id, label);
    addWidget(label);
    auto *now = new QToolButton(this);
    now->setObjectName(QStringLiteral("reconnectNow"));
    now->setText(tr("Now"));
    m_nows.insert(id, now);
    rename(id);
    addWidget(now);
    now->setVisible(label->isWaiting());
    connect(now, &QToolButton::clicked, label, &ConnectionLabel::tryAgain);
    connect(label, &ConnectionLabel::waitingChanged, now, &QWidget::setVisible);
}

void StatusLine::rename(ConnectionId id)
{
    const QString title = m_connections.find(id)->title;
    m_labels.value(id)->setTitle(title);
    const QString about = tr("Connect to %1 now").arg(displayText(title));
    m_nows.value(id)->setAccessibleName(about);
    m_nows.value(id)->setToolTip(plainToolTip(about));
}

void StatusLine::setServerStatus(const ServerStatus &status)
{
    m_server->setText(describe(status));
    m_server->setAccessibleName(m_server->text());
    m_server->setToolTip(
        plainToolTip(status.problem.isEmpty() ? tr("Server, clients and accounts") : status.problem));
    m_server->show();
}

QString StatusLine::describe(const ServerStatus &status)
{
    if (!status.problem.isEmpty())
        return tr("Server: %1").arg(displayText(status.problem));
    if (!status.enabled)
        return tr("Server off");
    return QStringList {
        tr("Server %1").arg(status.address),
        status.clients == 1 ? tr("1 client") : tr("%n clients", nullptr, status.clients),
        status.consoles == 1 ? tr("1 console") : tr("%n consoles", nullptr, status.consoles)}
        .join(QStringLiteral("  ·  "));
}

} // namespace Guestwire
