// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The console's terminal as a filter: bytes in, the screen as text out, for terminal test suites.
#include "core/terminal/screen.h"
#include "tests/support/suiteanswers.h"

#include <QFile>
#include <QStringList>
#include <QTextStream>

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <unistd.h>
#include <vector>

using namespace Guestwire::Terminal;

namespace {

constexpr int usageError = 2;

struct Resize
{
    qint64 offset = 0;
    int columns = 0;
    int rows = 0;
};

struct Options
{
    int columns = 80;
    int rows = 24;
    bool onlcr = false;
    bool cursor = false;
    bool interactive = false;
    QString replies;
    QString history;
    std::vector<Resize> resizes;
};

[[noreturn]] void fail(const QString &reason, int status)
{
    QTextStream(stderr) << "termdump: " << reason << '\n';
    exit(status);
}

int parsedSize(const QString &option, const QString &text, int most)
{
    bool valid = false;
    const int size = text.toInt(&valid);
    if (!valid || size < 1 || size > most)
        fail(QStringLiteral("%1 wants a number from 1 to %2, not \"%3\"")
                 .arg(option, QString::number(most), text),
             usageError);
    return size;
}

Resize parsedResize(const QString &text)
{
    const QString option = QStringLiteral("--resize-at");
    const qsizetype colon = text.indexOf(u':');
    const qsizetype cross = text.indexOf(u'x', colon);
    bool valid = colon > 0 && cross > colon;
    const qint64 offset = valid ? text.left(colon).toLongLong(&valid) : -1;
    if (!valid || offset < 0)
        fail(QStringLiteral("%1 wants OFFSET:COLSxROWS, not \"%2\"").arg(option, text), usageError);
    return {offset, parsedSize(option, text.mid(colon + 1, cross - colon - 1), maxColumns),
            parsedSize(option, text.mid(cross + 1), maxRows)};
}

void applyOption(Options &options, const QString &option, const QString &value)
{
    if (option == u"--cols")
        options.columns = parsedSize(option, value, maxColumns);
    else if (option == u"--rows")
        options.rows = parsedSize(option, value, maxRows);
    else if (option == u"--replies")
        options.replies = value;
    else if (option == u"--history")
        options.history = value;
    else if (option == u"--resize-at")
        options.resizes.push_back(parsedResize(value));
    else
        fail(QStringLiteral("unknown option %1").arg(option), usageError);
}

Options parsedOptions(const QStringList &arguments)
{
    Options options;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &option = arguments[i];
        if (option == u"--onlcr")
            options.onlcr = true;
        else if (option == u"--cursor")
            options.cursor = true;
        else if (option == u"--interactive")
            options.interactive = true;
        else if (i + 1 < arguments.size())
            applyOption(options, option, arguments[++i]);
        else
            fail(QStringLiteral("%1: unknown option, or its value is missing").arg(option),
                 usageError);
    }
    const auto earlier = [](const Resize &a, const Resize &b) { return a.offset < b.offset; };
    if (!std::is_sorted(options.resizes.begin(), options.resizes.end(), earlier))
        fail(QStringLiteral("--resize-at must come in order"), usageError);
    return options;
}

void writeAll(int descriptor, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = write(descriptor, bytes.data(), static_cast<size_t>(bytes.size()));
        if (written <= 0)
            fail(QStringLiteral("cannot write"), 1);
        bytes = bytes.sliced(written);
    }
}

void writeFile(const QString &name, const QByteArray &bytes)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        fail(QStringLiteral("%1: %2").arg(name, file.errorString()), 1);
}

// Feeds bytes, resizing where it was asked for.
class Feeder
{
public:
    Feeder(Screen &screen, const Options &options) : m_screen(screen), m_options(options) { }

    void feed(QByteArrayView bytes)
    {
        while (!bytes.isEmpty()) {
            resizeAt(m_offset);
            qint64 length = bytes.size();
            if (m_next < m_options.resizes.size())
                length = std::min(length, m_options.resizes[m_next].offset - m_offset);
            feedPart(bytes.first(length));
            bytes = bytes.sliced(length);
            m_offset += length;
        }
        resizeAt(m_offset);
    }

    void finish() { resizeAt(std::numeric_limits<qint64>::max()); }

private:
    void resizeAt(qint64 offset)
    {
        for (; m_next < m_options.resizes.size() && m_options.resizes[m_next].offset <= offset;
             ++m_next)
            m_screen.resize(m_options.resizes[m_next].columns, m_options.resizes[m_next].rows);
    }

    void feedPart(QByteArrayView bytes)
    {
        if (!m_options.onlcr) {
            m_screen.feed(bytes);
            return;
        }
        QByteArray converted = bytes.toByteArray();
        m_screen.feed(converted.replace("\n", "\r\n"));
    }

    Screen &m_screen;
    const Options &m_options;
    size_t m_next = 0;
    qint64 m_offset = 0;
};

QByteArray dump(const Screen &screen, bool withCursor)
{
    QByteArray bytes;
    for (int row = 0; row < screen.rows(); ++row)
        bytes += screen.text(row).toUtf8() + '\n';
    if (withCursor)
        bytes += QStringLiteral("cursor %1 %2 %3\n")
                     .arg(screen.cursor().row)
                     .arg(screen.cursor().column)
                     .arg(screen.modes().cursorVisible ? u"visible" : u"hidden")
                     .toUtf8();
    return bytes;
}

void feedInput(Feeder &feeder)
{
    std::array<char, 65536> buffer {};
    ssize_t length = 0;
    while ((length = read(STDIN_FILENO, buffer.data(), buffer.size())) > 0)
        feeder.feed(QByteArrayView(buffer.data(), length));
    if (length < 0)
        fail(QStringLiteral("cannot read the input"), 1);
    feeder.finish();
}

} // namespace

int main(int count, char **arguments)
{
    QStringList list;
    for (int i = 1; i < count; ++i)
        list += QString::fromLocal8Bit(arguments[i]);
    const Options options = parsedOptions(list);

    Screen screen(options.columns, options.rows);
    SuiteAnswers answers(screen);
    screen.setExtension(&answers);
    QByteArray replies;
    screen.setReplyHandler([&](QByteArrayView bytes) {
        if (options.interactive)
            writeAll(STDOUT_FILENO, bytes);
        replies.append(bytes.data(), bytes.size());
    });

    Feeder feeder(screen, options);
    feedInput(feeder);

    writeAll(options.interactive ? STDERR_FILENO : STDOUT_FILENO, dump(screen, options.cursor));
    if (!options.replies.isEmpty())
        writeFile(options.replies, replies);
    if (!options.history.isEmpty()) {
        QByteArray history;
        for (int row = -screen.historySize(); row < 0; ++row)
            history += screen.text(row).toUtf8() + '\n';
        writeFile(options.history, history);
    }
    return 0;
}
