// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host.h"
#include "core/protocol/consolemessages.h"
#include "core/service/consolering.h"
#include "core/terminal/screen.h"

#include <QElapsedTimer>
#include <QTimer>

#include <deque>
#include <memory>

namespace Guestwire {

using ViewerId = quint32;

// One console of one VM, read once for all: its bytes, its screen, who watches and who types.
// Viewers are cursors into it.
class ConsoleFeed : public QObject
{
    Q_OBJECT

public:
    using State = Protocol::ConsoleState::State;

    ConsoleFeed(Host &host, const ConsoleKey &key, qsizetype ringSize);

    const ConsoleKey &key() const { return m_key; }
    Host &host() { return m_host; }

    State state() const { return m_state; }
    // Of the run under way, or of the next one while there is none; then the offset is 0.
    Protocol::Epoch epoch() const { return m_epoch; }
    const ConsoleRing &ring() const { return m_ring; }
    // What the last run left, while there is no run.
    const ConsoleRing &lastRing() const { return m_lastRing; }
    // A stream that makes an empty terminal of columns() × rows() look like the console does now.
    QByteArray rebuild() const;
    int columns() const { return m_screen.columns(); }
    int rows() const { return m_screen.rows(); }

    // `clientId` remembers input numbers across connections; empty: for this viewer alone.
    ViewerId join(const QString &user, bool write, const QString &clientId);
    void leave(ViewerId viewer);
    QList<Protocol::Viewer> viewers() const;
    std::optional<ViewerId> holder() const { return m_holder; }

    // Types `bytes`, unless a frame of this number was typed already. acknowledged() follows once
    // libvirt has them, inputFailed() if it never will. Takes a keyboard that is free.
    Outcome type(ViewerId viewer, quint64 number, const QByteArray &bytes);
    Outcome take(ViewerId viewer); // also from its holder
    void release(ViewerId viewer);
    Outcome resize(ViewerId viewer, int columns, int rows); // the holder's, or a free keyboard's

    // From the host, by the hub.
    void opened();
    void read(const QByteArray &bytes);
    void written(qint64 bytes);
    void closed(bool ended, const QString &reason);

    static constexpr qint64 maxUnwritten = 256 * 1024; // bytes of input that libvirt has not taken

signals:
    void wanted(); // somebody watches, and it is not open
    void grown(); // at most every few milliseconds, however small the guest's pieces are
    void restarted(); // a new epoch begins
    void changed(); // state, viewers, holder, size
    void troubled(const QString &reason); // why it is lost or could not be opened
    void acknowledged(Guestwire::ViewerId viewer, quint64 number);
    void inputFailed(Guestwire::ViewerId viewer, quint64 number, const Guestwire::Error &error);

private:
    struct Viewer
    {
        Protocol::Viewer who;
        QString clientKey;
    };
    struct Typed
    {
        QString clientKey;
        quint64 number;
        qint64 left; // bytes that libvirt has not taken
    };
    struct Client
    {
        quint64 accepted = 0;
        quint64 acknowledged = 0;
    };

    const Viewer *find(ViewerId viewer) const;
    void acknowledge(const QString &clientKey, quint64 number);
    void dropInput(const QString &reason);
    void announceGrowth();
    void limitClients();

    Host &m_host;
    ConsoleKey m_key;
    State m_state = State::Off;
    Protocol::Epoch m_epoch;
    ConsoleRing m_ring;
    ConsoleRing m_lastRing;
    Terminal::Screen m_screen;
    QList<Viewer> m_viewers;
    std::optional<ViewerId> m_holder;
    ViewerId m_lastViewer = 0;
    QHash<QString, Client> m_clients;
    QStringList m_clientOrder; // oldest first
    std::deque<Typed> m_typed;
    qint64 m_unwritten = 0;
    QTimer m_pace;
    bool m_unannounced = false;
};

} // namespace Guestwire
