// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/vm.h"

#include <QCoreApplication>
#include <QVariant>

namespace Guestwire {

class Track;

// What the cells of the list say: to the eye, to a screen reader, and to whoever sorts them.
// Columns are those of VmListModel.
class VmCellText
{
    Q_DECLARE_TR_FUNCTIONS(Guestwire::VmCellText)

public:
    static QString shown(const Track &track, const Vm &vm, int column);
    static QString spoken(const Track &track, const Vm &vm, int column, const QString &pending);
    static QVariant sortValue(const Track &track, const Vm &vm, int column);

private:
    static std::optional<double> value(const Track &track, const Vm &vm, int column);
};

} // namespace Guestwire
