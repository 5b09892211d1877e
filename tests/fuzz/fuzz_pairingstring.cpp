// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody pastes as a pairing string.
#include "core/client/pairingstring.h"
#include "tests/fuzz/fuzztarget.h"

using namespace Guestwire;
using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto parsed = parsePairingString(text);
    if (!parsed)
        return 0;
    const PairingString &pairing = parsed.value();
    require(isPairingString(text), "what is one begins like one");
    require(!pairing.host.isEmpty() && pairing.port > 0, "it names a server");
    require(pairing.pin.startsWith(u"sha256/"_s) && pairing.pin.size() == 51, "it has a whole pin");
    require(pairing.user.isEmpty() == pairing.code.isEmpty(), "a code is somebody's");
    const auto again = parsePairingString(pairing.text());
    require(again && again.value() == pairing, "what is written is what was read");
    const QUrl url = pairing.url();
    require(url.isValid() && url.scheme() == u"wss" && url.userInfo().isEmpty() && !url.hasQuery(),
            "its address has nothing secret");
    return 0;
}
