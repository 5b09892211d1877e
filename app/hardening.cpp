// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hardening.h"

#include <QtGlobal>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace Guestwire {

void hardenProcess()
{
    umask(077);
    // The hard limit stays for programs that we start.
    rlimit limit = {};
    getrlimit(RLIMIT_CORE, &limit);
    limit.rlim_cur = 0;
    if (setrlimit(RLIMIT_CORE, &limit) != 0 || prctl(PR_SET_DUMPABLE, 0) != 0)
        qWarning("Core dumps can not be switched off.");
}

} // namespace Guestwire
