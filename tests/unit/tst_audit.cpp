// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/auditcheck.h"
#include "core/service/auditfile.h"
#include "core/service/auditlog.h"
#include "tests/support/patience.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using Kind = AuditEntry::Kind;

namespace {

AuditEntry command(int number)
{
    return {.kind = Kind::Command, .user = u"ada"_s, .subject = u"start %1"_s.arg(number)};
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

void setContent(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

// No file of this process may grow beyond `bytes`: a full disk, as far as it is concerned.
struct FullDisk
{
    explicit FullDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before);
        rlimit now = before;
        now.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &now);
    }

    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &before); }

    rlimit before {};
};

struct Log
{
    Log() { QVERIFY(directory.isValid()); }

    QString path() const { return directory.filePath(u"audit.jsonl"_s); }
    QStringList paths() const { return AuditFile::paths(directory.path()); }
    QList<QByteArray> lines() const { return contentOf(path()).split('\n'); }
    QString error() const
    {
        const auto check = checkAudit(paths());
        return check ? QString() : check.error().message;
    }

    QTemporaryDir directory;
};

} // namespace

class AuditTest : public QObject
{
    Q_OBJECT

private slots:
    void chainsWhatHappened();
    void namesTheFirstBrokenLine_data();
    void namesTheFirstBrokenLine();
    void namesALineThatWasCutOff_data();
    void namesALineThatWasCutOff();
    void goesOnAfterADamagedEnd();
    void beginsAnotherFileAndKeepsTheChain();
    void noticesAFileThatIsMissing();
    void letsOthersWriteToo();
    void staysPrivate();
    void hidesSecrets();
    void keepsTheOrder();
    void outlivesAFullDisk();
    void boundsWhatWaits();
    void boundsRefusals();
};

void AuditTest::chainsWhatHappened()
{
    const Log log;
    AuditFile file(log.directory.path());
    QVERIFY(file.append({command(1), command(2)}));
    QVERIFY(file.append({command(3)}));
    const auto check = checkAudit(log.paths());
    QVERIFY(check);
    QCOMPARE(check.value().lines, 4); // and the beginning
    QVERIFY(check.value().isFromTheStart);
    QVERIFY(log.lines()[3].contains("\"kind\":\"command\""));
    QVERIFY(log.lines()[3].contains("\"user\":\"ada\""));
    QVERIFY(log.lines()[3].contains(check.value().lastHash.toLatin1()));
}

void AuditTest::namesTheFirstBrokenLine_data()
{
    using Change = void (*)(QList<QByteArray> & lines);
    QTest::addColumn<Change>("change");
    QTest::addColumn<int>("line");
    QTest::newRow("changed") << Change([](auto &l) { l[2].replace("ada", "bob"); }) << 3;
    QTest::newRow("hash changed") << Change([](auto &l) { l[2][l[2].size() - 5] ^= 1; }) << 3;
    QTest::newRow("removed") << Change([](auto &l) { l.removeAt(2); }) << 3;
    QTest::newRow("exchanged") << Change([](auto &l) { l.swapItemsAt(2, 3); }) << 3;
    QTest::newRow("repeated") << Change([](auto &l) { l.insert(3, l[2]); }) << 4;
    QTest::newRow("nonsense") << Change([](auto &l) { l.insert(3, "nonsense"); }) << 4;
    QTest::newRow("empty line") << Change([](auto &l) { l.insert(3, ""); }) << 4;
    QTest::newRow("beginning removed") << Change([](auto &l) { l.removeFirst(); }) << 1;
    QTest::newRow("beginning changed")
        << Change([](auto &l) { l[0].replace("0000", "0001"); }) << 1;
    QTest::newRow("nonsense at the end") << Change([](auto &l) { l.insert(5, "{}"); }) << 6;
}

void AuditTest::namesTheFirstBrokenLine()
{
    using Change = void (*)(QList<QByteArray> & lines);
    QFETCH(const Change, change);
    QFETCH(const int, line);
    const Log log;
    QVERIFY(
        AuditFile(log.directory.path()).append({command(1), command(2), command(3), command(4)}));
    auto lines = log.lines();
    change(lines);
    setContent(log.path(), lines.join('\n'));
    const QString error = log.error();
    QVERIFY2(error.startsWith(u"%1:%2: "_s.arg(log.path()).arg(line)), qPrintable(error));
}

void AuditTest::namesALineThatWasCutOff_data()
{
    QTest::addColumn<int>("kept"); // bytes of the last line
    QTest::newRow("one byte") << 1;
    QTest::newRow("half") << 60;
}

void AuditTest::namesALineThatWasCutOff()
{
    QFETCH(const int, kept);
    const Log log;
    QVERIFY(AuditFile(log.directory.path()).append({command(1), command(2)}));
    const auto lines = log.lines();
    setContent(log.path(), lines[0] + '\n' + lines[1] + '\n' + lines[2].left(kept));
    QVERIFY(log.error().startsWith(log.path() + ":3: this line was cut off"_L1));

    QVERIFY(AuditFile(log.directory.path()).append({command(3)}));
    const auto check = checkAudit(log.paths());
    QVERIFY(check);
    QCOMPARE(check.value().remarks.size(), 1);
    QVERIFY(check.value().remarks.first().startsWith(log.path() + ":3: was cut off"_L1));
    QVERIFY(log.lines()[3].contains("\"kind\":\"repaired\""));
    QVERIFY(log.lines()[4].contains("start 3"));

    // What was cut off is part of the chain too.
    auto changed = log.lines();
    changed[2] = "x";
    setContent(log.path(), changed.join('\n'));
    QVERIFY(log.error().startsWith(log.path() + ":3: "_L1));
}

// Not of a crash: the damage stays where it is, and named; what happens next is kept.
void AuditTest::goesOnAfterADamagedEnd()
{
    const Log log;
    QVERIFY(AuditFile(log.directory.path()).append({command(1)}));
    setContent(log.path(), contentOf(log.path()) + "nonsense\n");
    QVERIFY(AuditFile(log.directory.path()).append({command(2)}));
    QVERIFY(log.error().startsWith(log.path() + ".1:3: "_L1));
    QVERIFY(checkAudit({log.path()}));
    QVERIFY(log.lines()[1].contains("start 2"));
}

void AuditTest::beginsAnotherFileAndKeepsTheChain()
{
    const Log log;
    constexpr int files = 3;
    constexpr qint64 size = 1000;
    AuditFile file(log.directory.path(), size, files);
    QStringList seen;
    for (int i = 0; i < 30; ++i) {
        QVERIFY(file.append({command(i)}));
        const auto check = checkAudit(log.paths());
        QVERIFY2(check, check ? "" : qPrintable(check.error().message));
        seen = log.paths();
        QVERIFY(seen.size() <= files);
        for (const QString &path : std::as_const(seen))
            QVERIFY(QFileInfo(path).size() < size + 500);
    }
    QVERIFY(seen.contains(log.path() + ".2"_L1));
    QVERIFY(!checkAudit(log.paths()).value().isFromTheStart);
    // Another process goes on as well.
    QVERIFY(AuditFile(log.directory.path()).append({command(30)}));
    QCOMPARE(log.error(), QString());
}

void AuditTest::noticesAFileThatIsMissing()
{
    const Log log;
    AuditFile file(log.directory.path(), 300, 10);
    for (int i = 0; i < 5; ++i)
        QVERIFY(file.append({command(i), command(i)}));
    QVERIFY(log.paths().size() > 3);
    QVERIFY(QFile::remove(log.path() + ".2"_L1));
    QVERIFY(log.error().startsWith(log.path() + ".1:1: "_L1));
}

void AuditTest::letsOthersWriteToo()
{
    const Log log;
    AuditFile one(log.directory.path(), 700, 100);
    AuditFile other(log.directory.path());
    for (int i = 0; i < 10; ++i) {
        QVERIFY(one.append({command(i)}));
        QVERIFY(other.append({command(i)}));
    }
    QCOMPARE(log.error(), QString());
}

void AuditTest::staysPrivate()
{
    const Log log;
    QVERIFY(AuditFile(log.directory.path()).append({command(1)}));
    QCOMPARE(QFile::permissions(log.path())
                 & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
    QVERIFY(
        QFile::setPermissions(log.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    QVERIFY(!AuditFile(log.directory.path()).append({command(2)}));
}

void AuditTest::hidesSecrets()
{
    const Log log;
    QVERIFY(AuditFile(log.directory.path())
                .append({{.kind = Kind::Denied,
                          .subject = u"/ws?token=sesame"_s,
                          .message = u"Bearer xyz\nand on"_s}}));
    QVERIFY(!contentOf(log.path()).contains("sesame"));
    QVERIFY(!contentOf(log.path()).contains("xyz"));
    QCOMPARE(log.error(), QString());
}

void AuditTest::keepsTheOrder()
{
    const Log log;
    {
        AuditLog audit(log.directory.path(), {});
        for (int i = 0; i < 500; ++i)
            audit.record(command(i));
    }
    const auto lines = log.lines();
    QCOMPARE(lines.size(), 502);
    for (int i = 0; i < 500; ++i)
        QVERIFY(lines[i + 1].contains(QByteArray("\"start " + QByteArray::number(i) + '"')));
    QCOMPARE(log.error(), QString());
}

void AuditTest::outlivesAFullDisk()
{
    const Log log;
    AuditLog audit(log.directory.path(), {});
    QSignalSpy troubled(&audit, &AuditLog::troubled);
    QSignalSpy recovered(&audit, &AuditLog::recovered);
    {
        const FullDisk full(300); // room for the beginning and a part of a line
        audit.record(command(1));
        QTRY_COMPARE_WITH_TIMEOUT(troubled.size(), 1, Test::patience);
        QVERIFY(troubled[0][0].toString().contains(log.path()));
        QCOMPARE(contentOf(log.path()), QByteArray()); // no part of a line stays
        audit.record(command(2));
    }
    QTRY_COMPARE_WITH_TIMEOUT(recovered.size(), 1, Test::patience);
    QCOMPARE(troubled.size(), 1);
    QVERIFY(log.lines()[1].contains("start 1"));
    QVERIFY(log.lines()[2].contains("start 2"));
    QCOMPARE(log.error(), QString());
}

void AuditTest::boundsWhatWaits()
{
    const Log log;
    AuditConfig config;
    config.queue = 5;
    {
        const FullDisk full(0);
        AuditLog audit(log.directory.path(), config);
        QSignalSpy troubled(&audit, &AuditLog::troubled);
        for (int i = 0; i < 12; ++i)
            audit.record(command(i));
        QTRY_COMPARE_WITH_TIMEOUT(troubled.size(), 1, Test::patience);
        setrlimit(RLIMIT_FSIZE, &full.before);
    }
    QVERIFY(contentOf(log.path()).contains("start 4\""));
    QVERIFY(!contentOf(log.path()).contains("start 5\""));
    QVERIFY(contentOf(log.path()).contains("7 entries could not be kept"));
    QCOMPARE(log.error(), QString());
}

void AuditTest::boundsRefusals()
{
    const Log log;
    AuditConfig config;
    config.refusalsPerSecond = 1;
    QElapsedTimer clock;
    clock.start();
    {
        AuditLog audit(log.directory.path(), config);
        for (int i = 0; i < 1000; ++i)
            audit.record({.kind = Kind::Denied, .message = u"no"_s});
        audit.record(command(1)); // is not held back by them
        // The next one that is kept tells of those that were not.
        QTRY_VERIFY_WITH_TIMEOUT((audit.record({.kind = Kind::Denied, .message = u"again"_s}),
                                  contentOf(log.path()).contains("refusals before it, too many")),
                                 Test::patience);
    }
    const qint64 most = 10 + clock.elapsed() / 1000 + 1;
    QVERIFY(contentOf(log.path()).count("\"denied\"") <= most);
    QVERIFY(contentOf(log.path()).contains("start 1"));
}

QTEST_GUILESS_MAIN(AuditTest)
#include "tst_audit.moc"
