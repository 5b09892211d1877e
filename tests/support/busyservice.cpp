// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/busyservice.h"

#include "core/link/inprocesslink.h"
#include "core/service/consolehub.h"
#include "core/service/hub.h"
#include "core/service/nativesession.h"
#include "tests/support/fakehost.h"

#include <QElapsedTimer>
#include <QTimer>

namespace Guestwire {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto betweenPieces = 10ms;
constexpr qsizetype pieceSize = 64 * 1024; // bytes, as one read of a console gives at most

// Log lines with some colour.
QByteArray scrollingText()
{
    QByteArray text;
    for (int line = 0; text.size() < pieceSize; ++line)
        text += "[\x1b[32m  OK  \x1b[0m] Started unit " + QByteArray::number(line * 7919 % 104729)
            + ", which does something or other.\r\n";
    return text.left(pieceSize);
}

} // namespace

class BusyService::Inside : public QObject
{
public:
    Inside(int vms, const Config &config) : m_config(config), m_text(scrollingText())
    {
        auto made = std::make_unique<FakeHost>();
        m_host = made.get();
        for (int i = 0; i < vms; ++i)
            m_vms.append(m_host->add(u"vm-%1"_s.arg(i, 3, 10, QChar(u'0')), State::Running));
        m_hosts.push_back(std::move(made));
        m_clock.start();
    }

    VmId first() const { return m_vms.first(); }

    void take(QThread *thread)
    {
        m_hosts.back()->moveToThread(thread);
        moveToThread(thread);
    }

    void begin(std::unique_ptr<Link> link)
    {
        m_hub = std::make_unique<Hub>(std::move(m_hosts), m_config);
        m_consoles = std::make_unique<ConsoleHub>(*m_hub, m_config.limits);
        count();
        m_hub->open();
        m_session = std::make_unique<NativeSession>(
            SessionContext {.hub = *m_hub, .consoles = *m_consoles, .config = m_config},
            std::move(link), Identity {u"bench"_s, {Role::Admin, {}}, {}, {}, 0});
        m_counting = std::make_unique<QTimer>();
        connect(m_counting.get(), &QTimer::timeout, this, [this] { count(); });
        m_counting->start(m_config.webSocket.metricsInterval / 2);
        m_scrolling = std::make_unique<QTimer>();
        m_scrolling->setTimerType(Qt::PreciseTimer);
        connect(m_scrolling.get(), &QTimer::timeout, this, [this] { feedWhatIsDue(); });
    }

    void end()
    {
        m_scrolling.reset();
        m_counting.reset();
        m_session.reset();
        m_consoles.reset();
        m_hub.reset();
    }

    void scroll(qsizetype bytesPerSecond)
    {
        m_rate = bytesPerSecond;
        m_fed = 0;
        m_since.start();
        bytesPerSecond > 0 ? m_scrolling->start(betweenPieces) : m_scrolling->stop();
    }

    void pour(qsizetype bytes)
    {
        for (; bytes > 0; bytes -= pieceSize)
            m_host->feed({first(), u"serial0"_s}, m_text.left(bytes));
    }

private:
    void feedWhatIsDue()
    {
        const qsizetype due = m_rate * m_since.elapsed() / 1000 - m_fed;
        m_fed += due;
        pour(due);
    }

    // Each VM is as busy as its number says.
    void count()
    {
        const double seconds = double(m_clock.elapsed()) / 1000;
        for (int i = 0; i < m_vms.size(); ++i) {
            Counters counters;
            counters.vm = m_vms[i];
            counters.vcpuCount = 2;
            counters.memorySource = MemorySource::Guest;
            counters.values.set(Metric::CpuTime, seconds * (i % 20) / 10);
            counters.values.set(Metric::MemoryUsed, double(512 + i * 10) * 1024 * 1024);
            counters.values.set(Metric::MemoryTotal, 2048.0 * 1024 * 1024);
            Device disk {u"vda"_s, {}};
            disk.values.set(Metric::DiskReadBytes, seconds * i * 1e5);
            disk.values.set(Metric::DiskWriteBytes, seconds * i * 2e5);
            counters.disks = {disk};
            m_host->count(counters);
        }
    }

    Config m_config;
    QByteArray m_text;
    FakeHost *m_host;
    QList<VmId> m_vms;
    std::vector<std::unique_ptr<Host>> m_hosts;
    std::unique_ptr<Hub> m_hub;
    std::unique_ptr<ConsoleHub> m_consoles;
    std::unique_ptr<NativeSession> m_session;
    std::unique_ptr<QTimer> m_counting;
    std::unique_ptr<QTimer> m_scrolling;
    QElapsedTimer m_clock;
    QElapsedTimer m_since;
    qsizetype m_rate = 0;
    qsizetype m_fed = 0;
};

BusyService::BusyService(int vms, const Config &config)
{
    auto [near, far] = InProcessLink::makePair();
    m_link = std::move(near);
    m_inside = std::make_unique<Inside>(vms, config);
    m_scrolling = m_inside->first();
    far->moveToThread(&m_thread);
    m_inside->take(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(m_inside.get(), [inside = m_inside.get(), link = far.release()] {
        inside->begin(std::unique_ptr<Link>(link));
    });
}

BusyService::~BusyService()
{
    QMetaObject::invokeMethod(m_inside.get(), [inside = m_inside.get()] { inside->end(); });
    m_thread.quit();
    m_thread.wait();
}

void BusyService::scroll(qsizetype bytesPerSecond)
{
    QMetaObject::invokeMethod(m_inside.get(), [inside = m_inside.get(), bytesPerSecond] {
        inside->scroll(bytesPerSecond);
    });
}

void BusyService::pour(qsizetype bytes)
{
    QMetaObject::invokeMethod(m_inside.get(),
                              [inside = m_inside.get(), bytes] { inside->pour(bytes); });
}

} // namespace Guestwire
