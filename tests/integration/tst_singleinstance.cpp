// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/singleinstance.h"

#include <QDir>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; // ms; programs start here

// The program in its window mode, in a home of its own.
struct Program
{
    QProcess process;

    Program(const QTemporaryDir &home, const QStringList &arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const auto &[name, folder] :
             {std::pair(u"HOME"_s, u""_s), std::pair(u"XDG_RUNTIME_DIR"_s, u"/run"_s),
              std::pair(u"XDG_CONFIG_HOME"_s, u"/config"_s),
              std::pair(u"STATE_DIRECTORY"_s, u"/state"_s)})
            environment.insert(name, QString(home.path() + folder));
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(GUESTWIRE_BINARY), arguments);
    }
    ~Program()
    {
        process.terminate();
        process.waitForFinished(patience);
    }
};

// What is said at the socket by somebody else.
QByteArray answerTo(const QString &path, const QByteArray &said)
{
    QLocalSocket socket;
    socket.connectToServer(path);
    if (!socket.waitForConnected())
        return "no connection";
    socket.write(said);
    QByteArray answer;
    if (!QTest::qWaitFor(
            [&] {
                answer += socket.readAll();
                return socket.state() == QLocalSocket::UnconnectedState;
            },
            10'000))
        return "no end";
    return answer;
}

} // namespace

class SingleInstanceTest : public QObject
{
    Q_OBJECT

    // Qt makes the directory of that name, and no other program of the tests uses it.
    QTemporaryDir m_home;

    QString path() const { return m_home.filePath(u"socket"_s); }

private slots:
    void init()
    {
        QVERIFY(m_home.isValid());
        QFile::remove(path());
    }

    void speaksOneLine()
    {
        const Handover handover {{u"wss://hv"_s}, {u"qemu:///system"_s}, u"web\n01"_s, u"ü"_s, u"t"_s};
        QCOMPARE(encode(handover).count('\n'), 1);
        QCOMPARE(decodeHandover(encode(handover)).value(), handover);
        QCOMPARE(decodeHandover("{}").value(), Handover());
    }

    void understandsNothingElse_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("noise") << QByteArray("\0\xff\x80", 3);
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("an unknown key") << QByteArray("{\"run\":\"rm\"}");
        QTest::newRow("another type") << QByteArray("{\"connect\":\"wss://a\"}");
        QTest::newRow("another type within") << QByteArray("{\"connect\":[1]}");
        QTest::newRow("too long a name")
            << "{\"showConsole\":\"" + QByteArray(2000, 'a') + "\"}";
        QTest::newRow("too many") << "{\"uris\":[\"a\"" + QByteArray(",\"a\"").repeated(100) + "]}";
    }

    void understandsNothingElse()
    {
        QFETCH(const QByteArray, line);
        QVERIFY(!decodeHandover(line));
    }

    void refusesGarbage()
    {
        SingleInstance instance(path());
        QVERIFY(instance.enter({}).value() == SingleInstance::Place::First);
        QSignalSpy asked(&instance, &SingleInstance::asked);
        QCOMPARE(answerTo(path(), "hello\n"), "not understood\n"_ba);
        QCOMPARE(answerTo(path(), QByteArray(2 * SingleInstance::maxHandover, 'a')), "too long\n"_ba);
        QVERIFY(asked.isEmpty());
        QCOMPARE(answerTo(path(), encode({{}, {}, u"vm"_s, {}, {}}) + "more\n"), "done\n"_ba);
        QCOMPARE(asked.size(), 1);
    }

    void hangsUpOnTheSilentAndOnTooMany()
    {
        SingleInstance instance(path());
        QVERIFY(instance.enter({}).value() == SingleInstance::Place::First);
        std::vector<std::unique_ptr<QLocalSocket>> callers;
        for (int i = 0; i < 3 * SingleInstance::maxCallers; ++i) {
            callers.push_back(std::make_unique<QLocalSocket>());
            callers.back()->connectToServer(path());
        }
        const auto connected = [&callers] {
            return std::ranges::count(callers, QLocalSocket::ConnectedState,
                                      [](const auto &caller) { return caller->state(); });
        };
        QTRY_VERIFY(connected() <= SingleInstance::maxCallers);
        QTRY_COMPARE_WITH_TIMEOUT(connected(), 0, int(SingleInstance::callerPatience.count()) * 3);
        QCOMPARE(answerTo(path(), encode({})), "done\n"_ba);
    }

    void talksToItsOwnUserAlone()
    {
        SingleInstance instance(path(), geteuid() + 1);
        QVERIFY(instance.enter({}).value() == SingleInstance::Place::First);
        QSignalSpy asked(&instance, &SingleInstance::asked);
        QCOMPARE(answerTo(path(), encode({})), QByteArray());
        QVERIFY(asked.isEmpty());
        SingleInstance later(path(), geteuid() + 1); // and it tells nobody else
        QVERIFY(!later.enter({}));
    }

    void isReachedByNobodyElse()
    {
        SingleInstance instance(path());
        QVERIFY(instance.enter({}).value() == SingleInstance::Place::First);
        QVERIFY(!(QFile::permissions(path())
                  & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
    }

    void takesThePlaceOfOneThatLeft()
    {
        SingleInstance first(path());
        QVERIFY(first.enter({}).value() == SingleInstance::Place::First);
        first.leave();
        SingleInstance second(path());
        QVERIFY(second.enter({}).value() == SingleInstance::Place::First);
    }

    void isOnlyOneOfEachKind()
    {
        const QTemporaryDir home;
        QVERIFY(QDir(home.path()).mkdir(u"run"_s));
        QFile::setPermissions(home.filePath(u"run"_s),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        const QStringList local {u"--uri"_s, u"test:///default"_s};
        const auto sockets = [&home] {
            return QDir(home.filePath(u"run/guestwire"_s))
                .entryList({u"window-*"_s}, QDir::System)
                .filter(QRegularExpression(u"^window-[0-9a-f]+$"_s))
                .size();
        };
        Program first(home, local);
        QTRY_COMPARE_WITH_TIMEOUT(sockets(), 1, patience);
        Program second(home, local + QStringList {u"--show-console"_s, u"test"_s});
        QVERIFY(second.process.waitForFinished(patience));
        QCOMPARE(second.process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(second.process.exitCode(), 0);
        QCOMPARE(first.process.state(), QProcess::Running);
        // Another kind has a window of its own.
        Program viewer(home, {u"--connect"_s, u"ws://127.0.0.1:9"_s});
        QTRY_COMPARE_WITH_TIMEOUT(sockets(), 2, patience);
        QCOMPARE(viewer.process.state(), QProcess::Running);
        // One that was killed leaves its socket, which is in nobody's way.
        first.process.kill();
        QVERIFY(first.process.waitForFinished(patience));
        QCOMPARE(sockets(), 2);
        Program third(home, local);
        QVERIFY(!third.process.waitForFinished(3000));
        Program fourth(home, local);
        QVERIFY(fourth.process.waitForFinished(patience));
        QCOMPARE(fourth.process.exitCode(), 0);
    }

    void saysThatTheOtherDoesNotAnswer()
    {
        const QTemporaryDir home;
        QVERIFY(QDir(home.path()).mkdir(u"run"_s));
        QFile::setPermissions(home.filePath(u"run"_s),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        Program first(home, {u"--connect"_s, u"ws://127.0.0.1:9"_s});
        QTRY_COMPARE_WITH_TIMEOUT(
            QDir(home.filePath(u"run/guestwire"_s)).entryList({u"window-*"_s}, QDir::System).size(), 1,
            patience);
        kill(pid_t(first.process.processId()), SIGSTOP);
        Program second(home, {u"--connect"_s, u"ws://127.0.0.1:9"_s});
        const bool ended = second.process.waitForFinished(patience);
        kill(pid_t(first.process.processId()), SIGCONT);
        QVERIFY(ended);
        QCOMPARE(second.process.exitCode(), 1);
        QVERIFY(second.process.readAllStandardError().contains("does not answer"));
    }
};

QTEST_GUILESS_MAIN(SingleInstanceTest)
#include "tst_singleinstance.moc"
