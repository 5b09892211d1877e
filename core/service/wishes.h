// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/vm.h"

#include <QHash>
#include <QTimer>

#include <chrono>
#include <optional>

namespace Guestwire {

// How often somebody wants VMs to be read; nobody needs to ask for the usual pace.
struct Wish
{
    std::optional<std::chrono::milliseconds> all; // of every VM
    QHash<VmId, std::chrono::milliseconds> some;

    bool operator==(const Wish &) const = default;
};

// What all together wish for.
class Wishes : public QObject
{
    Q_OBJECT

public:
    Wishes();

    // Puts it in the place of what `who` wished before. It ends with `who`.
    void put(QObject *who, const Wish &wish);

    // The shortest that anybody wishes for.
    std::optional<std::chrono::milliseconds> intervalOf(VmId vm) const;

signals:
    void changed(); // once for many that come together

private:
    void gather();

    QHash<QObject *, Wish> m_wishes;
    Wish m_shortest; // of each VM
    QTimer m_gather;
};

} // namespace Guestwire
