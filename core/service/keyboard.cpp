// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/keyboard.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace Guestwire {

Keyboard::Keyboard(std::chrono::milliseconds patience) : m_patience(patience)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        decide(m_questions.first().viewer,
               Error {ErrorCode::Timeout,
                      u"who has the keyboard did not answer; ask again or take it over"_s});
    });
}

QList<ViewerId> Keyboard::asking() const
{
    QList<ViewerId> all;
    for (const Question &question : m_questions)
        all.append(question.viewer);
    return all;
}

bool Keyboard::removeQuestion(ViewerId viewer)
{
    const auto isTheirs = [viewer](const Question &q) { return q.viewer == viewer; };
    const bool removed = m_questions.removeIf(isTheirs) > 0;
    waitForAnswer();
    return removed;
}

void Keyboard::waitForAnswer()
{
    if (m_questions.isEmpty())
        m_timer.stop();
    else
        m_timer.start(std::chrono::milliseconds(m_questions.first().until.remainingTime()));
}

void Keyboard::decide(ViewerId viewer, const Outcome &outcome)
{
    if (!removeQuestion(viewer))
        return;
    emit decided(viewer, outcome);
    emit changed();
}

void Keyboard::give(ViewerId viewer, Way way)
{
    const auto before = std::exchange(m_holder, viewer);
    const bool asked = removeQuestion(viewer);
    if (before && *before != viewer)
        emit moved(*before, viewer, way);
    if (asked)
        emit decided(viewer, done());
    emit changed();
}

void Keyboard::take(ViewerId viewer)
{
    if (m_holder != viewer)
        give(viewer, Way::TakenOver);
}

void Keyboard::release(ViewerId viewer)
{
    if (m_holder != viewer) {
        decide(viewer,
               Error {ErrorCode::Conflict, u"the request for the keyboard was withdrawn"_s});
        return;
    }
    if (!m_questions.isEmpty()) {
        give(m_questions.first().viewer, Way::HandedOver);
        return;
    }
    m_holder.reset();
    emit changed();
}

Outcome Keyboard::ask(ViewerId viewer)
{
    if (asking().contains(viewer))
        return Error {ErrorCode::Conflict, u"the keyboard is asked for already"_s};
    m_questions.append({viewer, QDeadlineTimer(m_patience)});
    if (!m_holder || m_holder == viewer) {
        give(viewer, Way::HandedOver);
        return done();
    }
    waitForAnswer();
    emit changed();
    return done();
}

Outcome Keyboard::answer(ViewerId holder, ViewerId asking, bool handOver)
{
    if (m_holder != holder)
        return Error {ErrorCode::Conflict, u"only who has the keyboard can hand it over"_s};
    if (!this->asking().contains(asking))
        return Error {ErrorCode::Conflict, u"this viewer does not ask for the keyboard any more"_s};
    if (handOver)
        give(asking, Way::HandedOver);
    else
        decide(asking,
               Error {ErrorCode::Conflict, u"who has the keyboard keeps it; ask again later"_s});
    return done();
}

void Keyboard::replace(ViewerId before, ViewerId after)
{
    if (m_holder == before)
        m_holder = after;
}

} // namespace Guestwire
