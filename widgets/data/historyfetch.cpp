// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/data/historyfetch.h"

namespace Guestwire {

void HistoryFetch::ask(Client &client, const HistoryQuery &query)
{
    m_query = query;
    m_state = State::Loading;
    client.history(query)
        .then(this,
              [this, number = ++m_number](const Result<History> &answer) {
                  if (number == m_number)
                      take(answer);
              })
        .onCanceled(this, [this, number = m_number] {
            if (number == m_number)
                take(Error {ErrorCode::Unavailable, {}});
        });
}

void HistoryFetch::forget()
{
    ++m_number;
    m_state = State::Nothing;
    m_history = {};
    m_answered = {};
    m_why.clear();
}

void HistoryFetch::take(const Result<History> &answer)
{
    m_state = answer ? State::Ready : State::Failed;
    m_why = answer ? QString() : answer.error().message;
    if (answer) {
        m_history = answer.value();
        m_answered = m_query;
    }
    emit changed();
}

} // namespace Guestwire
