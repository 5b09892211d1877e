// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connections/savedconnections.h"

#include <QSettings>

#include <algorithm>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr auto group = "connections"_L1;

} // namespace

SavedConnections::SavedConnections(QObject *parent) : QObject(parent)
{
    QSettings settings;
    const int count = settings.beginReadArray(group);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        const SavedConnection connection {settings.value("address"_L1).toString(),
                                          settings.value("name"_L1).toString(),
                                          settings.value("atStart"_L1).toBool()};
        if (!connection.address.isEmpty() && !find(connection.address))
            m_all.append(connection);
    }
}

qsizetype SavedConnections::indexOf(const QString &address) const
{
    const auto found = std::ranges::find(m_all, address, &SavedConnection::address);
    return found == m_all.end() ? -1 : found - m_all.begin();
}

const SavedConnection *SavedConnections::find(const QString &address) const
{
    const qsizetype index = indexOf(address);
    return index < 0 ? nullptr : &m_all[index];
}

void SavedConnections::put(const SavedConnection &connection, const QString &before)
{
    const qsizetype place = indexOf(before);
    if (place >= 0)
        m_all[place] = connection;
    const qsizetype same = indexOf(connection.address);
    if (same < 0)
        m_all.append(connection);
    else
        m_all[same] = connection;
    // A new address may be that of another one, which is the same from now on.
    const qsizetype kept = indexOf(connection.address);
    for (qsizetype i = m_all.size() - 1; i > kept; --i)
        if (m_all[i].address == connection.address)
            m_all.removeAt(i);
    save();
}

void SavedConnections::insert(qsizetype index, const SavedConnection &connection)
{
    if (find(connection.address))
        return;
    m_all.insert(std::clamp<qsizetype>(index, 0, m_all.size()), connection);
    save();
}

void SavedConnections::remove(const QString &address)
{
    if (m_all.removeIf([&address](const SavedConnection &one) { return one.address == address; })
        > 0)
        save();
}

void SavedConnections::save()
{
    QSettings settings;
    settings.remove(group);
    settings.beginWriteArray(group, int(m_all.size()));
    for (int i = 0; i < m_all.size(); ++i) {
        settings.setArrayIndex(i);
        settings.setValue("address"_L1, m_all[i].address);
        settings.setValue("name"_L1, m_all[i].name);
        settings.setValue("atStart"_L1, m_all[i].atStart);
    }
    settings.endArray();
    emit changed();
}

} // namespace Guestwire
