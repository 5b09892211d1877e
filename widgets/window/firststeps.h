// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/connections.h"

#include <QWidget>

class QCommandLinkButton;
class QLabel;
class QProgressBar;
class QVBoxLayout;

namespace Guestwire {

class DemoGuests;

// In the place of the overview while no VM can be seen, because nothing is connected: what to do
// now.
class FirstSteps : public QWidget
{
    Q_OBJECT

public:
    FirstSteps(const Connections &connections, QWidget *parent); // `connections` outlives it

    // No connection, or only a libvirt in this process that is out of reach or has no VMs.
    static bool isNeeded(const Connections &connections);
    void refresh();
    void offerDemo(const QString &script); // what makes demonstration guests, if it is there

signals:
    void addWanted();
    void listWanted();
    void openWanted(const QString &uri);

private:
    void addChoice(QVBoxLayout &layout, const QString &name, const QIcon &icon, const QString &text,
                   const QString &about, void (FirstSteps::*wanted)());
    void addDemo(QVBoxLayout &layout);
    void makeDemo();
    void tellOfDemo(const QString &text, bool goesOn);
    void addHost(QVBoxLayout &layout, const QString &uri, const QString &about);

    const Connections &m_connections;
    QLabel *m_title;
    QLabel *m_text;
    DemoGuests *m_demo = nullptr; // a child of this
    QCommandLinkButton *m_demoButton;
    QProgressBar *m_demoProgress;
    QLabel *m_demoText;
};

} // namespace Guestwire
