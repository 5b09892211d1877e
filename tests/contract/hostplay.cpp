// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/hostplay.h"

#include <QCoreApplication>
#include <QTest>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr int longEnough = 150'000; // milliseconds

const char *nameOf(StageKind kind)
{
    switch (kind) {
    case StageKind::Fake:
        return "fake";
    case StageKind::TestDriver:
        return "test driver";
    case StageKind::Real:
        return "real guest";
    }
    return "";
}

} // namespace

HostPlay::HostPlay(StageKind kind, const StageOptions &options)
    : stage(makeStage(kind, options))
    , told(stage->host())
{
    stage->host().open();
}

QFuture<Result<CommandResult>> HostPlay::begin(const Command &command)
{
    return stage->host().perform(id(), command);
}

QFuture<Result<CommandResult>> HostPlay::begin(Action action)
{
    Command command;
    command.action = action;
    return begin(command);
}

bool HostPlay::waitConnected() const
{
    return waitFor([this] { return told.lists > 0; });
}

bool HostPlay::waitForPrompt() const
{
    const bool ready = waitFor([this] { return told.text(console()).trimmed().endsWith('#'); });
    if (!ready)
        qWarning() << "no prompt, but" << int(vm().state) << told.isOpen(console())
                   << told.text(console()).right(500);
    return ready;
}

bool HostPlay::waitForText(const QByteArray &text) const
{
    return waitFor([this, &text] { return told.text(console()).contains(text); });
}

bool HostPlay::boot()
{
    if (!waitConnected())
        return false;
    if (vm().state == State::Off) {
        const bool started = outcome(begin(Action::Start)).isEmpty();
        return started && (vm().consoles.isEmpty() || waitForPrompt());
    }
    stage->host().openConsole(console());
    if (!waitFor([this] { return told.isOpen(console()); }))
        return false;
    type("\n");
    return waitForPrompt();
}

void HostPlay::type(const QByteArray &text)
{
    stage->host().writeConsole(console(), text);
}

bool HostPlay::sample()
{
    const int before = told.samples;
    stage->host().sampleAll();
    return waitFor([this, before] { return told.samples > before; });
}

void hostRows(const QList<StageKind> &kinds)
{
    QTest::addColumn<StageKind>("kind");
    for (const StageKind kind : kinds)
        QTest::newRow(nameOf(kind)) << kind;
}

bool waitFor(const std::function<bool()> &condition)
{
    return QTest::qWaitFor(condition, longEnough);
}

QString outcome(QFuture<Result<CommandResult>> future)
{
    if (!waitFor([&future] { return future.isFinished(); }))
        return u"no answer"_s;
    // What was told before the answer is on its way to this thread as events.
    QCoreApplication::sendPostedEvents();
    if (future.isCanceled())
        return u"cancelled"_s;
    const auto result = future.result();
    return result ? QString() : result.error().message;
}

ErrorCode codeOf(const QFuture<Result<CommandResult>> &future)
{
    return future.result().error().code;
}

} // namespace Guestwire
