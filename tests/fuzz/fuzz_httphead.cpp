// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The head of a request, and what is taken out of its path.
#include "core/service/httphead.h"
#include "tests/fuzz/fuzztarget.h"

using namespace Guestwire;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    constexpr HeadLimits limits {1024, 16};
    const QByteArrayView bytes(data, qsizetype(size));
    const auto parsed = parseHead(bytes, limits);
    if (const auto *refusal = std::get_if<HeadRefusal>(&parsed)) {
        require(refusal->status >= 400 && refusal->status < 600, "a refusal is one");
        return 0;
    }
    if (std::holds_alternative<HeadIncomplete>(parsed)) {
        require(bytes.size() <= limits.size, "a head does not grow for ever");
        return 0;
    }
    const auto &head = std::get<HttpHead>(parsed);
    require(head.size <= bytes.size() && head.size <= limits.size, "it ends where it says");
    require(head.fields.size() < limits.lines, "it has no more lines than it may");
    const auto cut = parseHead(bytes.first(head.size - 1), limits);
    require(!std::holds_alternative<HttpHead>(cut), "a part of a head is none");
    const auto more = parseHead(bytes.first(head.size), limits);
    require(std::holds_alternative<HttpHead>(more) && std::get<HttpHead>(more) == head,
            "what follows a head does not change it");
    if (const auto path = percentDecoded(head.path))
        require(path->size() <= head.path.size(), "decoding makes nothing longer");
    for (const char *key : {"token", "ticket"})
        if (const auto value = queryValue(head.query, key))
            require(value->size() <= head.query.size(), "a value is a part of its query");
    head.asksForWebSocket();
    return 0;
}
