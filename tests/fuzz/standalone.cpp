// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// NAME CORPUS [MUTATIONS [SEED]]: runs a fuzz target where there is no libFuzzer, on every file of
// its corpus and then on so many inputs made of them, the same every time.
#include "tests/fuzz/fuzztarget.h"

#include <QByteArray>
#include <QDir>
#include <QRandomGenerator>

#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace {

constexpr int usualMutations = 2000;
constexpr qsizetype mostBytes = 4096;

QByteArray current; // what to show when the target aborts

void showCurrent(int signal)
{
    // Only what a signal handler may call.
    static const char text[] = "input, in hexadecimal:\n";
    static const char digits[] = "0123456789abcdef";
    std::ignore = write(STDERR_FILENO, text, sizeof text - 1);
    for (const char byte : std::as_const(current)) {
        const char pair[] = {digits[static_cast<unsigned char>(byte) >> 4], digits[byte & 0xf]};
        std::ignore = write(STDERR_FILENO, pair, sizeof pair);
    }
    std::ignore = write(STDERR_FILENO, "\n", 1);
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

QList<QByteArray> readCorpus(const QString &folder)
{
    QList<QByteArray> corpus;
    const QDir directory(folder);
    for (const QString &name : directory.entryList(QDir::Files, QDir::Name)) {
        QFile file(directory.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            corpus += file.readAll();
    }
    return corpus;
}

void mutate(QByteArray &bytes, const QByteArray &other, QRandomGenerator &random)
{
    const auto place = [&random](const QByteArray &of) {
        return static_cast<qsizetype>(random.bounded(static_cast<quint32>(of.size()) + 1));
    };
    const qsizetype at = place(bytes);
    switch (random.bounded(6)) {
    case 0:
        if (at < bytes.size())
            bytes[at] = static_cast<char>(bytes[at] ^ 1 << random.bounded(8));
        break;
    case 1:
        if (at < bytes.size())
            bytes[at] = static_cast<char>(random.bounded(256));
        break;
    case 2:
        bytes.remove(at, 1 + random.bounded(8));
        break;
    case 3:
        bytes.insert(at, bytes.mid(place(bytes), 1 + random.bounded(32)));
        break;
    case 4:
        bytes.insert(at, other.mid(place(other), 1 + random.bounded(64)));
        break;
    default:
        bytes.insert(at, QByteArray::number(random.bounded(300)));
        break;
    }
    bytes.truncate(mostBytes);
}

void run(const QByteArray &bytes)
{
    current = bytes;
    LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(bytes.constData()),
                           static_cast<size_t>(bytes.size()));
}

} // namespace

int main(int count, char **arguments)
{
    const QList<QByteArray> corpus =
        count > 1 ? readCorpus(QString::fromLocal8Bit(arguments[1])) : QList<QByteArray>();
    if (corpus.isEmpty()) {
        std::fprintf(stderr, "usage: %s CORPUS [MUTATIONS [SEED]]\n", arguments[0]);
        return 2;
    }
    const int mutations = count > 2 ? QByteArray(arguments[2]).toInt() : usualMutations;
    QRandomGenerator random(count > 3 ? QByteArray(arguments[3]).toUInt() : 1);
    std::signal(SIGABRT, showCurrent);
    std::signal(SIGSEGV, showCurrent);
    for (const QByteArray &bytes : corpus)
        run(bytes);
    const auto any = [&] { return corpus[random.bounded(static_cast<int>(corpus.size()))]; };
    for (int i = 0; i < mutations; ++i) {
        QByteArray bytes = any();
        for (int steps = 1 + random.bounded(8); steps > 0; --steps)
            mutate(bytes, any(), random);
        run(bytes);
    }
    std::printf("%lld inputs of the corpus, %d made of them\n",
                static_cast<long long>(corpus.size()), mutations);
    return 0;
}
