// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/terminalstream.h"

#include <QRandomGenerator>
#include <QString>

namespace {

QByteArray words(QRandomGenerator &random, int length)
{
    QByteArray text;
    while (text.size() < length) {
        for (int i = 1 + random.bounded(9); i > 0; --i)
            text += static_cast<char>('a' + random.bounded(26));
        text += ' ';
    }
    return text;
}

QByteArray logLine(QRandomGenerator &random)
{
    return '[' + QByteArray::number(random.bounded(100000))
        + "] kernel: " + words(random, 20 + random.bounded(80)) + "\r\n";
}

QByteArray colouredLine(QRandomGenerator &random)
{
    QByteArray line;
    for (int i = 0; i < 6; ++i)
        line += "\x1b[01;" + QByteArray::number(31 + random.bounded(6)) + 'm'
            + words(random, 4 + random.bounded(12)) + "\x1b[0m ";
    return line + "\r\n";
}

QByteArray scriptsLine(QRandomGenerator &random)
{
    static constexpr const char *parts[] = {"Größe ", "naïve ", "日本語 ", "│ ├── ", "привет ",
                                            "✓ ",     "файл ",  "中文 ",   "───── ", "é"};
    QByteArray line;
    for (int i = 0; i < 10; ++i)
        line += parts[random.bounded(10)];
    return line + "\r\n";
}

// As an editor or a process viewer draws.
QByteArray fullScreen(QRandomGenerator &random)
{
    QByteArray frame = "\x1b[?25l\x1b[H";
    for (int row = 1; row <= 24; ++row)
        frame += "\x1b[" + QByteArray::number(row) + ";1H\x1b[38;5;"
            + QByteArray::number(random.bounded(256)) + 'm' + words(random, 30 + random.bounded(40))
            + "\x1b[m\x1b[K";
    return frame + "\x1b[?25h";
}

} // namespace

QByteArray terminalStream(qsizetype size)
{
    QRandomGenerator random(1);
    QByteArray stream;
    stream.reserve(size + 4096);
    while (stream.size() < size) {
        const int kind = random.bounded(100);
        if (kind < 55)
            stream += logLine(random);
        else if (kind < 85)
            stream += colouredLine(random);
        else if (kind < 97)
            stream += scriptsLine(random);
        else
            stream += fullScreen(random);
    }
    stream.truncate(size);
    return stream;
}
