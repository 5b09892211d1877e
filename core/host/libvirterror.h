// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

namespace Guestwire {

// What libvirt said last in this thread, as our error: the code, and a sentence that begins with
// `what` ("cannot start web1"), says why and what to do, and ends with libvirt's own words.
Error libvirtError(const QString &what);

// The pure part of it.
Error errorFor(int libvirtCode, const QString &what, const QString &libvirtMessage);

// True when the last error in this thread says that the call is not there in this driver.
bool lastCallUnsupported();

// True when the emulator may have gone while it was asked: its monitor broke, or its end was seen.
bool lastCallLostEmulator();

int lastErrorCode();
QString lastErrorMessage();

} // namespace Guestwire
