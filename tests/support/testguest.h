// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <optional>

namespace Guestwire::Test {

// Why there can be no guest here; empty where there can.
QString missingForGuests();

// A libvirtd that may be killed, because no other test uses it.
class TestHost
{
public:
    TestHost();
    ~TestHost();

    QString uri() const { return m_uri; } // empty: it did not start
    bool control(const QString &verb); // of tests/support/libvirtd: kill, restart …

private:
    QTemporaryDir m_directory;
    QString m_uri;
};

// A real machine of one test's own, defined and off; gone with this object.
class TestGuest
{
public:
    // On the libvirtd that tests/run started, or on another; `options` of tests/support/guest.
    explicit TestGuest(const QString &name, const QString &uri = {},
                       const QStringList &options = {});
    ~TestGuest();

    bool isDefined() const { return m_isDefined; }
    QString name() const { return m_name; }
    QString uri() const { return m_uri; }
    bool virsh(const QStringList &arguments) const; // as another administrator would
    std::optional<qint64> emulator() const; // its process

private:
    QString m_name;
    QString m_uri;
    QString m_image;
    bool m_isDefined = false;
};

} // namespace Guestwire::Test
