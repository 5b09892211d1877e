// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QStringList>

#include <deque>
#include <functional>

namespace Guestwire {

// What is typed at a console, on its way to the guest: each frame once and in order, whichever
// connection of its client brings it. A client is named by a key.
class ConsoleInput : public QObject
{
    Q_OBJECT

public:
    // What the console can do with input at present.
    enum class State {
        Closed,
        Opening, // it waits until open()
        Open,
    };

    // Remembers the numbers of this client from now on. `isPresent` tells who must not be
    // forgotten.
    void add(const QString &client, const std::function<bool(const QString &)> &isPresent);
    quint64 taken(const QString &client) const; // the number of the last frame that was accepted
    bool isKnown(const QString &client, quint64 number) const { return number <= taken(client); }

    // A frame that is not known yet. acknowledged() follows once libvirt has it, failed() if it
    // never will.
    Outcome type(const QString &client, quint64 number, const QByteArray &bytes);
    void repeatAcknowledgement(const QString &client, quint64 number); // of a known frame

    State state() const { return m_state; }
    void setOpening();
    void setOpen();
    void setClosed(const QString &reason);
    void written(qint64 bytes);

    static constexpr qint64 maxUnwritten = 256 * 1024; // bytes of input that libvirt has not taken

signals:
    void ready(const QByteArray &bytes); // to be written now
    void acknowledged(const QString &client, quint64 number);
    void failed(const QString &client, quint64 number, const Guestwire::Error &error);

private:
    struct Frame
    {
        QString client;
        quint64 number;
        qint64 left; // bytes that libvirt has not taken
        QByteArray waiting; // until the console is open
    };
    struct Client
    {
        quint64 accepted = 0;
        quint64 acknowledged = 0;
    };

    void acknowledge(const Frame &frame);

    State m_state = State::Closed;
    QHash<QString, Client> m_clients;
    QStringList m_order; // of the clients, oldest first
    std::deque<Frame> m_frames;
    qint64 m_unwritten = 0;
};

} // namespace Guestwire
