// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/absence.h"

#include "widgets/common/words.h"

namespace Guestwire {

QString absence(MetricGroup group, const Vm &vm, const Track &track)
{
    const auto say = [](const char *text) {
        return QCoreApplication::translate("Guestwire::absence", text);
    };
    if (!isActive(vm.state))
        return say(QT_TRANSLATE_NOOP("Guestwire::absence", "No data, because the VM is %1."))
            .arg(Words::state(vm.state));
    if (!vm.answering)
        return say(
            QT_TRANSLATE_NOOP("Guestwire::absence", "No data, because the VM does not answer."));
    if (track.isEmpty())
        return say(QT_TRANSLATE_NOOP("Guestwire::absence", "The first sample has not come yet."));
    switch (group) {
    case MetricGroup::Cpu:
        return say(
            QT_TRANSLATE_NOOP("Guestwire::absence", "No data yet: utilization needs two samples."));
    case MetricGroup::Memory:
        return say(QT_TRANSLATE_NOOP("Guestwire::absence",
                                     "No data, because the VM has no memory balloon device, or its "
                                     "guest has not loaded the driver."));
    case MetricGroup::Disk:
        if (!track.hasDisks())
            return say(
                QT_TRANSLATE_NOOP("Guestwire::absence", "No data, because the VM has no disk."));
        return say(QT_TRANSLATE_NOOP("Guestwire::absence", "No data yet: rates need two samples."));
    case MetricGroup::Network:
        if (!track.hasNics())
            return say(QT_TRANSLATE_NOOP("Guestwire::absence",
                                         "No data, because the host counts no traffic of this VM: "
                                         "user-mode networking has no counters."));
        return say(QT_TRANSLATE_NOOP("Guestwire::absence", "No data yet: rates need two samples."));
    }
    return {};
}

} // namespace Guestwire
