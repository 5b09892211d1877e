// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_terminal [MiB]: how fast a terminal reads and paints. Prints figures; it judges nothing.
#include "core/terminal/screen.h"
#include "tests/bench/terminalstream.h"
#include "widgets/terminal/terminalview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace Guestwire;

namespace {

constexpr double mega = 1e6;

double cpuSeconds()
{
    timespec now {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

void benchParsing(const QByteArray &stream)
{
    constexpr qsizetype piece = 65536;
    Terminal::Screen screen(80, 24);
    const double before = cpuSeconds();
    for (qsizetype at = 0; at < stream.size(); at += piece)
        screen.feed(QByteArrayView(stream).sliced(at, std::min(piece, stream.size() - at)));
    std::printf("parsing   %6.1f MB per CPU second\n",
                static_cast<double>(stream.size()) / mega / (cpuSeconds() - before));
}

// Feeds as the window does, a piece whenever its event loop comes round, and notes how long the
// loop was away each time.
class PaintBench : public QObject
{
public:
    explicit PaintBench(const QByteArray &stream) : m_stream(stream), m_view(m_frames)
    {
        m_view.viewport()->installEventFilter(this);
        m_view.resize(m_view.sizeHint());
        m_view.show();
    }

    void run()
    {
        QTimer feeder;
        connect(&feeder, &QTimer::timeout, this, &PaintBench::feed);
        const double before = cpuSeconds();
        QElapsedTimer clock;
        clock.start();
        m_sinceTurn.start();
        feeder.start(0);
        QApplication::exec();
        const double seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
        std::sort(m_stalls.begin(), m_stalls.end());
        const auto at = [this](double share) {
            return m_stalls[static_cast<size_t>(share * static_cast<double>(m_stalls.size() - 1))];
        };
        const double size = static_cast<double>(m_stream.size()) / mega;
        std::printf("painting  %6.1f MB/s, %.1f MB per CPU second, %.0f frames a second; stalls "
                    "p50 %.1f, p99 %.1f, most %.1f ms\n",
                    size / seconds, size / (cpuSeconds() - before), m_frameCount / seconds, at(0.5),
                    at(0.99), at(1));
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        m_frameCount += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }

private:
    void feed()
    {
        constexpr qsizetype piece = 65536; // as the server sends
        m_stalls.push_back(static_cast<double>(m_sinceTurn.nsecsElapsed()) / 1e6);
        m_sinceTurn.start();
        if (m_at >= m_stream.size()) {
            QApplication::quit();
            return;
        }
        m_view.feed(m_stream.mid(m_at, piece));
        m_at += piece;
    }

    const QByteArray &m_stream;
    Terminal::FrameScheduler m_frames;
    TerminalView m_view;
    QElapsedTimer m_sinceTurn;
    std::vector<double> m_stalls; // milliseconds
    qsizetype m_at = 0;
    int m_frameCount = 0;
};

} // namespace

int main(int count, char **arguments)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(count, arguments);
    const int size = count > 1 ? QByteArray(arguments[1]).toInt() : 50;
    const QByteArray stream = terminalStream(qsizetype(size) * 1000 * 1000);
    benchParsing(stream);
    PaintBench(stream).run();
    return 0;
}
