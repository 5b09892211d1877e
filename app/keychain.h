// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/secretstore.h"

namespace QKeychain {
class Job;
}

namespace Guestwire {

// The keychain of the desktop, through QtKeychain. Where there is none, or it does not answer, nothing is
// kept beyond the end of the program; a file of our own would be no safer than having none.
class Keychain : public SecretStore
{
    Q_OBJECT

public:
    using SecretStore::SecretStore;

    void read(const QString &key, QObject *context, Found found) override;
    void write(const QString &key, const QString &secret, std::function<void()> written) override;
    void remove(const QString &key) override;

private:
    void start(QKeychain::Job &job, const QString &key);
    void giveUp(const QString &why);

    bool m_toldWhy = false;
};

} // namespace Guestwire
