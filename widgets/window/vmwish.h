// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/data/connections.h"

#include <QSet>
#include <QTimer>

namespace Guestwire {

// A VM that somebody wants to see and that perhaps is not known yet: the command line names it, and connections tell
// of it sooner or later. There is one wish at a time.
class VmWish : public QObject
{
    Q_OBJECT

public:
    enum class Page { Performance, Console };

    // Lists that follow each other closely are waited for, and connections that do not come for this long.
    static constexpr std::chrono::milliseconds settling {1'000};
    static constexpr std::chrono::milliseconds patience {15'000};

    VmWish(const Connections &connections, QObject *parent);

    // By its name, title or id.
    void make(const QString &vm, Page page);

signals:
    void granted(const Guestwire::VmKey &key, Guestwire::VmWish::Page page);
    // No connection has it; where one is still on its way it may be granted later.
    void missed(const QString &vm);

private:
    void listen(ConnectionId id);
    void look();
    void tellMissing();
    bool areAllKnown() const;
    std::optional<VmKey> find() const;

    const Connections &m_connections;
    QSet<ConnectionId> m_listed;
    QString m_vm; // empty: no wish
    Page m_page = Page::Performance;
    QTimer m_settling;
    QTimer m_patience;
};

} // namespace Guestwire
