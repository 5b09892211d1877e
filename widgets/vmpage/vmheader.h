// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/commands.h"

#include <QWidget>

class QLabel;

namespace Guestwire {

// Name, state and size of the VM whose page is shown.
class VmHeader : public QWidget
{
    Q_OBJECT

public:
    VmHeader(const Connections &connections, const Commands &commands, QWidget *parent);

    void setTarget(const VmKey &key);
    void refresh();

protected:
    void changeEvent(QEvent *event) override;

private:
    const Connections &m_connections;
    const Commands &m_commands;
    VmKey m_target;
    QLabel *m_icon;
    QLabel *m_name;
    QLabel *m_facts;
};

} // namespace Guestwire
