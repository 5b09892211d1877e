// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/clientstage.h"

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Two clients on one console, of whom the first has the keyboard.
struct Pair
{
    explicit Pair(bool remote, const Config &config = {}) : stage(remote, {Role::Admin, {}}, config)
    {
        stage.connectClient(second);
    }

    bool open()
    {
        if (!QTest::qWaitFor([this] { return stage.isListed() && second.vms().size() == 2; }))
            return false;
        one = std::make_unique<Onlooker>(stage.client.openConsole(stage.beta, {}, true));
        two = std::make_unique<Onlooker>(second.openConsole(stage.beta, {}, true));
        QObject::connect(one->console.get(), &Console::answered, one->console.get(),
                         [this](const Outcome &outcome) { answersToOne.append(codeOf(outcome)); });
        QObject::connect(two->console.get(), &Console::answered, two->console.get(),
                         [this](const Outcome &outcome) { answersToTwo.append(codeOf(outcome)); });
        QObject::connect(&stage.client, &Client::happened, &stage.client,
                         [this](const Event &event) { events.append(event); });
        one->console->write("a");
        return QTest::qWaitFor([this] {
            return one->console->isHolder() && two->console->holder() == one->console->self();
        });
    }

    bool areTold(const QList<quint32> &asking) const
    {
        return QTest::qWaitFor(
            [&] { return one->console->asking() == asking && two->console->asking() == asking; });
    }

    QStringList told() const // of the console
    {
        QStringList messages;
        for (const Event &event : events)
            if (event.kind == "console"_L1)
                messages.append(event.by + u": "_s + event.message);
        return messages;
    }

    // Nothing: it was handed over.
    static std::optional<ErrorCode> codeOf(const Outcome &outcome)
    {
        return outcome ? std::nullopt : std::optional(outcome.error().code);
    }

    using Answers = QList<std::optional<ErrorCode>>;
    ClientStage stage;
    Client second;
    std::unique_ptr<Onlooker> one;
    std::unique_ptr<Onlooker> two;
    Answers answersToOne;
    Answers answersToTwo;
    QList<Event> events;
};

} // namespace

// Who types on a console that several share, over both links.
class TestClientKeyboard : public QObject
{
    Q_OBJECT

private slots:
    void hasOneHolderOfTheKeyboard_data() { bothLinks(); }

    void hasOneHolderOfTheKeyboard()
    {
        QFETCH(const bool, remote);
        ClientStage s(remote);
        QTRY_VERIFY(s.isListed());
        Client other;
        s.connectClient(other);
        QTRY_COMPARE(other.vms().size(), 2);
        Onlooker one(s.client.openConsole(s.beta, {}, true));
        Onlooker two(other.openConsole(s.beta, {}, true));
        QTRY_COMPARE(one.console->viewers().size(), 2);
        QTRY_COMPARE(two.console->state(), Protocol::ConsoleState::State::Open);
        one.console->write("a");
        QTRY_VERIFY(one.console->isHolder());
        QTRY_COMPARE(two.output, "a"_ba);
        two.console->write("b");
        QTRY_COMPARE(two.refusals, QList {ErrorCode::Conflict});
        two.console->take();
        QTRY_VERIFY(two.console->isHolder());
        two.console->write("c");
        QTRY_COMPARE(one.output, "ac"_ba);
        two.console->resize(100, 40);
        QTRY_COMPARE(one.console->columns(), 100);
        two.console.reset();
        QTRY_VERIFY(!one.console->holder());
        QCOMPARE(one.console->viewers().size(), 1);
    }

    void handsOverToWhoAsks_data() { bothLinks(); }

    void handsOverToWhoAsks()
    {
        QFETCH(const bool, remote);
        Pair p(remote);
        QVERIFY(p.open());
        p.two->console->ask();
        QVERIFY(p.areTold({p.two->console->self()}));
        QVERIFY(p.two->console->isAsking());
        QVERIFY(p.answersToTwo.isEmpty()); // it is not decided
        QVERIFY(p.one->console->isHolder());
        p.one->console->answer(p.two->console->self(), true);
        QTRY_COMPARE(p.answersToTwo, Pair::Answers {std::nullopt});
        QTRY_VERIFY(p.two->console->isHolder());
        QVERIFY(p.areTold({}));
        QTRY_COMPARE(p.told(),
                     QStringList {u"user0: user0 handed the keyboard of serial0 of beta over to "
                                  "user1"_s});
        p.two->console->write("b");
        QTRY_COMPARE(p.one->output, "ab"_ba);
        QVERIFY(p.one->refusals.isEmpty() && p.two->refusals.isEmpty());
    }

    void keepsItFromWhoAsks_data() { bothLinks(); }

    void keepsItFromWhoAsks()
    {
        QFETCH(const bool, remote);
        Pair p(remote);
        QVERIFY(p.open());
        p.two->console->ask();
        QVERIFY(p.areTold({p.two->console->self()}));
        p.two->console->ask(); // once is enough
        QTRY_COMPARE(p.answersToTwo, Pair::Answers {ErrorCode::Conflict});
        QVERIFY(p.two->console->isAsking());
        p.two->console->answer(p.two->console->self(), true); // not theirs to decide
        QTRY_COMPARE(p.two->refusals, QList {ErrorCode::Conflict});
        p.one->console->answer(p.two->console->self(), false);
        QTRY_COMPARE(p.answersToTwo.size(), 2);
        QCOMPARE(p.answersToTwo.last(), ErrorCode::Conflict);
        QVERIFY(p.areTold({}));
        QVERIFY(p.one->console->isHolder());
        p.one->console->answer(p.two->console->self(), true); // nobody asks any more
        QTRY_COMPARE(p.one->refusals, QList {ErrorCode::Conflict});
        QVERIFY(p.told().isEmpty());
    }

    void withdrawsWhatItAsked_data() { bothLinks(); }

    void withdrawsWhatItAsked()
    {
        QFETCH(const bool, remote);
        Pair p(remote);
        QVERIFY(p.open());
        p.two->console->ask();
        QVERIFY(p.areTold({p.two->console->self()}));
        p.two->console->release();
        QTRY_COMPARE(p.answersToTwo, Pair::Answers {ErrorCode::Conflict});
        QVERIFY(p.areTold({}));
        QVERIFY(p.one->console->isHolder());
    }

    void givesUpAskingAfterAWhile_data() { bothLinks(); }

    void givesUpAskingAfterAWhile()
    {
        QFETCH(const bool, remote);
        Config config;
        config.limits.keyboardAsk = 100ms;
        Pair p(remote, config);
        QVERIFY(p.open());
        p.two->console->ask();
        QTRY_COMPARE(p.answersToTwo, Pair::Answers {ErrorCode::Timeout});
        QVERIFY(p.areTold({}));
        QVERIFY(p.one->console->isHolder());
    }

    void givesAFreeKeyboardToWhoAsks_data() { bothLinks(); }

    void givesAFreeKeyboardToWhoAsks()
    {
        QFETCH(const bool, remote);
        Pair p(remote);
        QVERIFY(p.open());
        p.one->console->release();
        QTRY_VERIFY(!p.two->console->holder());
        p.two->console->ask();
        QTRY_COMPARE(p.answersToTwo, Pair::Answers {std::nullopt});
        QTRY_VERIFY(p.two->console->isHolder());
        QVERIFY(p.told().isEmpty()); // it was taken from nobody
    }

    void passesItOnWhenItsHolderIsCut_data() { bothLinks(); }

    void passesItOnWhenItsHolderIsCut()
    {
        QFETCH(const bool, remote);
        Pair p(remote);
        QVERIFY(p.open());
        p.two->console->ask();
        QVERIFY(p.areTold({p.two->console->self()}));
        p.stage.client.detach();
        QTRY_COMPARE(p.answersToTwo, Pair::Answers {std::nullopt});
        QTRY_VERIFY(p.two->console->isHolder());
        QTRY_COMPARE(p.two->console->viewers().size(), 1);
    }

    void tellsWhoTookItFromWhom_data() { bothLinks(); }

    void tellsWhoTookItFromWhom()
    {
        QFETCH(const bool, remote);
        Pair p(remote);
        QVERIFY(p.open());
        p.two->console->ask();
        QVERIFY(p.areTold({p.two->console->self()}));
        p.two->console->take(); // does not wait for the answer
        QTRY_COMPARE(p.answersToTwo, Pair::Answers {std::nullopt});
        QTRY_COMPARE(
            p.told(),
            QStringList {u"user1: user1 took the keyboard of serial0 of beta over from user0"_s});
        QVERIFY(p.areTold({}));
        p.one->console->write("lost");
        QTRY_COMPARE(p.one->refusals, QList {ErrorCode::Conflict});
        QCOMPARE(p.stage.host->written({p.stage.beta, u"serial0"_s}), "a"_ba);
    }

    void freesItWhenThePermissionIsWithdrawn_data() { bothLinks(); }

    void freesItWhenThePermissionIsWithdrawn()
    {
        QFETCH(const bool, remote);
        Pair p(remote);
        QVERIFY(p.open());
        ConsoleFeed *feed = p.stage.consoles->feed(p.stage.beta, {}).value();
        feed->setWrite(p.one->console->self(), false);
        QTRY_VERIFY(!p.two->console->holder());
        const auto *demoted = p.two->console->viewer(p.one->console->self());
        QVERIFY(demoted && !demoted->write);
        p.one->console->write("lost");
        QTRY_COMPARE(p.one->refusals, QList {ErrorCode::PermissionDenied});
        p.one->console->ask();
        QTRY_COMPARE(p.answersToOne, Pair::Answers {ErrorCode::PermissionDenied});
        feed->setWrite(p.one->console->self(), true);
        p.one->console->write("b");
        QTRY_COMPARE(p.two->output, "ab"_ba);
    }

    // The connection that the keyboard belongs to is dead, but the service does not know it yet.
    void returnsToItsKeyboard_data() { bothLinks(); }

    void returnsToItsKeyboard()
    {
        QFETCH(const bool, remote);
        ClientStage s(remote);
        QTRY_VERIFY(s.isListed());
        std::vector<std::unique_ptr<NativeSession>> sessions;
        const auto connectAs = [&](QList<Protocol::ConsoleOpened> &answers) {
            auto pair = s.links();
            sessions.push_back(std::make_unique<NativeSession>(
                SessionContext {*s.hub, *s.consoles, s.config}, std::move(pair.second),
                Identity {u"ada"_s, s.grant, {}, {}, 0}));
            QObject::connect(pair.first.get(), &Link::received, this,
                             [&answers](const Protocol::Message &m) {
                                 if (const auto *r = std::get_if<Protocol::Response>(&m))
                                     answers.append(std::get<Protocol::ConsoleOpened>(r->answer));
                             });
            pair.first->send(Protocol::ConsoleOpen {u"o"_s, s.beta, {}, true, {}, {}, u"laptop"_s});
            return std::move(pair.first);
        };
        const ConsoleKey key {s.beta, u"serial0"_s};
        QList<Protocol::ConsoleOpened> first;
        QList<Protocol::ConsoleOpened> second;
        const auto dead = connectAs(first);
        QTRY_COMPARE(first.size(), 1);
        QCOMPARE(first.first().acknowledged, 0U);
        dead->send(Protocol::ConsoleInput {first.first().channel, 1, "one "});
        QTRY_COMPARE(s.host->written(key), "one "_ba);
        const auto alive = connectAs(second);
        QTRY_COMPARE(second.size(), 1);
        QCOMPARE(second.first().acknowledged, 1U);
        QCOMPARE(second.first().holder, second.first().self);
        alive->send(Protocol::ConsoleInput {second.first().channel, 1, "one "});
        alive->send(Protocol::ConsoleInput {second.first().channel, 2, "two"});
        QTRY_COMPARE(s.host->written(key), "one two"_ba);
    }
};

QTEST_GUILESS_MAIN(TestClientKeyboard)
#include "tst_clientkeyboard.moc"
