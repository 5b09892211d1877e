// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/vmlist/vmcelltext.h"

#include "widgets/common/format.h"
#include "widgets/common/words.h"
#include "widgets/data/track.h"
#include "widgets/vmlist/vmlistmodel.h"

#include <QLocale>

namespace Guestwire {

namespace {

std::optional<double> sum(std::optional<double> a, std::optional<double> b)
{
    if (!a && !b)
        return std::nullopt;
    return a.value_or(0) + b.value_or(0);
}

} // namespace

// Percent for CPU and memory, bytes a second in both directions for disk and network. A VM that is
// not active or does not answer has none, whatever its last sample was.
std::optional<double> VmCellText::value(const Track &track, const Vm &vm, int column)
{
    if (!isActive(Words::knownState(vm)))
        return std::nullopt;
    switch (column) {
    case VmListModel::Cpu:
        return track.last(Series::Cpu);
    case VmListModel::Memory:
        return track.memoryShare();
    case VmListModel::Disk:
        return sum(track.last(Series::DiskRead), track.last(Series::DiskWrite));
    case VmListModel::Network:
        return sum(track.last(Series::NetworkIn), track.last(Series::NetworkOut));
    default:
        return std::nullopt;
    }
}

QString VmCellText::shown(const Track &track, const Vm &vm, int column)
{
    if (column == VmListModel::Name)
        return displayText(vm.name);
    const auto number = value(track, vm, column);
    if (!number)
        return {};
    const bool share = column == VmListModel::Cpu || column == VmListModel::Memory;
    return share ? Format::percent(*number) : Format::rate(*number);
}

QString VmCellText::spoken(const Track &track, const Vm &vm, int column, const QString &pending)
{
    const QString state = pending.isEmpty() ? Words::stateOf(vm) : pending;
    const auto number = value(track, vm, column);
    const QString rounded = QLocale().toString(qRound(number.value_or(0)));
    const QString rate = Format::rate(number.value_or(0));
    switch (column) {
    case VmListModel::Name:
        return tr("%1, %2", "VM and state").arg(displayText(vm.name), state);
    case VmListModel::Cpu:
        return number ? tr("CPU %1 percent").arg(rounded) : tr("CPU: no data");
    case VmListModel::Memory:
        return number ? tr("Memory %1 percent").arg(rounded) : tr("Memory: no data");
    case VmListModel::Disk:
        return number ? tr("Disk %1").arg(rate) : tr("Disk: no data");
    case VmListModel::Network:
        return number ? tr("Network %1").arg(rate) : tr("Network: no data");
    default:
        return {};
    }
}

QVariant VmCellText::sortValue(const Track &track, const Vm &vm, int column)
{
    if (column == VmListModel::Name)
        return vm.name;
    return value(track, vm, column).value_or(-1); // what has none comes below zero
}

} // namespace Guestwire
