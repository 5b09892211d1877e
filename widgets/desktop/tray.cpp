// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desktop/tray.h"

#include "widgets/common/icons.h"
#include "widgets/common/words.h"

#include <QPainter>
#include <QSystemTrayIcon>

namespace Guestwire {

using namespace Qt::StringLiterals;

Tray::Tray(const AlertModel &alerts, const Connections &connections, QObject *parent)
    : QObject(parent)
    , m_alerts(alerts)
    , m_connections(connections)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &Tray::refresh);
    for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&alerts, changed, &m_soon, qOverload<>(&QTimer::start));
    connect(&alerts, &QAbstractItemModel::modelReset, &m_soon, qOverload<>(&QTimer::start));
    connect(&connections, &Connections::removed, &m_soon, qOverload<>(&QTimer::start));
    appear();
    refresh();
}

Tray::~Tray() = default;

void Tray::appear()
{
    if (m_icon || !QSystemTrayIcon::isSystemTrayAvailable())
        return;
    m_icon = new QSystemTrayIcon(this);
    m_icon->setContextMenu(&m_menu);
    connect(m_icon, &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason != QSystemTrayIcon::Context)
                    emit windowWanted();
            });
    connect(m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::windowWanted);
    m_icon->setIcon(icon());
    m_icon->show();
}

void Tray::refresh()
{
    appear(); // a desktop may begin later than this program
    fillMenu();
    if (!m_icon)
        return;
    m_icon->setIcon(icon());
    m_icon->setToolTip(text());
}

void Tray::fillMenu()
{
    m_menu.clear();
    QAction *show = m_menu.addAction(Icons::application(), tr("&Show Guestwire"), this,
                                     &Tray::windowWanted);
    m_menu.setDefaultAction(show);
    m_menu.addSeparator();
    if (m_alerts.rowCount() == 0)
        m_menu.addAction(tr("No alerts"))->setEnabled(false);
    const int shown = std::min(m_alerts.rowCount(), mostVms);
    for (int row = 0; row < shown; ++row) {
        const Alert &alert = m_alerts.alert(row);
        const VmKey key {m_alerts.connection(row), alert.vm.value_or(VmId())};
        const Vm *vm = m_connections.vm(key);
        QString words = tr("%1: %2 (%3)", "VM, alert rule and severity")
                            .arg(vm ? displayText(vm->name) : tr("Server"),
                                 displayText(alert.rule), Words::severity(alert.severity));
        m_menu.addAction(Icons::severity(alert.severity), words.replace(u'&', u"&&"_s), this,
                         [this, key] { emit vmWanted(key); });
    }
    if (const int more = m_alerts.rowCount() - shown; more > 0)
        m_menu.addAction(tr("%n more", nullptr, more), this, &Tray::windowWanted);
    m_menu.addSeparator();
    m_menu.addAction(tr("&Quit"), this, &Tray::quitWanted);
}

std::optional<Severity> Tray::worst() const
{
    std::optional<Severity> worst;
    for (int row = 0; row < m_alerts.rowCount(); ++row)
        worst = std::max(worst, std::optional(m_alerts.alert(row).severity));
    return worst;
}

QString Tray::text() const
{
    return m_alerts.rowCount() == 0 ? tr("Guestwire: no alerts")
                                    : tr("Guestwire: %n alerts", nullptr, m_alerts.rowCount());
}

// The sign of the worst alert's severity covers a corner: its shape says it as well as its colour.
QIcon Tray::icon() const
{
    const auto severity = worst();
    if (!severity)
        return Icons::application();
    QIcon marked;
    for (const int size : {16, 22, 24, 32, 48, 64}) {
        QPixmap picture = Icons::application().pixmap(QSize(size, size), 1.0);
        QPainter painter(&picture);
        const int mark = size * 5 / 8;
        const QRect corner(size - mark, size - mark, mark, mark);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_menu.palette().window());
        painter.drawEllipse(corner);
        Icons::severity(*severity).paint(&painter, corner);
        painter.end();
        marked.addPixmap(picture);
    }
    return marked;
}

bool Tray::canShowMessages() const
{
    return m_icon && QSystemTrayIcon::supportsMessages();
}

void Tray::showMessage(const QString &title, const QString &text, Severity severity)
{
    if (canShowMessages())
        m_icon->showMessage(title, text,
                            severity == Severity::Critical ? QSystemTrayIcon::Critical
                                                           : QSystemTrayIcon::Warning);
}

} // namespace Guestwire
