// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QLocalServer>
#include <QStringList>

#include <chrono>

#include <sys/types.h>
#include <unistd.h>

namespace Guestwire {

// What a second start wants of the one that runs: its window, and perhaps something in it.
struct Handover
{
    QStringList connect; // servers and pairing strings
    QStringList uris; // of libvirt
    QString showConsole; // a VM
    QString showPerformance; // a VM
    QString activation; // with which a Wayland compositor lets a window come to the front

    bool operator==(const Handover &) const = default;
};

QByteArray encode(const Handover &handover); // one line
Result<Handover> decodeHandover(const QByteArray &line);

// One window for each user and kind. Whoever comes first listens at `path`, and who comes later tells it what is
// wanted. Both ends talk to nobody but their own user.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype maxHandover = 64 * 1024; // bytes
    static constexpr int maxCallers = 8; // at once
    static constexpr std::chrono::milliseconds callerPatience {5'000};
    static constexpr std::chrono::milliseconds answerPatience {10'000};

    enum class Place { First, Later };

    // An empty path: nobody can be found, so each start is the first.
    explicit SingleInstance(const QString &path, uid_t owner = geteuid());

    // Later: it was handed over, and there is nothing left to do. It waits for the answer.
    Result<Place> enter(const Handover &handover);
    void leave(); // this one ends: from now on a start is the first again

    // Where starts of this kind meet; empty where there is no directory for it.
    static QString pathFor(const QStringList &kind);

signals:
    void asked(const Guestwire::Handover &handover);

private:
    void receive();
    void read(QLocalSocket *caller);
    static void answer(QLocalSocket *caller, const QByteArray &line);
    Outcome handOver(QLocalSocket &running, const Handover &handover) const;
    bool isOwn(const QLocalSocket &peer) const;

    const QString m_path;
    const uid_t m_owner;
    QLocalServer m_server;
};

} // namespace Guestwire
