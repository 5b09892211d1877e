// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>

namespace Guestwire {

// Where log-ins outlast the program: one secret a key. Nothing waits: answers come later, in the caller's thread.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    using Found = std::function<void(const QString &secret)>; // empty where there is none

    using QObject::QObject;

    // Answers within a few seconds, whatever the keychain does; not at all once `context` is gone.
    virtual void read(const QString &key, QObject *context, Found found) = 0;
    // `written` is called, or dropped, once a later read() gives this, or nothing more is to be hoped for.
    virtual void write(const QString &key, const QString &secret, std::function<void()> written) = 0;
    virtual void remove(const QString &key) = 0;

signals:
    // Said once, for a person: why nothing can be kept there.
    void unavailable(const QString &why);
};

} // namespace Guestwire
