// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/console.h"

#include <QPointer>
#include <QToolButton>

namespace Guestwire {

// Starts and ends the recording of a console, shows everybody that there is one, and leads to those
// that are kept.
class RecordButton : public QToolButton
{
    Q_OBJECT

public:
    explicit RecordButton(QWidget *parent);

    // None: nothing can be recorded.
    void present(Console *console, Permissions permissions);

    // Who records, and since when; empty while nobody does.
    static QString description(const Console &console);

signals:
    void recordingsWanted();

private:
    void toggle();

    QPointer<Console> m_console;
    QAction *m_recordings;
    bool m_may = false;
};

} // namespace Guestwire
