// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/desktop/desktop.h"

namespace Guestwire {

using namespace Qt::StringLiterals;

Desktop::Desktop(Connections &connections, AlertModel &alerts, const QDBusConnection &bus,
                 QObject *parent)
    : QObject(parent)
    , m_notifier(connections, alerts, bus)
    , m_tray(alerts, connections, nullptr)
{
    connect(&m_notifier, &Notifier::vmWanted, this, &Desktop::vmWanted);
    connect(&m_notifier, &Notifier::consoleWanted, this, &Desktop::consoleWanted);
    connect(&m_notifier, &Notifier::windowWanted, this, &Desktop::windowWanted);
    connect(&m_notifier, &Notifier::failed, this, &Desktop::failed);
    connect(&m_notifier, &Notifier::refused, this, [this](const Notice &notice) {
        m_tray.showMessage(notice.title, notice.text, notice.severity);
    });
    connect(&m_tray, &Tray::windowWanted, this, &Desktop::windowWanted);
    connect(&m_tray, &Tray::vmWanted, this, &Desktop::vmWanted);
    connect(&m_tray, &Tray::quitWanted, this, &Desktop::quitWanted);
}

void Desktop::fillMenu(QMenu &menu, const Desktop *desktop)
{
    menu.clear();
    for (const auto &[topic, text, name] :
         {std::tuple(Notifier::Topic::Alerts, tr("&Alerts"), u"notifyAlerts"_s),
          std::tuple(Notifier::Topic::Crashes, tr("&Crashed VMs"), u"notifyCrashes"_s),
          std::tuple(Notifier::Topic::Watches, tr("&What consoles show"), u"notifyConsoles"_s)}) {
        QAction *action = menu.addAction(text);
        action->setObjectName(name);
        action->setCheckable(true);
        action->setChecked(Notifier::isWanted(topic));
        connect(action, &QAction::toggled, &menu,
                [topic = topic](bool on) { Notifier::setWanted(topic, on); });
    }
    if (desktop && desktop->canTell())
        return;
    menu.addSeparator();
    QAction *nobody = menu.addAction(tr("This desktop shows no notifications"));
    nobody->setObjectName(u"notifyNobody"_s);
    nobody->setEnabled(false);
}

} // namespace Guestwire
