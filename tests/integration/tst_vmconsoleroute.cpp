// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/patience.h"
#include "tests/support/rawwebsocket.h"
#include "tests/support/runningserver.h"
#include "tests/support/testguest.h"
#include "tests/support/wireclient.h"

#include <QJsonArray>
#include <QTest>

using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray replacement = "\xef\xbf\xbd"; // U+FFFD

} // namespace

// /ws/vms/{name}/console as its contract tells, of a real guest. The guest is shared; each test
// brings it into the state that it needs.
class VmConsoleRouteTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<WireClient> openConsole(const QString &role = u"operator"_s);
    WireClient::Message perform(const QString &action);
    void ensureOff();
    void ensureRunning();
    static void type(WireClient &client, const QString &text);

    std::unique_ptr<TestGuest> m_guest;
    std::unique_ptr<RunningServer> m_server;
    QString m_vm;

private slots:
    void initTestCase();
    void cleanupTestCase();

    // In this order the guest boots twice only.
    void refusesInputWhileOff();
    void opensWhileOffAndShowsTheWholeBoot();
    void echoes();
    void showsWhatWasBefore();
    void replacesWhatIsNoText();
    void neverCutsACharacter();
    void sharesOneKeyboard();
    void refusesViewers();
    void refusesMalformedInput();
    void tellsOfTheEndAndGoesOn();
};

void VmConsoleRouteTest::initTestCase()
{
    QVERIFY2(missingForGuests().isEmpty(), qPrintable(missingForGuests()));
    m_guest = std::make_unique<TestGuest>(u"vm-console"_s);
    QVERIFY(m_guest->isDefined());
    m_server = std::make_unique<RunningServer>(QByteArray(), m_guest->uri());
    QVERIFY(m_server->start());
    WireClient client(m_server->url(u"/ws"_s), m_server->token(u"operator"_s));
    QVERIFY(client.opened());
    client.send(u"subscribe"_s,
                {{u"vms"_s, QJsonArray {u"*"_s}}, {u"topics"_s, QJsonArray {u"events"_s}}});
    for (const auto &vm : client.take(u"vms"_s).data.value("vms"_L1).toArray())
        if (vm.toObject().value("name"_L1) == m_guest->name())
            m_vm = vm.toObject().value("id"_L1).toString();
    QVERIFY(!m_vm.isEmpty());
}

void VmConsoleRouteTest::cleanupTestCase()
{
    m_server.reset();
    m_guest.reset();
}

std::unique_ptr<WireClient> VmConsoleRouteTest::openConsole(const QString &role)
{
    const QString path = u"/ws/vms/"_s + m_guest->name() + u"/console"_s;
    auto client = std::make_unique<WireClient>(m_server->url(path), m_server->token(role));
    if (!client->opened() || client->take(u"connection"_s).type.isEmpty())
        qWarning("no connection to the console as %s", qPrintable(role));
    return client;
}

// Over the native route, which has all actions.
WireClient::Message VmConsoleRouteTest::perform(const QString &action)
{
    WireClient client(m_server->url(u"/ws"_s), m_server->token(u"operator"_s));
    if (!client.opened())
        return {};
    return client.ask(u"command"_s, {{u"vm"_s, m_vm}, {u"action"_s, action}});
}

void VmConsoleRouteTest::ensureOff()
{
    const auto answer = perform(u"force-off"_s);
    QVERIFY(answer.succeeded() || answer.code() == u"VM_NOT_RUNNING"_s);
}

void VmConsoleRouteTest::ensureRunning()
{
    const auto answer = perform(u"start"_s);
    QVERIFY(answer.succeeded() || answer.code() == u"CONFLICT"_s);
    const auto console = openConsole();
    QVERIFY(console->shows("GUEST-UP", bootPatience));
    QVERIFY(console->shows("# "));
}

void VmConsoleRouteTest::type(WireClient &client, const QString &text)
{
    client.send(u"console_input"_s, {{u"content"_s, text}});
}

void VmConsoleRouteTest::opensWhileOffAndShowsTheWholeBoot()
{
    ensureOff();
    const auto console = openConsole();
    console->output.clear(); // of a run before
    console->received.clear();
    QVERIFY(perform(u"start"_s).succeeded());
    QVERIFY(console->shows("GUEST-UP", bootPatience));
    const qsizetype firstLine = console->output.indexOf("Linux version");
    QVERIFY2(firstLine >= 0, console->output.left(500).constData());
    QVERIFY(console->output.indexOf("0.000000]") < firstLine);
    for (const auto &message : std::as_const(console->received)) {
        QCOMPARE(message.type, u"console"_s);
        QCOMPARE(message.data.value("eof"_L1), false);
    }
}

void VmConsoleRouteTest::echoes()
{
    ensureRunning();
    const auto console = openConsole();
    type(*console, u"echo he''llo\r"_s);
    QVERIFY(console->shows("echo he''llo")); // the guest's own echo
    QVERIFY(console->shows("hello"));
}

void VmConsoleRouteTest::showsWhatWasBefore()
{
    ensureRunning();
    const auto first = openConsole();
    type(*first, u"echo rem''embered\r"_s);
    QVERIFY(first->shows("remembered"));
    const auto second = openConsole(u"admin"_s);
    QVERIFY(second->shows("remembered"));
    QVERIFY(second->output.contains("Linux version"));
    QVERIFY(first->shows(second->output) || second->shows(first->output));
}

void VmConsoleRouteTest::tellsOfTheEndAndGoesOn()
{
    ensureRunning();
    const auto console = openConsole();
    QVERIFY(console->shows("GUEST-UP"));
    const auto isEnd = [](const QJsonObject &data) { return data.value("eof"_L1).toBool(); };
    QVERIFY(perform(u"force-off"_s).succeeded());
    QCOMPARE(console->take(u"console"_s, isEnd).type, u"console"_s);
    QVERIFY(console->isOpen());
    console->output.clear();
    QVERIFY(perform(u"start"_s).succeeded());
    QVERIFY(console->shows("GUEST-UP", bootPatience));
    QVERIFY(console->output.contains("Linux version"));
    QVERIFY(console->shows("# "));
    type(*console, u"echo ag''ain\r"_s);
    QVERIFY(console->shows("again"));
}

void VmConsoleRouteTest::replacesWhatIsNoText()
{
    ensureRunning();
    const auto console = openConsole();
    type(*console, uR"(printf 'before\377\376after''wards\n')"_s + u'\r');
    QVERIFY(console->shows("before" + replacement + replacement + "afterwards"));
}

void VmConsoleRouteTest::neverCutsACharacter()
{
    ensureRunning();
    const auto console = openConsole();
    constexpr int characters = 3000;
    const QByteArray euro = "\xe2\x82\xac";
    // Of three bytes each; whatever the pieces are in which a serial port gives them.
    type(*console,
         uR"sh(yes "$(printf '\342\202\254')" | head -n %1 | tr -d '\n'; echo do''ne)sh"_s.arg(
             characters)
             + u'\r');
    QVERIFY(console->shows("done", bootPatience));
    QCOMPARE(console->output.count(euro), characters);
    QVERIFY(console->output.contains(euro.repeated(characters)));
}

void VmConsoleRouteTest::sharesOneKeyboard()
{
    ensureRunning();
    const auto first = openConsole();
    const auto second = openConsole(u"admin"_s);
    type(*first, u"echo fi''rst\r"_s);
    QVERIFY(first->shows("first"));
    type(*second, u"echo sto''len\r"_s);
    QCOMPARE(second->take(u"error"_s).code(), u"CONFLICT"_s);
    first->close();
    QVERIFY(first->closeCode() != 0);
    // Free again as soon as the server knows, and still open.
    const auto isTyped = [&] {
        type(*second, u"echo sec''ond\r"_s);
        return second->output.contains("second");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isTyped(), patience);
    QVERIFY(!second->output.contains("stolen"));
}

void VmConsoleRouteTest::refusesInputWhileOff()
{
    ensureOff();
    const auto console = openConsole();
    type(*console, u"echo lost\r"_s);
    QCOMPARE(console->take(u"error"_s).code(), u"VM_NOT_RUNNING"_s);
    QVERIFY(console->isOpen());
}

void VmConsoleRouteTest::refusesViewers()
{
    const QByteArray path = "/ws/vms/" + m_guest->name().toLatin1();
    const QByteArray token = m_server->token(u"viewer"_s);
    QCOMPARE(RawWebSocket(m_server->url(), path + "/console", token).status(), 403);
    QCOMPARE(RawWebSocket(m_server->url(), path, token).status(), 101);
}

void VmConsoleRouteTest::refusesMalformedInput()
{
    ensureRunning();
    const auto bystander = openConsole(u"admin"_s);
    const auto console = openConsole();
    for (const QString &text : {uR"({"type":"console_input","data":{"content":1}})"_s,
                                uR"({"type":"console_input","data":{}})"_s,
                                uR"({"type":"console_input","data":{"content":"x","x":1}})"_s,
                                uR"({"type":"console_open","data":{}})"_s, u"x"_s}) {
        console->sendText(text);
        QCOMPARE(console->take(u"error"_s).code(), u"INVALID_MESSAGE"_s);
    }
    console->sendBinary("x");
    QCOMPARE(console->take(u"error"_s).code(), u"INVALID_MESSAGE"_s);
    type(*console, u"echo st''ill\r"_s);
    QVERIFY(console->shows("still"));
    QVERIFY(bystander->shows("still"));
}

QTEST_GUILESS_MAIN(VmConsoleRouteTest)
#include "tst_vmconsoleroute.moc"
