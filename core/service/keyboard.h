// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QDeadlineTimer>
#include <QList>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace Guestwire {

using ViewerId = quint32;

// The keyboard of a console: one viewer holds it at a time, and others may ask for it.
class Keyboard : public QObject
{
    Q_OBJECT

public:
    // How it came from one viewer to another.
    enum class Way { TakenOver, HandedOver };

    explicit Keyboard(std::chrono::milliseconds patience); // of who asks

    std::optional<ViewerId> holder() const { return m_holder; }
    QList<ViewerId> asking() const; // the longest first

    void take(ViewerId viewer);
    // Gives it back, to who has asked the longest if somebody has; or withdraws what `viewer`
    // asked.
    void release(ViewerId viewer);
    // decided() follows, unless this is refused. Who asks for a free one has it at once.
    Outcome ask(ViewerId viewer);
    Outcome answer(ViewerId holder, ViewerId asking, bool handOver);
    // Another connection of the same client: it goes on where the first was cut.
    void replace(ViewerId before, ViewerId after);

signals:
    void changed();
    void decided(Guestwire::ViewerId viewer, const Guestwire::Outcome &outcome);
    void moved(Guestwire::ViewerId from, Guestwire::ViewerId to, Guestwire::Keyboard::Way way);

private:
    struct Question
    {
        ViewerId viewer;
        QDeadlineTimer until;
    };

    bool removeQuestion(ViewerId viewer);
    void give(ViewerId viewer, Way way);
    void decide(ViewerId viewer, const Outcome &outcome);
    void waitForAnswer();

    std::chrono::milliseconds m_patience;
    std::optional<ViewerId> m_holder;
    QList<Question> m_questions; // in the order in which their time is up
    QTimer m_timer;
};

} // namespace Guestwire
