// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Guestwire {

// A language that the window speaks.
struct Language
{
    QString code; // ISO 639, as in the name of its file; empty for the system's own
    QString name; // in itself; empty for the system's own

    static QList<Language> all(); // the system's own first

    // As it was chosen, in the settings.
    static QString chosen();
    static void choose(const QString &code);

    // Texts of ours and of Qt, and how numbers and times are written, for what is made from now on:
    // before the first widget, in the main thread. English where there is no better.
    static void speak(const QString &code);
};

} // namespace Guestwire
