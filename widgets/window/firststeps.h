// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/connections.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace Guestwire {

// In the place of the overview while no VM can be seen, because nothing is connected: what to do
// now.
class FirstSteps : public QWidget
{
    Q_OBJECT

public:
    FirstSteps(const Connections &connections, QWidget *parent); // `connections` outlives it

    // No connection, or a libvirt in this process that nothing was heard of.
    static bool isNeeded(const Connections &connections);
    void refresh();

signals:
    void addWanted();
    void listWanted();
    void openWanted(const QString &uri);

private:
    void addChoice(QVBoxLayout &layout, const QString &name, const QString &text,
                   const QString &about, void (FirstSteps::*wanted)());
    void addHost(QVBoxLayout &layout, const QString &uri, const QString &about);

    const Connections &m_connections;
    QLabel *m_title;
    QLabel *m_text;
};

} // namespace Guestwire
