// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/accounts.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <thread>
#include <vector>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

const QByteArray someHash("$argon2id$v=19$m=65536,t=3,p=1$c29tZQ$aGFzaA");
const QByteArray otherHash("$argon2id$v=19$m=65536,t=3,p=1$b3RoZXI$aGFzaA");

} // namespace

class AccountsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void beginsEmpty();
    void keepsWhatIsAdded();
    void changesTheGenerationWithThePassword();
    void neverGivesAGenerationAgain();
    void refusesNamesThatAreTakenOrMissing();
    void makesTheFirstAccountOnce();
    void judgesNames_data();
    void judgesNames();
    void judgesPatterns();
    void refusesDamagedFiles_data();
    void refusesDamagedFiles();
    void keepsItsFilePrivate();
    void losesNothingToConcurrentWriters();
    void noticesAnotherProcess();
    void noticesWhatIsWrittenInPlace();
    void keepsTheAccountsWhenTheFileIsDamaged();

private:
    QString path() const { return m_directory->filePath(u"accounts.json"_s); }
    void write(const QByteArray &content);

    std::unique_ptr<QTemporaryDir> m_directory;
};

void AccountsTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
}

void AccountsTest::write(const QByteArray &content)
{
    QFile file(path());
    QVERIFY(file.open(QFile::WriteOnly));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    QCOMPARE(file.write(content), content.size());
}

void AccountsTest::beginsEmpty()
{
    Accounts accounts(m_directory->path());
    QVERIFY(accounts.load());
    QVERIFY(accounts.isEmpty());
    QVERIFY(!accounts.find(u"alice"_s));
}

void AccountsTest::keepsWhatIsAdded()
{
    const Grant grant {Role::Operator, {u"web-*"_s, u"db"_s}};
    Accounts accounts(m_directory->path());
    const QSignalSpy changed(&accounts, &Accounts::changed);
    QVERIFY(accounts.add(u"alice"_s, grant, someHash));
    QCOMPARE(changed.size(), 1);
    QVERIFY(accounts.find(u"alice"_s)->generation > 0);

    Accounts again(m_directory->path());
    QVERIFY(again.load());
    QCOMPARE(again.all(), accounts.all());
    QCOMPARE(again.find(u"alice"_s)->grant, grant);
    QCOMPARE(again.find(u"alice"_s)->passwordHash, someHash);
    QVERIFY(!again.find(u"Alice"_s));
}

void AccountsTest::changesTheGenerationWithThePassword()
{
    Accounts accounts(m_directory->path());
    QVERIFY(accounts.add(u"alice"_s, {}, someHash));
    const Account before = *accounts.find(u"alice"_s);
    QVERIFY(accounts.setPassword(u"alice"_s, otherHash));
    const Account after = *accounts.find(u"alice"_s);
    QCOMPARE(after.passwordHash, otherHash);
    QVERIFY(after.generation != before.generation);
}

void AccountsTest::neverGivesAGenerationAgain()
{
    Accounts accounts(m_directory->path());
    QVERIFY(accounts.add(u"alice"_s, {}, someHash));
    const quint64 before = accounts.find(u"alice"_s)->generation;
    QVERIFY(accounts.remove(u"alice"_s));
    QVERIFY(QFile::remove(path()));
    QVERIFY(accounts.add(u"alice"_s, {}, someHash));
    QVERIFY(accounts.find(u"alice"_s)->generation != before);
}

void AccountsTest::refusesNamesThatAreTakenOrMissing()
{
    Accounts accounts(m_directory->path());
    QVERIFY(accounts.add(u"alice"_s, {}, someHash));
    const QSignalSpy changed(&accounts, &Accounts::changed);
    QCOMPARE(accounts.add(u"alice"_s, {}, someHash).error().code, ErrorCode::Conflict);
    QCOMPARE(accounts.remove(u"bob"_s).error().code, ErrorCode::Conflict);
    QCOMPARE(accounts.setPassword(u"bob"_s, someHash).error().code, ErrorCode::Conflict);
    QCOMPARE(changed.size(), 0);
}

void AccountsTest::makesTheFirstAccountOnce()
{
    Accounts accounts(m_directory->path());
    Accounts elsewhere(m_directory->path());
    QVERIFY(accounts.load());
    QVERIFY(elsewhere.load());
    QVERIFY(accounts.addFirst(u"alice"_s, someHash));
    QCOMPARE(accounts.find(u"alice"_s)->grant, (Grant {Role::Admin, {}}));
    // It does not know of the other one yet, but looks.
    QCOMPARE(elsewhere.addFirst(u"mallory"_s, someHash).error().code, ErrorCode::Conflict);
    QCOMPARE(elsewhere.addFirst(u"alice"_s, someHash).error().code, ErrorCode::Conflict);
}

void AccountsTest::judgesNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("good");
    QTest::newRow("plain") << u"alice"_s << true;
    QTest::newRow("one letter") << u"a"_s << true;
    QTest::newRow("all kinds") << u"A.b_c@d-9"_s << true;
    QTest::newRow("64") << QString(64, u'a') << true;
    QTest::newRow("65") << QString(65, u'a') << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("dash first") << u"-a"_s << false;
    QTest::newRow("dot first") << u".."_s << false;
    QTest::newRow("space") << u"a b"_s << false;
    QTest::newRow("slash") << u"a/b"_s << false;
    QTest::newRow("line break at the end") << u"alice\n"_s << false;
    QTest::newRow("umlaut") << u"älice"_s << false;
    QTest::newRow("escape") << u"a\x1b[2J"_s << false;
}

void AccountsTest::judgesNames()
{
    QFETCH(const QString, name);
    QFETCH(const bool, good);
    QCOMPARE(bool(checkUserName(name)), good);
    Accounts accounts(m_directory->path());
    QCOMPARE(bool(accounts.add(name, {}, someHash)), good);
}

void AccountsTest::judgesPatterns()
{
    QVERIFY(checkVmPattern(u"web-[0-9]*"_s));
    QVERIFY(!checkVmPattern({}));
    QVERIFY(!checkVmPattern(u"a\nb"_s));
    QVERIFY(!checkVmPattern(QString(257, u'a')));
    Accounts accounts(m_directory->path());
    QVERIFY(!accounts.add(u"alice"_s, {Role::Viewer, {u""_s}}, someHash));
}

void AccountsTest::refusesDamagedFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    const auto file = [](const QByteArray &account) {
        return QByteArray("{\"version\":1,\"accounts\":[" + account + "]}");
    };
    const QByteArray good = "\"name\":\"a\",\"role\":\"viewer\",\"vms\":[],\"generation\":5,"
                            "\"passwordHash\":\"$argon2id$x\"";
    const auto without = [&](const QByteArray &part, const QByteArray &by) {
        return file("{" + QByteArray(good).replace(part, by) + "}");
    };
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << file("{" + good + "}").chopped(3);
    QTest::newRow("no version") << QByteArray("{\"accounts\":[]}");
    QTest::newRow("later version") << QByteArray("{\"version\":2,\"accounts\":[]}");
    QTest::newRow("no list") << QByteArray("{\"version\":1}");
    QTest::newRow("no VMs, which would be all") << without("\"vms\":[],", "");
    QTest::newRow("VMs of another type") << without("[]", "\"*\"");
    QTest::newRow("empty pattern") << without("[]", "[\"\"]");
    QTest::newRow("number for a pattern") << without("[]", "[1]");
    QTest::newRow("unknown role") << without("viewer", "root");
    QTest::newRow("bad name") << without("\"a\"", "\"-a\"");
    QTest::newRow("no hash") << without("$argon2id$x", "");
    QTest::newRow("plain password") << without("$argon2id$x", "secret");
    QTest::newRow("no generation") << without("5", "0");
    QTest::newRow("unknown key") << without("\"vms\"", "\"more\":1,\"vms\"");
    QTest::newRow("no object") << file("1");
    QTest::newRow("twice") << file("{" + good + "},{" + good + "}");
}

void AccountsTest::refusesDamagedFiles()
{
    QFETCH(const QByteArray, content);
    write(content);
    Accounts accounts(m_directory->path());
    const Outcome loaded = accounts.load();
    QVERIFY(!loaded);
    QVERIFY(loaded.error().message.contains(path()));
    // Nor is it overwritten.
    QVERIFY(!accounts.add(u"alice"_s, {}, someHash));
    QVERIFY(!accounts.addFirst(u"alice"_s, someHash));
    QFile file(path());
    QVERIFY(file.open(QFile::ReadOnly));
    QCOMPARE(file.readAll(), content);
}

void AccountsTest::keepsItsFilePrivate()
{
    Accounts accounts(m_directory->path());
    QVERIFY(accounts.add(u"alice"_s, {}, someHash));
    struct stat status = {};
    QCOMPARE(stat(QFile::encodeName(path()).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
    QCOMPARE(chmod(QFile::encodeName(path()).constData(), 0644), 0);
    QVERIFY(!Accounts(m_directory->path()).load());
}

void AccountsTest::losesNothingToConcurrentWriters()
{
    constexpr int writers = 4;
    constexpr int each = 5;
    std::vector<std::thread> threads;
    for (int writer = 0; writer < writers; ++writer)
        threads.emplace_back([this, writer] {
            Accounts accounts(m_directory->path());
            for (int number = 0; number < each; ++number)
                if (!accounts.add(u"u%1.%2"_s.arg(writer).arg(number), {}, someHash))
                    qWarning("an account could not be added");
        });
    for (std::thread &thread : threads)
        thread.join();
    Accounts accounts(m_directory->path());
    QVERIFY(accounts.load());
    QCOMPARE(accounts.all().size(), writers * each);
}

void AccountsTest::noticesAnotherProcess()
{
    Accounts running(m_directory->path());
    QVERIFY(running.load());
    running.watch();
    QSignalSpy changed(&running, &Accounts::changed);

    // Made, replaced several times, removed, made again.
    Accounts other(m_directory->path());
    QVERIFY(other.add(u"alice"_s, {}, someHash));
    QTRY_COMPARE_WITH_TIMEOUT(running.all(), other.all(), 1000);
    for (int number = 0; number < 3; ++number) {
        QVERIFY(other.setPassword(u"alice"_s, number % 2 == 0 ? otherHash : someHash));
        QTRY_COMPARE_WITH_TIMEOUT(running.all(), other.all(), 1000);
    }
    QVERIFY(changed.size() >= 4);
    QVERIFY(QFile::remove(path()));
    QTRY_VERIFY_WITH_TIMEOUT(running.isEmpty(), 1000);
    QVERIFY(other.add(u"bob"_s, {}, someHash));
    QTRY_VERIFY_WITH_TIMEOUT(running.find(u"bob"_s), 1000);
}

void AccountsTest::noticesWhatIsWrittenInPlace()
{
    Accounts running(m_directory->path());
    QVERIFY(running.add(u"alice"_s, {Role::Viewer, {}}, someHash));
    running.watch();
    QFile file(path());
    QVERIFY(file.open(QFile::ReadWrite));
    const QByteArray content = file.readAll().replace("viewer", "admin");
    QVERIFY(file.resize(0) && file.seek(0));
    file.write(content);
    file.close();
    QTRY_COMPARE_WITH_TIMEOUT(running.find(u"alice"_s)->grant.role, Role::Admin, 1000);
}

void AccountsTest::keepsTheAccountsWhenTheFileIsDamaged()
{
    Accounts running(m_directory->path());
    QVERIFY(running.add(u"alice"_s, {}, someHash));
    running.watch();
    QSignalSpy failed(&running, &Accounts::failed);
    write("{");
    QVERIFY(failed.wait(1000));
    QVERIFY(failed.last().first().value<Error>().message.contains(path()));
    QVERIFY(running.find(u"alice"_s));
}

QTEST_GUILESS_MAIN(AccountsTest)
#include "tst_accounts.moc"
