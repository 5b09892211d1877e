// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a client may send. The first byte of an input chooses route and form, the rest is a frame.
#include "core/protocol/codec.h"
#include "tests/fuzz/fuzztarget.h"

using namespace Guestwire::Protocol;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data + 1), qsizetype(size - 1));
    const auto route = Route(data[0] % 3);
    const bool isBinary = (data[0] & 4) != 0;
    const auto format = (data[0] & 8) != 0 ? Format::Cbor : Format::Json;
    const Frame frame = isBinary ? Frame::ofBytes(bytes) : Frame::ofText(QString::fromUtf8(bytes));
    const auto decoded = decodeByClient(frame, format, route);
    if (const auto *refused = std::get_if<Malformed>(&decoded)) {
        require(!refused->error.message.isEmpty(), "a refusal says why");
        return 0;
    }
    if (route != Route::Native)
        return 0;
    // What was understood once is understood in every form, and means the same.
    const auto &message = std::get<Message>(decoded);
    for (const Format other : {Format::Json, Format::Cbor}) {
        const auto again = decodeByClient(encode(message, other), other, route);
        require(std::holds_alternative<Message>(again) && std::get<Message>(again) == message,
                "it survives the way there");
    }
    return 0;
}
