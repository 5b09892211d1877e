// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/domainevent.h"
#include "core/host/keycodes.h"
#include "core/host/libvirterror.h"
#include "core/host/vmreader.h"

#include <QTemporaryDir>
#include <QTest>

#include <libvirt/virterror.h>

#include <linux/input-event-codes.h>

using namespace Guestwire;
using namespace Qt::StringLiterals;

// The tables between libvirt's words and ours.
class LibvirtErrorTest : public QObject
{
    Q_OBJECT

private slots:
    void everyErrorSaysWhatAndWhy_data()
    {
        QTest::addColumn<int>("libvirtCode");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("state") << int(VIR_ERR_OPERATION_INVALID) << ErrorCode::Conflict;
        QTest::newRow("internal") << int(VIR_ERR_INTERNAL_ERROR) << ErrorCode::Unknown;
        QTest::newRow("hung") << int(VIR_ERR_OPERATION_TIMEOUT) << ErrorCode::Timeout;
        QTest::newRow("agent") << int(VIR_ERR_AGENT_UNRESPONSIVE) << ErrorCode::Unavailable;
        QTest::newRow("gone") << int(VIR_ERR_NO_DOMAIN) << ErrorCode::VmNotFound;
        QTest::newRow("system") << int(VIR_ERR_SYSTEM_ERROR) << ErrorCode::Unavailable;
        QTest::newRow("argument") << int(VIR_ERR_INVALID_ARG) << ErrorCode::InvalidCommand;
        QTest::newRow("cannot") << int(VIR_ERR_CONFIG_UNSUPPORTED) << ErrorCode::InvalidCommand;
        QTest::newRow("cannot now")
            << int(VIR_ERR_OPERATION_UNSUPPORTED) << ErrorCode::InvalidCommand;
        QTest::newRow("read-only") << int(VIR_ERR_OPERATION_DENIED) << ErrorCode::PermissionDenied;
        QTest::newRow("denied") << int(VIR_ERR_ACCESS_DENIED) << ErrorCode::PermissionDenied;
        QTest::newRow("no daemon") << int(VIR_ERR_RPC) << ErrorCode::Unavailable;
        QTest::newRow("unheard of") << 4711 << ErrorCode::Unknown;
    }
    void readOnlyConnectionsSaySo()
    {
        const Error error = errorFor(VIR_ERR_OPERATION_DENIED, u"cannot start web1"_s,
                                     u"read only access prevents virDomainCreate"_s);
        QVERIFY(error.message.contains(u"may only watch"));
        QVERIFY(!error.message.contains(u"the group libvirt"));
    }
    void everyErrorSaysWhatAndWhy()
    {
        QFETCH(const int, libvirtCode);
        QFETCH(const ErrorCode, code);
        const Error error = errorFor(libvirtCode, u"cannot start web1"_s, u"boom"_s);
        QCOMPARE(error.code, code);
        QVERIFY(error.message.startsWith(u"cannot start web1: "));
        QVERIFY(error.message.endsWith(u"(libvirt: boom)"));
    }

    void knowsKeysByTheirLinuxNames()
    {
        QCOMPARE(keyCode(u"LEFTCTRL").value(), unsigned(KEY_LEFTCTRL));
        QCOMPARE(keyCode(u"DELETE").value(), unsigned(KEY_DELETE));
        QCOMPARE(keyCode(u"F12").value(), unsigned(KEY_F12));
        QCOMPARE(keyCode(u"A").value(), unsigned(KEY_A));
        QCOMPARE(keyCode(u"SYSRQ").value(), unsigned(KEY_SYSRQ));
        QVERIFY(!keyCode(u"leftctrl"));
        QVERIFY(!keyCode(u"KEY_A"));
        QVERIFY(!keyCode(u""));
    }

    void aCrashIsNoPlainOff()
    {
        QCOMPARE(stateOf(VIR_DOMAIN_SHUTOFF, VIR_DOMAIN_SHUTOFF_CRASHED), State::Crashed);
        QCOMPARE(stateOf(VIR_DOMAIN_SHUTOFF, VIR_DOMAIN_SHUTOFF_DESTROYED), State::Off);
        QCOMPARE(stateOf(VIR_DOMAIN_SHUTDOWN, 0), State::ShuttingDown);
        QCOMPARE(stateOf(VIR_DOMAIN_PMSUSPENDED, 0), State::PmSuspended);
        QCOMPARE(stateOf(99, 0), State::Unknown);
    }

    void looksForProcessesOnlyWhereTheyAreOurs_data()
    {
        QTest::addColumn<QString>("uri");
        QTest::addColumn<bool>("ours");
        QTest::newRow("system") << u"qemu:///system"_s << true;
        QTest::newRow("over ssh") << u"qemu+ssh://host/system"_s << false;
        QTest::newRow("on a host") << u"qemu://host/system"_s << false;
        QTest::newRow("a daemon of its own") << u"qemu+unix:///system?socket=/tmp/s"_s << false;
        QTest::newRow("no emulators") << u"test:///default"_s << false;
    }
    void looksForProcessesOnlyWhereTheyAreOurs()
    {
        QFETCH(const QString, uri);
        QFETCH(const bool, ours);
        QCOMPARE(pidDirectory(uri).has_value(), ours);
    }

    void believesNoForeignProcess()
    {
        const QTemporaryDir directory;
        QFile file(directory.filePath(u"web1.pid"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::number(QCoreApplication::applicationPid()));
        file.close();
        QVERIFY(!emulatorStart(QDir(directory.path()), u"web1"_s)); // this is no emulator
        QVERIFY(!emulatorStart(QDir(directory.path()), u"other"_s));
        QVERIFY(!emulatorStart(QDir(directory.path()), u"../web1"_s));
    }

    void tellsWhatHappened()
    {
        using Kind = DomainEvent::Kind;
        const auto lifecycle = [](int event, int detail) {
            return words({{}, Kind::Lifecycle, event, detail}).value_or(QString());
        };
        QCOMPARE(lifecycle(VIR_DOMAIN_EVENT_STARTED, VIR_DOMAIN_EVENT_STARTED_BOOTED),
                 u"was started"_s);
        QCOMPARE(lifecycle(VIR_DOMAIN_EVENT_STOPPED, VIR_DOMAIN_EVENT_STOPPED_CRASHED),
                 u"crashed"_s);
        QCOMPARE(lifecycle(VIR_DOMAIN_EVENT_SUSPENDED, VIR_DOMAIN_EVENT_SUSPENDED_PAUSED),
                 u"was paused"_s);
        // Of the two events of a rename one is told.
        QVERIFY(!words(
            {{}, Kind::Lifecycle, VIR_DOMAIN_EVENT_UNDEFINED, VIR_DOMAIN_EVENT_UNDEFINED_RENAMED}));
        QCOMPARE(lifecycle(VIR_DOMAIN_EVENT_DEFINED, VIR_DOMAIN_EVENT_DEFINED_RENAMED),
                 u"was renamed"_s);
        QVERIFY(!words({{}, Kind::Changed, 0, 0}));
    }
};

QTEST_GUILESS_MAIN(LibvirtErrorTest)
#include "tst_libvirterror.moc"
