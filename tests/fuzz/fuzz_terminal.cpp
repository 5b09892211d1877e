// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The state of a terminal, fed with a guest's bytes. The first three bytes of an input choose the
// size and where the rest is cut.
#include "core/terminal/rebuild.h"
#include "core/terminal/screen.h"
#include "tests/fuzz/fuzztarget.h"
#include "tests/support/screencheck.h"

using namespace Guestwire::Terminal;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    constexpr size_t head = 3;
    constexpr int scrollback = 50;
    if (size < head)
        return 0;
    const int columns = 1 + data[0] % 100;
    const int rows = 2 + data[1] % 40; // one row has no room to show where a line was wrapped
    const QByteArrayView bytes(data + head, static_cast<qsizetype>(size - head));
    const qsizetype cut = bytes.isEmpty() ? 0 : data[2] % bytes.size();

    Screen whole(columns, rows, scrollback);
    whole.feed(bytes);
    require(disorder(whole).isEmpty(), "the cells are in order");

    Screen parts(columns, rows, scrollback);
    parts.feed(bytes.first(cut));
    Screen late(columns, rows, scrollback);
    late.feed(rebuild(parts, scrollback));
    require(parts == late,
            qPrintable(QStringLiteral("a rebuild is the same: ") + difference(parts, late)));
    for (const char byte : bytes.sliced(cut))
        parts.feed(QByteArrayView(&byte, 1));
    require(whole == parts,
            qPrintable(QStringLiteral("cuts make no difference: ") + difference(whole, parts)));

    whole.resize(1 + data[1] % 100, 1 + data[0] % 40);
    require(disorder(whole).isEmpty(), "the cells are in order in another size");
    return 0;
}
