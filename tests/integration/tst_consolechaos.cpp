// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/client.h"
#include "core/link/websocketlink.h"
#include "core/service/service.h"
#include "tests/support/chaosproxy.h"
#include "tests/support/fakehost.h"
#include "tests/support/patience.h"
#include "tests/support/sweep.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

using namespace Guestwire;
using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 MiB = 1024 * 1024;
constexpr int longPatience = 4 * patience; // for very many bytes

// Text as a guest writes it: log lines that all differ, colours, and now and then a byte that is no
// UTF-8.
class GuestOutput
{
public:
    QByteArray next(qsizetype atLeast)
    {
        QByteArray text;
        while (text.size() < atLeast) {
            text += "[\x1b[3" + QByteArray::number(m_line % 8) + "m" + QByteArray::number(m_line)
                + "\x1b[0m] unit-" + QByteArray::number(m_line * 7919 % 104729, 16)
                + ".service: main process exited, status=0/SUCCESS\r\n";
            if (m_line++ % 64 == 0)
                text += char(0x80 + m_line % 128);
        }
        return text;
    }

private:
    quint64 m_line = 0;
};

// A client that comes back at once, whenever it is cut.
class Returning : public QObject
{
public:
    explicit Returning(const QUrl &url) : m_url(url)
    {
        connect(&client, &Client::closed, this, &Returning::later);
        again();
    }

    ~Returning() override { client.disconnect(this); }

    Client client;

private:
    void later() { QTimer::singleShot(0, this, &Returning::again); }

    void again()
    {
        m_socket = std::make_unique<QWebSocket>();
        connect(m_socket.get(), &QWebSocket::connected, this, [this] {
            m_socket->disconnect(this);
            client.attach(std::make_unique<WebSocketLink>(std::move(m_socket), nullptr,
                                                          WebSocketLink::Settings {}));
        });
        connect(m_socket.get(), &QWebSocket::disconnected, this, [this] {
            m_socket.release()->deleteLater();
            later();
        });
        QWebSocketHandshakeOptions options;
        options.setSubprotocols({u"guestwire.v1"_s});
        m_socket->open(m_url, options);
    }

    QUrl m_url;
    std::unique_ptr<QWebSocket> m_socket;
};

// What a viewer has seen of a console.
struct Seen
{
    explicit Seen(Console &console)
    {
        QObject::connect(&console, &Console::output, &console, [this](const QByteArray &bytes) {
            hash.addData(bytes);
            size += bytes.size();
            last += bytes;
            last = last.last(std::min<qsizetype>(last.size(), kept));
        });
        QObject::connect(&console, &Console::gap, &console,
                         [this](quint64 bytes, Protocol::ConsoleGap::Reason) {
                             ++gaps;
                             lost += qint64(bytes);
                         });
        QObject::connect(&console, &Console::refused, &console,
                         [this](const Error &error) { refusals.append(error.message); });
    }

    static constexpr qsizetype kept = 1 << 16;
    QCryptographicHash hash {QCryptographicHash::Sha256};
    qint64 size = 0;
    QByteArray last;
    int gaps = 0;
    qint64 lost = 0;
    QStringList refusals;
};

} // namespace

// Consoles over a network that cuts every connection, through the service's own front door. What
// the guest says and what is typed arrives whole, once and in order.
class ConsoleChaosTest : public QObject
{
    Q_OBJECT

    Sweep m_sweep;
    QTemporaryDir m_directory;
    Config m_config;
    std::unique_ptr<Service> m_service;
    std::unique_ptr<ChaosProxy> m_proxy;
    FakeHost *m_host = nullptr;
    ConsoleKey m_key;
    QUrl m_url;

private slots:
    void initTestCase();
    void init();
    void arrivesWhole();
    void isTypedOnceAndInOrder();
    void announcesOneGap();
};

void ConsoleChaosTest::initTestCase()
{
    Accounts accounts(m_directory.path());
    const auto hash = hashPassword("correct horse battery");
    QVERIFY(accounts.load() && hash && accounts.add(u"ada"_s, {Role::Admin, {}}, hash.value()));
    m_config.listen = {u"127.0.0.1:0"_s};
    m_config.limits.consoleRing = 4 * MiB;
    m_config.limits.clientsPerUser = m_config.limits.clients; // the dead are not buried at once
}

void ConsoleChaosTest::init()
{
    m_proxy.reset();
    m_service.reset();
    auto host = std::make_unique<FakeHost>();
    m_host = host.get();
    m_host->setEcho(false);
    m_key = {m_host->add(u"web"_s, State::Running), u"serial0"_s};
    std::vector<std::unique_ptr<Host>> hosts;
    hosts.push_back(std::move(host));
    m_service = std::make_unique<Service>(m_config, m_directory.path(), std::move(hosts));
    QVERIFY(m_service->load());
    m_service->open();
    const auto urls = m_service->serve();
    QVERIFY(urls);
    m_proxy = std::make_unique<ChaosProxy>(quint16(QUrl(urls.value().first()).port()), 20261);
    Accounts accounts(m_directory.path());
    Tokens tokens(accounts, m_directory.path());
    QVERIFY(accounts.load() && tokens.load());
    m_url = QUrl(u"ws://127.0.0.1:%1/ws?token=%2"_s.arg(
        QString::number(m_proxy->port()),
        QString::fromLatin1(tokens.issue(u"ada"_s, Tokens::accessLifetime).value())));
}

void ConsoleChaosTest::arrivesWhole()
{
    constexpr qint64 total = 64 * MiB;
    constexpr qint64 mostLag = 2 * MiB; // of the viewer; the ring holds more
    Returning viewer(m_url);
    const auto console = viewer.client.openConsole(m_key.vm, m_key.device, false);
    Seen seen(*console);
    QTRY_VERIFY_WITH_TIMEOUT(m_host->isConsoleOpen(m_key), patience);
    QTRY_COMPARE_WITH_TIMEOUT(console->state(), Protocol::ConsoleState::State::Open, patience);
    m_proxy->cutAfter(1, 200 * 1024);
    m_proxy->refuse(true); // who is in goes out, and comes back to be cut
    m_proxy->refuse(false);
    GuestOutput output;
    QCryptographicHash sent(QCryptographicHash::Sha256);
    qint64 size = 0;
    QTimer guest;
    connect(&guest, &QTimer::timeout, this, [&] {
        while (size < total && size - seen.size < mostLag) {
            const QByteArray piece = output.next(64 * 1024);
            sent.addData(piece);
            size += piece.size();
            m_host->feed(m_key, piece);
        }
    });
    guest.start();
    QTRY_VERIFY_WITH_TIMEOUT(size >= total && seen.size == size, longPatience);
    QCOMPARE(seen.hash.result().toHex(), sent.result().toHex());
    QCOMPARE(seen.gaps, 0);
    QVERIFY2(m_proxy->cuts() >= 500, qPrintable(QString::number(m_proxy->cuts())));
    qInfo("%lld bytes through %d cuts", size, m_proxy->cuts());
}

void ConsoleChaosTest::isTypedOnceAndInOrder()
{
    Returning viewer(m_url);
    const auto console = viewer.client.openConsole(m_key.vm, m_key.device, true);
    Seen seen(*console);
    QTRY_COMPARE_WITH_TIMEOUT(console->state(), Protocol::ConsoleState::State::Open, patience);
    // Most connections break before an acknowledgement returns.
    m_proxy->cutAfter(1, 24 * 1024);
    m_proxy->refuse(true);
    m_proxy->refuse(false);
    QByteArray paste;
    for (int i = 0; paste.size() < MiB; ++i)
        paste += QByteArray::number(i) + '\n';
    console->write(paste);
    QTRY_VERIFY_WITH_TIMEOUT(m_host->written(m_key).size() >= paste.size(), longPatience);
    QVERIFY(m_host->written(m_key) == paste);
    QVERIFY2(seen.refusals.isEmpty(), qPrintable(seen.refusals.join(u'\n')));
    QVERIFY(m_proxy->cuts() >= 50);
    qInfo("%lld bytes typed through %d cuts", qint64(paste.size()), m_proxy->cuts());
    // What is typed behind it comes behind it.
    m_proxy->goEasy();
    console->write("end");
    QTRY_COMPARE_WITH_TIMEOUT(m_host->written(m_key).size(), paste.size() + 3, patience);
}

void ConsoleChaosTest::announcesOneGap()
{
    Returning viewer(m_url);
    const auto console = viewer.client.openConsole(m_key.vm, m_key.device, false);
    Seen seen(*console);
    QTRY_COMPARE_WITH_TIMEOUT(console->state(), Protocol::ConsoleState::State::Open, patience);
    GuestOutput output;
    const QByteArray before = output.next(1000);
    m_host->feed(m_key, before);
    QTRY_COMPARE_WITH_TIMEOUT(seen.size, before.size(), patience);
    m_proxy->refuse(true);
    QTRY_VERIFY_WITH_TIMEOUT(!console->isAttached(), patience);
    const QByteArray meanwhile = output.next(m_config.limits.consoleRing + 12345);
    m_host->feed(m_key, meanwhile);
    m_proxy->cutAfter(1, 400 * 1024); // also on the way through what is left
    m_proxy->delay(std::chrono::milliseconds(3));
    m_proxy->refuse(false);
    QTRY_COMPARE_WITH_TIMEOUT(seen.size + seen.lost, before.size() + meanwhile.size(), patience);
    QCOMPARE(seen.gaps, 1);
    QCOMPARE(seen.lost, meanwhile.size() - m_config.limits.consoleRing);
    QCOMPARE(seen.last, meanwhile.last(Seen::kept));
}

QTEST_GUILESS_MAIN(ConsoleChaosTest)
#include "tst_consolechaos.moc"
