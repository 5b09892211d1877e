// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/contract/hostrecorder.h"
#include "tests/contract/hoststage.h"

#include <QFuture>

#include <functional>

namespace Guestwire {

// A stage with its host connecting, and what was told. Whatever waits has one generous limit, for
// guests that boot on a busy machine, and ends as soon as it can.
class HostPlay
{
public:
    explicit HostPlay(StageKind kind, const StageOptions &options = {});

    Host &host() { return stage->host(); }
    Vm vm() const { return told.vm(stage->vmName()); }
    VmId id() const { return vm().id; }
    ConsoleKey console() const { return stage->console(id()); }

    QFuture<Result<CommandResult>> begin(const Command &command);
    QFuture<Result<CommandResult>> begin(Action action);

    bool waitConnected() const;
    bool waitForPrompt() const; // the guest's shell is ready
    bool waitForText(const QByteArray &text) const; // on the console
    bool boot(); // a running guest whose shell is ready; one that runs already is taken as it is
    void type(const QByteArray &text);
    bool sample(); // and wait for its end

    const std::unique_ptr<HostStage> stage;
    HostRecorder told;
};

// A boot takes a while, so tests that need a guest and do it no harm share one.
inline const StageOptions asTheLastLeftIt {.off = false};

// The column "kind".
void hostRows(const QList<StageKind> &kinds);

bool waitFor(const std::function<bool()> &condition);

// The error's message, or nothing when it was done.
QString outcome(QFuture<Result<CommandResult>> future);

// Of an answered command that failed.
ErrorCode codeOf(const QFuture<Result<CommandResult>> &future);

} // namespace Guestwire
