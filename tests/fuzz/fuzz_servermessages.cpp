// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a server may send to a viewer. The first byte of an input chooses the form, the rest is a
// frame.
#include "core/protocol/codec.h"
#include "tests/fuzz/fuzztarget.h"

using namespace Guestwire::Protocol;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data + 1), qsizetype(size - 1));
    const bool isBinary = (data[0] & 4) != 0;
    const auto format = (data[0] & 8) != 0 ? Format::Cbor : Format::Json;
    const Frame frame = isBinary ? Frame::ofBytes(bytes) : Frame::ofText(QString::fromUtf8(bytes));
    const auto decoded = decodeByServer(frame, format);
    if (const auto *refused = std::get_if<Malformed>(&decoded))
        require(!refused->error.message.isEmpty(), "a refusal says why");
    return 0;
}
