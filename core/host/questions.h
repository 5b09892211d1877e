// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/connection.h"
#include "core/host/mailbox.h"
#include "core/host/worker.h"

#include <QPromise>

#include <map>

namespace Guestwire {

// What is asked about a VM, each in a thread and over a connection of its own. Whatever is
// unanswered when this goes is cancelled, also when its thread hangs.
class Questions : public QObject
{
    Q_OBJECT

public:
    template<typename T>
    using Promise = std::shared_ptr<QPromise<Result<T>>>;

    // A libvirt that hangs keeps each thread and connection; what is asked beyond `most` that are
    // unanswered is refused.
    Questions(const QString &uri, std::shared_ptr<Threads> threads, int most);
    ~Questions() override;

    // `question` is a function of the domain and the VM's name.
    template<typename T, typename Question>
    void ask(const Vm &vm, const Promise<T> &promise, Question question)
    {
        if (m_open.size() >= m_most) {
            promise->addResult(tooMany());
            promise->finish();
            return;
        }
        const quint64 number = ++m_lastNumber;
        const auto answer = [this, number, promise = std::weak_ptr(promise),
                             mailbox = m_mailbox](const Result<T> &result) {
            mailbox->post([this, number, promise, result] {
                if (const auto waiting = promise.lock()) {
                    waiting->addResult(result);
                    waiting->finish();
                }
                m_open.erase(number);
            });
        };
        auto worker = std::make_unique<Worker<Line>>(
            m_threads, [uri = m_uri] { return std::make_unique<Line>(Line {uri}); });
        worker->run(
            [vm, question, answer](const Line &line) { answer(line.ask<T>(vm, question)); });
        m_open.emplace(number, Open {promise, std::move(worker)});
    }

private:
    struct Line
    {
        QString uri;

        template<typename T, typename Question>
        Result<T> ask(const Vm &vm, Question question) const
        {
            const auto connection = Connection::open(uri);
            if (!connection)
                return connection.error();
            const auto domain =
                connection.value()->find(vm.id, QStringLiteral("cannot read ") + vm.name);
            if (!domain)
                return domain.error();
            return question(domain.value().get(), vm.name);
        }
    };
    struct Open
    {
        std::shared_ptr<void> promise; // of one type or another; only kept
        std::unique_ptr<Worker<Line>> worker;
    };

    Error tooMany() const;

    const QString m_uri;
    const std::shared_ptr<Threads> m_threads;
    const size_t m_most;
    const std::shared_ptr<Mailbox> m_mailbox = std::make_shared<Mailbox>(this);
    std::map<quint64, Open> m_open;
    quint64 m_lastNumber = 0;
};

} // namespace Guestwire
