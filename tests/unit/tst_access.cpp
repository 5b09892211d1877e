// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/access.h"
#include "core/protocol/codec.h"
#include "core/service/alerts.h"
#include "core/service/consolehub.h"
#include "core/service/hub.h"
#include "core/service/nativesession.h"
#include "core/service/recordings.h"
#include "tests/support/fakehost.h"
#include "tests/support/fakelink.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Guestwire;
using namespace Guestwire::Protocol;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(Guestwire::Protocol::ByClient)
Q_DECLARE_METATYPE(Guestwire::Role)

namespace {

const QString requestId = u"the-request"_s;

// What a message is asked about.
struct Target
{
    VmId vm;
    Channel channel = 0;
    QString alert;
};

template<typename T>
struct Kind
{
};

// One of each kind of message; the compiler asks for the one of a new kind.
QList<ByClient> messagesOf(Kind<Subscribe>, const Target &t)
{
    return {Subscribe {requestId, false, {t.vm}, Topic::State}};
}
QList<ByClient> messagesOf(Kind<Unsubscribe>, const Target &t)
{
    return {Unsubscribe {requestId, false, {t.vm}, Topic::State}};
}
QList<ByClient> messagesOf(Kind<Perform>, const Target &t)
{
    QList<ByClient> messages;
    for (const ActionInfo &action : allActions()) {
        Command command {action.action};
        command.name = u"before"_s;
        command.vcpus = 1;
        command.bytes = 1 << 30;
        command.device = u"vda"_s;
        command.keys = {u"A"_s};
        messages.append(Perform {requestId, t.vm, command});
    }
    return messages;
}
QList<ByClient> messagesOf(Kind<CancelCommand>, const Target &t)
{
    return {CancelCommand {requestId, t.vm}};
}
QList<ByClient> messagesOf(Kind<ListSnapshots>, const Target &t)
{
    return {ListSnapshots {requestId, t.vm}};
}
QList<ByClient> messagesOf(Kind<AskDetails>, const Target &t)
{
    return {AskDetails {requestId, t.vm}};
}
QList<ByClient> messagesOf(Kind<QueryHistory>, const Target &t)
{
    HistoryQuery query;
    query.vm = t.vm;
    return {QueryHistory {requestId, query}};
}
QList<ByClient> messagesOf(Kind<QueryEvents>, const Target &t)
{
    EventQuery query;
    query.vm = t.vm;
    return {QueryEvents {requestId, query}};
}
QList<ByClient> messagesOf(Kind<ConsoleOpen>, const Target &t)
{
    return {ConsoleOpen {requestId, t.vm, {}, false, {}, {}, {}},
            ConsoleOpen {requestId, t.vm, {}, true, {}, {}, {}}};
}
QList<ByClient> messagesOf(Kind<ConsoleTake>, const Target &t)
{
    return {ConsoleTake {requestId, t.channel}};
}
QList<ByClient> messagesOf(Kind<ConsoleAsk>, const Target &t)
{
    return {ConsoleAsk {requestId, t.channel}};
}
QList<ByClient> messagesOf(Kind<ConsoleAnswer>, const Target &t)
{
    return {ConsoleAnswer {requestId, t.channel, 1, true}};
}
QList<ByClient> messagesOf(Kind<ConsoleRelease>, const Target &t)
{
    return {ConsoleRelease {requestId, t.channel}};
}
QList<ByClient> messagesOf(Kind<ConsoleResize>, const Target &t)
{
    return {ConsoleResize {requestId, t.channel, 100, 30}};
}
QList<ByClient> messagesOf(Kind<ConsoleClose>, const Target &t)
{
    return {ConsoleClose {requestId, t.channel}};
}
QList<ByClient> messagesOf(Kind<ConsoleRecord>, const Target &t)
{
    return {ConsoleRecord {requestId, t.channel, true}};
}
QList<ByClient> messagesOf(Kind<Protocol::ConsoleInput>, const Target &t)
{
    return {Protocol::ConsoleInput {t.channel, 1, "typed"}};
}
QList<ByClient> messagesOf(Kind<ConsoleTextInput>, const Target &)
{
    return {ConsoleTextInput {u"typed"_s}};
}
QList<ByClient> messagesOf(Kind<ListRecordings>, const Target &t)
{
    return {ListRecordings {requestId, t.vm}};
}
QList<ByClient> messagesOf(Kind<ReadRecording>, const Target &t)
{
    return {ReadRecording {requestId, t.vm, u"20260102-030405-serial0"_s, 0}};
}
QList<ByClient> messagesOf(Kind<DeleteRecording>, const Target &t)
{
    return {DeleteRecording {requestId, t.vm, u"20260102-030405-serial0"_s}};
}
QList<ByClient> messagesOf(Kind<ListAlerts>, const Target &)
{
    return {ListAlerts {requestId}};
}
QList<ByClient> messagesOf(Kind<ChangeAlertRule>, const Target &)
{
    return {ChangeAlertRule {requestId, u"mine: cpu.utilization > 90"_s, false},
            ChangeAlertRule {requestId, u"mine"_s, true}};
}
QList<ByClient> messagesOf(Kind<AcknowledgeAlert>, const Target &t)
{
    return {AcknowledgeAlert {requestId, t.alert}};
}
QList<ByClient> messagesOf(Kind<SnoozeAlert>, const Target &t)
{
    return {SnoozeAlert {requestId, t.alert, 60s}};
}
QList<ByClient> messagesOf(Kind<ListClients>, const Target &)
{
    return {ListClients {requestId}};
}
QList<ByClient> messagesOf(Kind<DropClient>, const Target &)
{
    return {DropClient {requestId, 1}};
}
QList<ByClient> messagesOf(Kind<AskServer>, const Target &)
{
    return {AskServer {requestId}};
}
QList<ByClient> messagesOf(Kind<SetListening>, const Target &)
{
    return {SetListening {requestId, true}};
}
QList<ByClient> messagesOf(Kind<ListAccounts>, const Target &)
{
    return {ListAccounts {requestId}};
}
QList<ByClient> messagesOf(Kind<SetAccount>, const Target &)
{
    return {SetAccount {requestId, {}}};
}
QList<ByClient> messagesOf(Kind<RemoveAccount>, const Target &)
{
    return {RemoveAccount {requestId, u"bob"_s}};
}
QList<ByClient> messagesOf(Kind<IssueToken>, const Target &)
{
    return {IssueToken {requestId, u"bob"_s, 60s}};
}
QList<ByClient> messagesOf(Kind<Heartbeat>, const Target &)
{
    return {Heartbeat {}};
}

template<typename... Ts>
QList<ByClient> everyMessage(const Target &target, Kind<std::variant<Ts...>>)
{
    return (messagesOf(Kind<Ts> {}, target) + ...);
}

QList<ByClient> everyMessage(const Target &target = {})
{
    return everyMessage(target, Kind<ByClient> {});
}

Message asMessage(const ByClient &message)
{
    return std::visit([](const auto &m) { return Message(m); }, message);
}

Permissions neededByAny(const ByClient &message)
{
    return std::visit([](const auto &m) { return neededBy(m); }, message);
}

About aboutOf(const ByClient &message)
{
    return std::visit([](const auto &m) { return accessTo<std::decay_t<decltype(m)>>.about; },
                      message);
}

// The word of its type on the wire.
QString wireName(const ByClient &message)
{
    if (std::holds_alternative<Protocol::ConsoleInput>(message))
        return u"input (binary, kind 2)"_s;
    const Frame frame = encode(asMessage(message), Format::Json);
    return QJsonDocument::fromJson(frame.text.toUtf8()).object().value("type"_L1).toString();
}

QByteArray rowName(const ByClient &message)
{
    QString name = wireName(message);
    if (const auto *perform = std::get_if<Perform>(&message))
        name += u' ' + QLatin1StringView(info(perform->command.action).name);
    if (const auto *open = std::get_if<ConsoleOpen>(&message); open && open->write)
        name += u" to write"_s;
    if (const auto *rule = std::get_if<ChangeAlertRule>(&message); rule && rule->remove)
        name += u" remove"_s;
    return name.toLatin1();
}

// The rows of the table under a heading of PROTOCOL.md, without its head.
QList<QStringList> tableOf(const QString &firstColumn)
{
    QFile file(QStringLiteral(GUESTWIRE_SOURCE "/core/protocol/PROTOCOL.md"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<QStringList> rows;
    bool isIn = false;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        QStringList cells;
        const QStringList parts = line.split(u'|'); // nothing before the first and after the last
        for (qsizetype i = 1; i + 1 < parts.size(); ++i)
            cells.append(parts[i].trimmed());
        if (isIn && cells.isEmpty())
            break;
        if (isIn && !cells.first().startsWith(u"---"_s))
            rows.append(cells);
        isIn = isIn || cells.value(0) == firstColumn;
    }
    return rows;
}

QString words(Permissions permissions)
{
    return toNames(permissions).join(u", "_s);
}

} // namespace

// Who may say what: every message, every permission, and a VM of one's own, one of another and none.
class TestAccess : public QObject
{
    Q_OBJECT

    // One user's session on a service with two VMs, of which it may see "own" alone.
    struct Setup
    {
        explicit Setup(Role role, const QStringList &vms = {u"own"_s})
        {
            config.alerts.rules = QStringList {u"crash: crashed"_s};
            config.limits.messagesBurst = 1000;
            auto made = std::make_unique<FakeHost>();
            host = made.get();
            own = host->add(u"own"_s, Guestwire::State::Running);
            other = host->add(u"other"_s, Guestwire::State::Running);
            std::vector<std::unique_ptr<Host>> hosts;
            hosts.push_back(std::move(made));
            hub = std::make_unique<Hub>(std::move(hosts), config);
            consoles = std::make_unique<ConsoleHub>(*hub, config.limits);
            alerts = std::make_unique<Alerts>(*hub, config, directory.path());
            recordings = std::make_unique<Recordings>(*hub, *consoles, directory.path(),
                                                      config.recordings, config.limits.questions);
            alerts->load();
            hub->open();
            const bool known = QTest::qWaitFor([this] { return hub->vms().size() == 2; });
            for (const VmId vm : {own, other}) {
                host->stop(vm, StopReason::Crashed);
                host->setState(vm, Guestwire::State::Running);
            }
            ready = known && QTest::qWaitFor([this] { return alerts->alerts().size() == 2; });
            auto owned = std::make_unique<FakeLink>();
            link = owned.get();
            session = std::make_unique<NativeSession>(
                SessionContext {*hub, *consoles, config, nullptr, alerts.get(), nullptr, nullptr,
                                recordings.get()},
                std::move(owned), Identity {u"ada"_s, {role, vms}, {}, {}, 0});
        }

        QString alertOn(VmId vm) const
        {
            for (const Alert &alert : alerts->alerts())
                if (alert.vm == vm)
                    return alert.id;
            return {};
        }

        // With a console of its own open, where it may open one.
        Target ownTarget()
        {
            emit link->received(ConsoleOpen {u"open"_s, own, {}, true, {}, {}, {}});
            Target target {own, 99, alertOn(own)};
            for (const Response &response : link->all<Response>())
                if (const auto *opened = std::get_if<ConsoleOpened>(&response.answer))
                    target.channel = opened->channel;
            return target;
        }

        // All that it is told of this; waits for an answer where one has to come.
        QList<Failure> ask(const ByClient &message)
        {
            link->sent.clear();
            emit link->received(asMessage(message));
            const bool hasRequest = std::visit(
                [](const auto &m) { return requires { m.request; }; }, message);
            if (hasRequest && !std::holds_alternative<ConsoleAsk>(message))
                answered = QTest::qWaitFor([this] {
                    return isAnswered(link->all<Response>()) || isAnswered(link->all<Failure>());
                });
            return link->all<Failure>();
        }

        template<typename T>
        static bool isAnswered(const QList<T> &answers)
        {
            return std::ranges::any_of(answers,
                                       [](const T &one) { return one.request == requestId; });
        }

        QTemporaryDir directory;
        Config config;
        FakeHost *host = nullptr;
        VmId own;
        VmId other;
        std::unique_ptr<Hub> hub;
        std::unique_ptr<ConsoleHub> consoles;
        std::unique_ptr<Alerts> alerts;
        std::unique_ptr<Recordings> recordings;
        std::unique_ptr<NativeSession> session;
        FakeLink *link = nullptr; // owned by the session
        bool ready = false;
        bool answered = true;
    };

    static void roles()
    {
        QTest::addColumn<Role>("role");
        for (const Role role : {Role::Viewer, Role::Operator, Role::Admin})
            QTest::newRow(qPrintable(toName(role))) << role;
    }

    static bool isRefusal(const Failure &failure)
    {
        return failure.error.code == ErrorCode::PermissionDenied
            || failure.error.code == ErrorCode::VmNotFound;
    }

private slots:
    void everyPermissionCounts_data()
    {
        QTest::addColumn<ByClient>("message");
        for (const ByClient &message : everyMessage())
            QTest::newRow(rowName(message).constData()) << message;
    }
    // With all sets of permissions that there are: nothing less than what is needed will do.
    void everyPermissionCounts()
    {
        QFETCH(const ByClient, message);
        const Permissions needed = neededByAny(message) | Permission::Monitor;
        const auto all = allPermissions();
        for (unsigned bits = 0; bits < 1U << all.size(); ++bits) {
            Permissions held;
            for (size_t i = 0; i < all.size(); ++i)
                held.setFlag(all[i], (bits >> i & 1U) != 0);
            const auto missing = firstMissing(needed, held);
            QCOMPARE(missing.has_value(), (held & needed) != needed);
            if (missing)
                QVERIFY(needed.testFlag(*missing) && !held.testFlag(*missing));
            // Who does not see a VM is not told what else is missing.
            if (!held.testFlag(Permission::Monitor))
                QCOMPARE(missing, Permission::Monitor);
        }
    }

    void anOwnVmAsksForThePermission_data() { roles(); }
    void anOwnVmAsksForThePermission()
    {
        QFETCH(const Role, role);
        for (qsizetype i = 0; i < everyMessage().size(); ++i) {
            Setup s(role);
            QVERIFY(s.ready);
            const Target target = s.ownTarget();
            const ByClient message = everyMessage(target)[i];
            if (std::holds_alternative<ConsoleTextInput>(message))
                continue; // of a route that names the VM itself
            const QByteArray name = rowName(message);
            const About about = aboutOf(message);
            const auto missing =
                firstMissing(neededByAny(message) | Permission::Monitor, permissionsOf(role));
            const auto before = s.host->performed();
            const QList<Failure> failures = s.ask(message);
            QVERIFY2(s.answered, name.constData());
            if (about == About::Console && !permissionsOf(role).testFlag(Permission::ConsoleRead)) {
                QCOMPARE(failures.size(), 1); // no console, no channel
                QCOMPARE(failures.first().error.code, ErrorCode::InvalidMessage);
            } else if (about == About::Everything) {
                QCOMPARE(failures.size(), 1); // a user of some VMs, whatever the role
                QCOMPARE(failures.first().error.code, ErrorCode::PermissionDenied);
            } else if (about == About::Nobody || !missing) {
                for (const Failure &failure : failures)
                    QVERIFY2(!isRefusal(failure), qPrintable(failure.error.message));
                continue;
            } else {
                QVERIFY2(failures.size() == 1, name.constData());
                QVERIFY2(failures.first().error.code == ErrorCode::PermissionDenied, name.constData());
                const QString quoted = u'"' + toName(*missing) + u'"';
                QVERIFY2(failures.first().error.message.contains(quoted), name.constData());
            }
            // Refused is refused: it is told, and nothing else happens.
            QVERIFY2(s.link->sent.size() == 1, name.constData());
            QCOMPARE(s.host->performed(), before);
            QVERIFY2(s.host->written({s.own, u"serial0"_s}).isEmpty(), name.constData());
            QVERIFY2(s.alerts->find(s.alertOn(s.own))->acknowledgedBy.isEmpty(), name.constData());
            QCOMPARE(s.alerts->rules().size(), 1);
        }
    }

    // In words as well: only the id that was asked about differs.
    void othersVmsLookLikeNone_data() { roles(); }
    void othersVmsLookLikeNone()
    {
        QFETCH(const Role, role);
        Setup s(role);
        QVERIFY(s.ready);
        const VmId nothing = QUuid::createUuid();
        const Target others {s.other, 98, s.alertOn(s.other)};
        const Target none {nothing, 97, u"no-such-alert"_s};
        for (qsizetype i = 0; i < everyMessage().size(); ++i) {
            const ByClient message = everyMessage(others)[i];
            const About about = aboutOf(message);
            if (about == About::Nobody || about == About::Everything
                || std::holds_alternative<ConsoleTextInput>(message))
                continue; // they name nothing
            const QByteArray name = rowName(message);
            const QList<Failure> hidden = s.ask(message);
            QCOMPARE(s.link->sent.size(), 1);
            const QList<Failure> unknown = s.ask(everyMessage(none)[i]);
            QCOMPARE(s.link->sent.size(), 1);
            QVERIFY2(hidden.size() == 1 && unknown.size() == 1, name.constData());
            const ErrorCode code =
                about == About::Vms ? ErrorCode::VmNotFound : ErrorCode::InvalidMessage;
            QCOMPARE(hidden.first().error.code, code);
            QCOMPARE(unknown.first().error.code, code);
            QString text = hidden.first().error.message;
            text.replace(s.other.toString(QUuid::WithoutBraces),
                         nothing.toString(QUuid::WithoutBraces));
            if (about == About::Console) // an id may have these digits too
                text.replace(u"98"_s, u"97"_s);
            QCOMPARE(text, unknown.first().error.message);
        }
        QVERIFY(s.host->performed().isEmpty());
        const auto console = s.consoles->feed(s.other, {}); // the service itself may have opened it
        QVERIFY(console && console.value()->viewers().isEmpty());
        QVERIFY(s.host->written({s.other, u"serial0"_s}).isEmpty());
        QVERIFY(s.alerts->find(s.alertOn(s.other))->acknowledgedBy.isEmpty());
    }

    // A list of patterns takes its time; for a VM that is not there as well.
    void timeTellsNothing()
    {
        QStringList patterns;
        for (int i = 0; i < 1000; ++i)
            patterns.append(u"*nothing-%1-*-of-this-name"_s.arg(i));
        Setup s(Role::Admin, patterns);
        QVERIFY(s.ready);
        const auto quickest = [&s](VmId vm) {
            qint64 best = std::numeric_limits<qint64>::max();
            for (int i = 0; i < 20; ++i) {
                QElapsedTimer clock;
                clock.start();
                emit s.link->received(AskDetails {requestId, vm});
                best = std::min(best, clock.nsecsElapsed());
            }
            return best;
        };
        const qint64 hidden = quickest(s.other);
        const qint64 unknown = quickest(QUuid::createUuid());
        QVERIFY2(unknown * 3 > hidden && hidden * 3 > unknown,
                 qPrintable(u"%1 and %2 ns"_s.arg(hidden).arg(unknown)));
    }

    void theServerIsForAdministratorsOfAllVms_data() { roles(); }
    void theServerIsForAdministratorsOfAllVms()
    {
        QFETCH(const Role, role);
        for (const ByClient &message : everyMessage()) {
            if (aboutOf(message) != About::Everything)
                continue;
            Setup s(role, {});
            const QList<Failure> failures = s.ask(message);
            const bool refused = std::ranges::any_of(failures, isRefusal);
            QCOMPARE(refused, !permissionsOf(role).testFlag(Permission::Admin));
        }
    }

    void documentHasThisTable()
    {
        QList<QStringList> rows;
        for (const ByClient &message : everyMessage()) {
            const QString name = u'`' + wireName(message) + u'`';
            const QString about = [&] {
                switch (aboutOf(message)) {
                case About::Nobody:
                    return u"–"_s;
                case About::Vms:
                    return u"the VMs it names"_s;
                case About::Console:
                    return u"the channel's VM"_s;
                case About::Alert:
                    return u"the alert's VM"_s;
                case About::Everything:
                    return u"all VMs"_s;
                }
                return QString();
            }();
            QString needs = words(neededByAny(message));
            if (std::holds_alternative<Perform>(message))
                needs = u"the action's"_s;
            if (const auto *open = std::get_if<ConsoleOpen>(&message); open && !open->write)
                needs += u"; with `write` also console-write"_s;
            if (rows.isEmpty() || rows.last().first() != name)
                rows.append({name, about, needs.isEmpty() ? u"–"_s : needs});
        }
        QCOMPARE(tableOf(u"message"_s), rows);
    }

    void documentHasTheActions()
    {
        QMap<QString, QStringList> byPermission;
        for (const ActionInfo &action : allActions())
            byPermission[toName(action.permission)].append(QLatin1StringView(action.name));
        QList<QStringList> rows;
        for (const Permission permission : allPermissions())
            if (const QStringList names = byPermission.value(toName(permission)); !names.isEmpty())
                rows.append({names.join(u' '), toName(permission)});
        QCOMPARE(tableOf(u"action"_s), rows);
    }

    void documentHasTheRoles()
    {
        QList<QStringList> rows;
        for (const Role role : {Role::Viewer, Role::Operator, Role::Admin})
            rows.append({toName(role), words(permissionsOf(role))});
        QCOMPARE(tableOf(u"role"_s), rows);
    }
};

QTEST_GUILESS_MAIN(TestAccess)
#include "tst_access.moc"
