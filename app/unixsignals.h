// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace Guestwire {

// SIGTERM and SIGINT as a signal of Qt's, once; the second one ends the process at once. SIGPIPE is
// ignored. One per process.
class UnixSignals : public QObject
{
    Q_OBJECT

public:
    UnixSignals();
    ~UnixSignals() override;

signals:
    void asked();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

// Tells systemd, where it started us and wants to know; otherwise nothing.
void notifySystemd(const char *state); // "READY=1"

} // namespace Guestwire
