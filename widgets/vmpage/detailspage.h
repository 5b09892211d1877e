// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/details.h"
#include "widgets/data/connections.h"

#include <QWidget>

class QLabel;
class QTreeWidget;

namespace Guestwire {

// Facts about a VM that seldom change, asked for when the page is opened.
class DetailsPage : public QWidget
{
    Q_OBJECT

public:
    DetailsPage(const Connections &connections, QWidget *parent);

    void setTarget(const VmKey &key);
    void load(); // asks the host, again if need be

protected:
    void showEvent(QShowEvent *event) override;

private:
    void present(const QList<Fact> &facts);

    const Connections &m_connections;
    VmKey m_target;
    bool m_loaded = false;
    QLabel *m_status;
    QTreeWidget *m_facts;
};

} // namespace Guestwire
