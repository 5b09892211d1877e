// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/config.h"
#include "core/link/link.h"
#include "core/model/vm.h"

#include <QThread>

#include <memory>

namespace Guestwire {

// A whole service over hosts without libvirt, in a thread of its own as in the program, that a
// client in this thread is made to keep up with: many running VMs, of which the first has a console
// that scrolls.
class BusyService
{
public:
    BusyService(int vms, const Config &config);
    ~BusyService();

    std::unique_ptr<Link> takeLink() { return std::move(m_link); } // the client's end
    VmId scrolling() const { return m_scrolling; }
    void scroll(qsizetype bytesPerSecond); // 0: no more
    void pour(qsizetype bytes); // as much at once

private:
    class Inside;

    QThread m_thread;
    std::unique_ptr<Inside> m_inside; // lives in the thread
    std::unique_ptr<Link> m_link;
    VmId m_scrolling;
};

} // namespace Guestwire
