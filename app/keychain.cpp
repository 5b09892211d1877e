// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keychain.h"

#include <QPointer>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Guestwire {

namespace {

constexpr auto patience = 10s; // long enough to type a password for the keychain itself
const QString service = u"Guestwire"_s;

bool isUnavailable(QKeychain::Error error)
{
    return error != QKeychain::NoError && error != QKeychain::EntryNotFound
        && error != QKeychain::CouldNotDeleteEntry;
}

} // namespace

void Keychain::read(const QString &key, QObject *context, Found found)
{
    auto *job = new QKeychain::ReadPasswordJob(service);
    auto *deadline = new QTimer(job);
    deadline->setSingleShot(true);
    const auto answer = [listener = QPointer(context), found = std::move(found),
                         isOpen = std::make_shared<bool>(true)](const QString &secret) {
        if (std::exchange(*isOpen, false) && listener)
            found(secret);
    };
    connect(job, &QKeychain::Job::finished, this, [job, answer] {
        answer(job->error() == QKeychain::NoError ? job->textData() : QString());
    });
    connect(deadline, &QTimer::timeout, this, [this, answer] {
        giveUp(tr("The system keychain does not answer."));
        answer({});
    });
    deadline->start(patience);
    start(*job, key);
}

void Keychain::write(const QString &key, const QString &secret, std::function<void()> written)
{
    auto *job = new QKeychain::WritePasswordJob(service);
    job->setTextData(secret);
    connect(job, &QKeychain::Job::finished, this, [written = std::move(written)] {
        if (written)
            written();
    });
    start(*job, key);
}

void Keychain::remove(const QString &key)
{
    start(*new QKeychain::DeletePasswordJob(service), key);
}

// A job deletes itself when it is finished, and not before: the keychain's answer would find nothing.
void Keychain::start(QKeychain::Job &job, const QString &key)
{
    job.setKey(key);
    connect(&job, &QKeychain::Job::finished, this, [this](QKeychain::Job *done) {
        if (done->error() == QKeychain::NoBackendAvailable)
            giveUp(tr("No system keychain is running."));
        else if (isUnavailable(done->error()))
            giveUp(tr("The system keychain refuses: %1").arg(done->errorString()));
    });
    job.start();
}

void Keychain::giveUp(const QString &why)
{
    if (!std::exchange(m_toldWhy, true))
        emit unavailable(why);
}

} // namespace Guestwire
