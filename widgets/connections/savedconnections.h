// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QString>

namespace Guestwire {

// A connection that a person keeps. Nothing in it is secret.
struct SavedConnection
{
    QString address; // "wss://hv2:8443" or a libvirt URI; tells it from all others
    QString name {}; // as a person calls it; may be empty
    bool atStart = false; // connected when Guestwire starts

    QString title() const { return name.isEmpty() ? address : name; }
    bool operator==(const SavedConnection &) const = default;
};

// The list of them in the settings, in the order in which they were added.
class SavedConnections : public QObject
{
    Q_OBJECT

public:
    explicit SavedConnections(QObject *parent = nullptr);

    const QList<SavedConnection> &all() const { return m_all; }
    qsizetype indexOf(const QString &address) const; // -1: none
    const SavedConnection *find(const QString &address) const;

    // In the place of the one with the same address, or of the one that had `before`; else at the
    // end.
    void put(const SavedConnection &connection, const QString &before = {});
    void insert(qsizetype index, const SavedConnection &connection);
    void remove(const QString &address);

signals:
    void changed();

private:
    void save();

    QList<SavedConnection> m_all;
};

} // namespace Guestwire
