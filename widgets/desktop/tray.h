// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/alerts/alertmodel.h"

#include <QMenu>
#include <QTimer>

class QSystemTrayIcon;

namespace Guestwire {

// The program's place among the icons of the desktop, where it has such a place: whether anything is alerting, the
// VMs that are, and the way to the window.
class Tray : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostVms = 12; // in the menu

    Tray(const AlertModel &alerts, const Connections &connections, QObject *parent);
    ~Tray() override;

    QMenu &menu() { return m_menu; }
    QString text() const; // "Guestwire: 2 alerts"
    QIcon icon() const;

    bool canShowMessages() const;
    void showMessage(const QString &title, const QString &text, Severity severity);

signals:
    void windowWanted();
    void vmWanted(const Guestwire::VmKey &key);
    void quitWanted();

private:
    void appear();
    void refresh();
    void fillMenu();
    std::optional<Severity> worst() const;

    const AlertModel &m_alerts;
    const Connections &m_connections;
    QMenu m_menu;
    QSystemTrayIcon *m_icon = nullptr; // none where the desktop has no tray
    QTimer m_soon; // once for all that changes in one turn
};

} // namespace Guestwire
