// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaObject>
#include <QObject>

#include <mutex>
#include <utility>

namespace Guestwire {

// Where threads that may outlive an object leave what they have to tell it. What is posted runs in
// the object's thread, in order, and never after close(). The mutex keeps the object from going
// away between the look and the post.
class Mailbox
{
public:
    explicit Mailbox(QObject *owner) : m_owner(owner) { }

    void close()
    {
        const std::lock_guard guard(m_mutex);
        m_owner = nullptr;
    }

    template<typename Function>
    void post(Function &&function)
    {
        const std::lock_guard guard(m_mutex);
        if (m_owner)
            QMetaObject::invokeMethod(m_owner, std::forward<Function>(function),
                                      Qt::QueuedConnection);
    }

private:
    std::mutex m_mutex;
    QObject *m_owner;
};

} // namespace Guestwire
