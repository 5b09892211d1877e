// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/questions.h"

namespace Guestwire {

Questions::Questions(const QString &uri, std::shared_ptr<Threads> threads)
    : m_uri(uri)
    , m_threads(std::move(threads))
{
}

Questions::~Questions()
{
    m_mailbox->close();
}

Error Questions::tooMany()
{
    return {ErrorCode::RateLimited,
            QStringLiteral("libvirt has not answered %1 questions yet; try again in a moment")
                .arg(mostOpen)};
}

} // namespace Guestwire
