// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"
#include "core/protocol/consolemessages.h"

#include <QObject>

#include <deque>
#include <optional>

namespace Guestwire {

class Client;

// One console as a viewer has it: bytes out, bytes in, who watches and who types. It survives
// breaks of the link: output goes on from the byte where it was cut, unacknowledged input is sent
// again.
class Console : public QObject
{
    Q_OBJECT

public:
    ~Console() override;

    VmId vm() const { return m_vm; }
    QString device() const { return m_device; }
    bool isAttached() const { return m_channel != 0; } // the server knows of us at present
    bool canWrite() const { return m_write; }

    const QList<Protocol::Viewer> &viewers() const { return m_shared.viewers; }
    const Protocol::Viewer *viewer(quint32 id) const;
    std::optional<quint32> holder() const { return m_shared.holder; } // a viewer's id
    quint32 self() const { return m_self; } // our own viewer's id; 0 before the first answer
    bool isHolder() const { return m_self != 0 && m_shared.holder == m_self; }
    // The viewers who ask for the keyboard, who has waited longest first.
    const QList<quint32> &asking() const { return m_shared.asking; }
    bool isAsking() const { return m_self != 0 && m_shared.asking.contains(m_self); }
    std::optional<Protocol::RecordingMark> recording() const { return m_shared.recording; }
    Protocol::ConsoleState::State state() const { return m_shared.state; }
    int columns() const { return m_shared.columns; } // what the holder has; 0 when unknown
    int rows() const { return m_shared.rows; }

    // Queued until the server has it; at most maxQueuedInput bytes, beyond it refused() says so.
    void write(const QByteArray &bytes);
    void take(); // at once, whoever has the keyboard
    void ask(); // for it; answered() tells what became of that
    void answer(quint32 viewer, bool handOver); // one who asks, by the holder
    void release(); // or withdraws what we asked
    void resize(int columns, int rows); // sizeTold() says whether the guest knows
    void record(bool recording); // starts or ends; stateChanged() or refused() follows

    static constexpr qsizetype maxQueuedInput = 4 * 1024 * 1024; // bytes: a generous paste

signals:
    // The screen as it stands, as a stream for an empty terminal of this size; live output follows.
    void rebuilt(const QByteArray &stream, int columns, int rows);
    void output(const QByteArray &bytes);
    // Bytes that can not be had any more, or a new run of the VM: what follows begins anew.
    void gap(quint64 lostBytes, Guestwire::Protocol::ConsoleGap::Reason reason);
    void stateChanged(); // attached, state, viewers, holder, who asks, recording, size
    // We asked for the keyboard: it is ours now, or why not (Conflict: it is kept, or we withdrew;
    // Timeout: the holder said nothing).
    void answered(const Guestwire::Outcome &outcome);
    // Whether the guest was told the size that resize() gave, and by which way or why not.
    void sizeTold(bool told, const QString &message);
    void refused(const Guestwire::Error &error); // opening, typing, taking or recording

private:
    friend class Client;
    struct Pending
    {
        quint64 number;
        QByteArray bytes;
        bool sent;
    };

    Console(Client &client, VmId vm, const QString &device, bool write);
    void open();
    void opened(const Protocol::ConsoleOpened &answer);
    void openFailed(const Error &error);
    void detached();
    void receive(const Protocol::ConsoleOutput &m);
    void receive(const Protocol::ConsoleGap &m);
    void receive(const Protocol::ConsoleState &m);
    void receive(const Protocol::ConsoleAck &m);
    void sendPending();
    void inputRefused(const Error &error, std::optional<quint64> number);
    void dropTyped(quint64 number);
    template<typename Request>
    void request(const Request &request);

    Client *m_client; // null once it is gone
    VmId m_vm;
    QString m_device;
    bool m_write;
    QString m_clientId;
    Protocol::Channel m_channel = 0;
    std::optional<Protocol::Epoch> m_epoch;
    quint64 m_offset = 0; // of the next byte to come
    bool m_hasScreen = false; // the rebuild came whole, so that its bytes can be gone on from
    QByteArray m_rebuild;
    int m_rebuildColumns = 0;
    int m_rebuildRows = 0;
    std::deque<Pending> m_pending;
    qsizetype m_pendingBytes = 0;
    quint64 m_lastNumber = 0;
    quint32 m_self = 0;
    Protocol::ConsoleState m_shared; // what all viewers have in common
};

} // namespace Guestwire
