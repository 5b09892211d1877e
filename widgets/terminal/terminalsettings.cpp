// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/terminal/terminalsettings.h"

#include <QSettings>

namespace Guestwire::Terminal {
namespace {

template<typename T>
T within(const QSettings &settings, QAnyStringView key, T least, T most, T fallback)
{
    const QVariant kept = settings.value(key.toString());
    const T value = kept.value<T>();
    return kept.isValid() && value >= least && value <= most ? value : fallback;
}

} // namespace

using namespace Qt::StringLiterals;

TerminalSettings TerminalSettings::load(const QSettings &settings)
{
    const TerminalSettings usual;
    TerminalSettings result;
    result.fontFamily = settings.value("terminal/font"_L1).toString();
    result.fontSize = within(settings, "terminal/fontSize"_L1, smallestFont, largestFont, 0.0);
    result.ground = static_cast<Ground>(
        within(settings, "terminal/ground"_L1, 0, static_cast<int>(Ground::Dark), 0));
    result.scheme = settings.value("terminal/scheme"_L1).toString();
    result.scrollback =
        within(settings, "terminal/scrollback"_L1, 0, mostScrollback, usual.scrollback);
    result.flashes = settings.value("terminal/flashes"_L1, usual.flashes).toBool();
    result.blinks = settings.value("terminal/blinks"_L1, usual.blinks).toBool();
    result.pasteSpeed = within(settings, "terminal/pasteSpeed"_L1, leastPasteSpeed, mostPasteSpeed,
                               usual.pasteSpeed);
    return result;
}

void TerminalSettings::save(QSettings &settings) const
{
    settings.setValue("terminal/font"_L1, fontFamily);
    settings.setValue("terminal/fontSize"_L1, fontSize);
    settings.setValue("terminal/ground"_L1, static_cast<int>(ground));
    settings.setValue("terminal/scheme"_L1, scheme);
    settings.setValue("terminal/scrollback"_L1, scrollback);
    settings.setValue("terminal/flashes"_L1, flashes);
    settings.setValue("terminal/blinks"_L1, blinks);
    settings.setValue("terminal/pasteSpeed"_L1, pasteSpeed);
}

} // namespace Guestwire::Terminal
