// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/config.h"
#include "core/host/host.h"
#include "core/protocol/consolemessages.h"
#include "core/service/consoleinput.h"
#include "core/service/consolering.h"
#include "core/service/keyboard.h"
#include "core/terminal/screen.h"

#include <QTimer>

namespace Guestwire {

// One console of one VM, read once for all: its bytes, its screen, who watches and who types.
// Viewers are cursors into it.
class ConsoleFeed : public QObject
{
    Q_OBJECT

public:
    using State = Protocol::ConsoleState::State;

    ConsoleFeed(Host &host, const ConsoleKey &key, const LimitsConfig &limits);

    const ConsoleKey &key() const { return m_key; }
    Host &host() { return m_host; }

    State state() const { return m_state; }
    QString trouble() const { return m_held.isEmpty() ? m_trouble : m_held; } // as troubled()
    // Of the run under way, or of the next one while there is none; then the offset is 0.
    Protocol::Epoch epoch() const { return m_epoch; }
    const ConsoleRing &ring() const { return m_ring; }
    // What the last run left, while there is no run.
    const ConsoleRing &lastRing() const { return m_lastRing; }
    // A stream that makes an empty terminal of columns() × rows() look like the console does now.
    QByteArray rebuild() const;
    const Terminal::Screen &screen() const { return m_screen; }
    // What changed on the screen since it was asked last: for the one who watches its text.
    Terminal::Damage takeDamage() { return m_screen.takeDamage(); }
    int columns() const { return m_screen.columns(); }
    int rows() const { return m_screen.rows(); }

    // `clientId` remembers input numbers across connections; empty: for this viewer alone.
    ViewerId join(const QString &user, bool write, const QString &clientId);
    void leave(ViewerId viewer);
    // Without it a viewer loses the keyboard, too.
    void setWrite(ViewerId viewer, bool write);
    QList<Protocol::Viewer> viewers() const;
    std::optional<ViewerId> holder() const { return m_keyboard.holder(); }
    QList<ViewerId> asking() const { return m_keyboard.asking(); }
    // Somebody watches it or records it.
    bool isWanted() const { return !m_viewers.isEmpty() || m_recording; }

    const std::optional<Protocol::RecordingMark> &recording() const { return m_recording; }
    void setRecording(const std::optional<Protocol::RecordingMark> &recording);

    // Types `bytes`, unless a frame of this number was typed already. acknowledged() follows once
    // libvirt has them, inputFailed() if it never will. Takes a keyboard that is free.
    Outcome type(ViewerId viewer, quint64 number, const QByteArray &bytes);
    quint64 lastTyped(ViewerId viewer) const; // the number, of this viewer's client
    Outcome take(ViewerId viewer); // also from its holder
    void release(ViewerId viewer); // or withdraws what it asked
    Outcome ask(ViewerId viewer); // asked() follows
    Outcome answer(ViewerId viewer, ViewerId asking, bool handOver);
    Outcome resize(ViewerId viewer, int columns, int rows); // the holder's, or a free keyboard's
    // Tells the guest the size, as it is by then; `told` hears how, or why it could not be told.
    using Told = std::function<void(const Result<QString> &way)>;
    void tellSize(const Told &told);

    // From the host, by the hub.
    void opening(); // input waits for it
    void opened(const QByteArray &earlier); // what was said before, if that is known
    void held(const QString &reason); // another program has it, and its log is followed; empty: no
    void read(const QByteArray &bytes);
    void written(qint64 bytes) { m_input.written(bytes); }
    void closed(bool ended, const QString &reason);

signals:
    void wanted(); // somebody watches, and it is not open
    void received(const QByteArray &bytes); // all that the guest says, as it says it
    void grown(); // at most every few milliseconds, however small the guest's pieces are
    void ending(); // the run is over; its screen is still here
    void restarted(); // a new epoch begins
    void changed(); // state, viewers, holder, who asks, size, recording
    void troubled(const QString &reason); // why it is lost, or nothing can be typed
    void acknowledged(Guestwire::ViewerId viewer, quint64 number);
    void inputFailed(Guestwire::ViewerId viewer, quint64 number, const Guestwire::Error &error);
    void asked(Guestwire::ViewerId viewer, const Guestwire::Outcome &outcome);
    void keyboardMoved(const QString &from, const QString &to, Guestwire::Keyboard::Way way);

private:
    struct Viewer
    {
        Protocol::Viewer who;
        QString client;
    };

    void connectParts();
    const Viewer *find(ViewerId viewer) const;
    QString userOf(ViewerId viewer) const;
    void rememberInput(const QString &client);
    bool isPresent(const QString &client) const;
    void tellSizeNow();
    Outcome mayType(ViewerId viewer) const;
    void announceGrowth();

    Host &m_host;
    ConsoleKey m_key;
    State m_state = State::Off;
    QString m_trouble;
    QString m_held;
    Protocol::Epoch m_epoch;
    const qsizetype m_mostTold; // who wait to hear whether the guest took their size
    ConsoleRing m_ring;
    ConsoleRing m_lastRing;
    Terminal::Screen m_screen;
    QList<Viewer> m_viewers;
    std::optional<Protocol::RecordingMark> m_recording;
    ViewerId m_lastViewer = 0;
    Keyboard m_keyboard;
    ConsoleInput m_input;
    QList<Told> m_toldNext; // when the size that is being told is
    bool m_telling = false;
    QTimer m_pace;
    bool m_unannounced = false;
};

} // namespace Guestwire
