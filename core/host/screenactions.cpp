// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/actions.h"
#include "core/host/keycodes.h"

#include <array>
#include <cstdlib>
#include <vector>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype largestScreenshot = 16 << 20; // bytes
constexpr unsigned keyHoldTime = 50; // milliseconds

} // namespace

Step sendKeys(const Order &order)
{
    std::vector<unsigned> codes;
    for (const QString &key : order.command.keys) {
        const auto code = keyCode(key);
        if (!code)
            return Error {
                ErrorCode::InvalidCommand,
                u"%1: there is no key %2; names are Linux' without KEY_, such as LEFTCTRL, "
                "LEFTALT, DELETE, F1"_s.arg(order.what(), displayText(key))};
        codes.push_back(*code);
    }
    if (codes.empty() || codes.size() > VIR_DOMAIN_SEND_KEY_MAX_KEYS)
        return Error {
            ErrorCode::InvalidCommand,
            u"%1: give 1 to %2 keys"_s.arg(order.what()).arg(VIR_DOMAIN_SEND_KEY_MAX_KEYS)};
    if (virDomainSendKey(order.domain, VIR_KEYCODE_SET_LINUX, keyHoldTime, codes.data(),
                         int(codes.size()), 0)
        != 0)
        return order.failure();
    return Progress {order.done(u"keys sent to "_s + order.vmName), Rest::Nothing, {}};
}

Step takeScreenshot(const Order &order)
{
    const StreamHandle stream(virStreamNew(order.connection.handle(), 0));
    if (!stream)
        return order.failure();
    const std::unique_ptr<char, Release<std::free>> mime(
        virDomainScreenshot(order.domain, stream.get(), 0, 0));
    if (!mime)
        return order.failure();
    Image image {QString::fromUtf8(mime.get()), {}};
    std::array<char, 64 << 10> buffer;
    for (;;) {
        const int got = virStreamRecv(stream.get(), buffer.data(), buffer.size());
        if (got == 0)
            break;
        if (got < 0)
            return order.failure();
        image.bytes.append(buffer.data(), got);
        if (image.bytes.size() > largestScreenshot) {
            virStreamAbort(stream.get());
            return Error {ErrorCode::Unavailable,
                          u"%1: the picture is larger than %2 MiB"_s.arg(order.what())
                              .arg(largestScreenshot >> 20)};
        }
    }
    virStreamFinish(stream.get());
    return Progress {{u"screen of "_s + order.vmName, image}, Rest::Nothing, {}};
}

} // namespace Guestwire
