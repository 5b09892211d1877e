// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/questions.h"

namespace Guestwire {

Questions::Questions(const QString &uri, std::shared_ptr<Threads> threads, int most)
    : m_uri(uri)
    , m_threads(std::move(threads))
    , m_most(size_t(most))
{
}

Questions::~Questions()
{
    m_mailbox->close();
}

Error Questions::tooMany() const
{
    return {ErrorCode::RateLimited,
            QStringLiteral("libvirt has not answered %1 questions yet; try again in a moment")
                .arg(m_most)};
}

} // namespace Guestwire
