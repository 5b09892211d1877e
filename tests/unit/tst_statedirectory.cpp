// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/jsonfile.h"
#include "core/service/statedirectory.h"

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

int modeOf(const QString &path)
{
    struct stat status = {};
    if (stat(QFile::encodeName(path).constData(), &status) != 0)
        return -1;
    return int(status.st_mode & 07777);
}

} // namespace

class StateDirectoryTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void isMadeForItsUserAlone();
    void prefersTheServiceManagersChoice();
    void refusesOneThatOthersCanOpen();
    void refusesOneOfAnotherUser();
    void refusesAFile();

    void keepsFilesForTheirUserAlone();
    void tightensWhatTheUmaskLeaves();
    void tellsMissingFromDamaged_data();
    void tellsMissingFromDamaged();
    void refusesFilesThatOthersCanOpen();
    void followsNoLinks();
    void locksOutASecondWriter();

private:
    std::unique_ptr<QTemporaryDir> m_home;
};

void StateDirectoryTest::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qunsetenv("STATE_DIRECTORY");
    qputenv("XDG_DATA_HOME", m_home->filePath(u"data"_s).toUtf8());
}

void StateDirectoryTest::isMadeForItsUserAlone()
{
    const auto path = stateDirectory();
    QVERIFY2(path, qPrintable(path ? QString() : path.error().message));
    QCOMPARE(path.value(), m_home->filePath(u"data/guestwire"_s));
    QCOMPARE(modeOf(path.value()), 0700);
    QVERIFY(stateDirectory()); // there already
}

void StateDirectoryTest::prefersTheServiceManagersChoice()
{
    qputenv("STATE_DIRECTORY", (m_home->filePath(u"one"_s) + u":/var/lib/other"_s).toUtf8());
    const auto path = stateDirectory();
    QVERIFY(path);
    QCOMPARE(path.value(), m_home->filePath(u"one"_s));
}

void StateDirectoryTest::refusesOneThatOthersCanOpen()
{
    const QString path = m_home->filePath(u"open"_s);
    QCOMPARE(mkdir(QFile::encodeName(path).constData(), 0700), 0);
    for (const mode_t mode : {0750U, 0701U, 0777U}) {
        QCOMPARE(chmod(QFile::encodeName(path).constData(), mode), 0);
        const Outcome made = makePrivateDirectory(path);
        QVERIFY(!made);
        QVERIFY(made.error().message.contains(path));
        QVERIFY(made.error().message.contains(u"chmod 700"));
    }
}

void StateDirectoryTest::refusesOneOfAnotherUser()
{
    if (geteuid() != 0) {
        const Outcome made = makePrivateDirectory(u"/"_s);
        QVERIFY(!made && made.error().message.contains(u"another user"));
        return;
    }
    const QString path = m_home->filePath(u"foreign"_s);
    QCOMPARE(mkdir(QFile::encodeName(path).constData(), 0700), 0);
    QCOMPARE(chown(QFile::encodeName(path).constData(), 12345, 0), 0);
    const Outcome made = makePrivateDirectory(path);
    QVERIFY(!made);
    QVERIFY(made.error().message.contains(u"12345"));
}

void StateDirectoryTest::refusesAFile()
{
    QFile file(m_home->filePath(u"file"_s));
    QVERIFY(file.open(QFile::WriteOnly));
    QVERIFY(!makePrivateDirectory(file.fileName()));
    QVERIFY(!makePrivateDirectory(u"relative"_s));
}

void StateDirectoryTest::keepsFilesForTheirUserAlone()
{
    const QString path = m_home->filePath(u"secret.json"_s);
    const QJsonObject object {{u"a"_s, 1}};
    QVERIFY(writePrivateJson(path, object));
    QCOMPARE(modeOf(path), 0600);
    const auto read = readPrivateJson(path);
    QVERIFY(read && read.value());
    QCOMPARE(*read.value(), object);
}

void StateDirectoryTest::tightensWhatTheUmaskLeaves()
{
    const mode_t before = umask(0);
    const QString path = m_home->filePath(u"secret.json"_s);
    const Outcome written = writePrivateJson(path, {});
    umask(before);
    QVERIFY(written);
    QCOMPARE(modeOf(path), 0600);
}

void StateDirectoryTest::tellsMissingFromDamaged_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("cut") << QByteArray("{\"accounts\": [");
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("zeros") << QByteArray(512, '\0');
}

void StateDirectoryTest::tellsMissingFromDamaged()
{
    QFETCH(const QByteArray, content);
    const QString path = m_home->filePath(u"secret.json"_s);
    const auto missing = readPrivateJson(path);
    QVERIFY(missing && !missing.value());

    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(content);
    file.close();
    const auto damaged = readPrivateJson(path);
    QVERIFY(!damaged);
    QVERIFY(damaged.error().message.contains(path));
    QVERIFY(damaged.error().message.contains(u"Restore it from a backup"));
}

void StateDirectoryTest::refusesFilesThatOthersCanOpen()
{
    const QString path = m_home->filePath(u"secret.json"_s);
    QVERIFY(writePrivateJson(path, {}));
    for (const mode_t mode : {0640U, 0604U, 0620U}) {
        QCOMPARE(chmod(QFile::encodeName(path).constData(), mode), 0);
        const auto read = readPrivateJson(path);
        QVERIFY(!read);
        QVERIFY(read.error().message.contains(u"chmod 600"));
    }
}

void StateDirectoryTest::followsNoLinks()
{
    const QString path = m_home->filePath(u"secret.json"_s);
    QVERIFY(writePrivateJson(path, {}));
    const QString link = m_home->filePath(u"link.json"_s);
    QVERIFY(QFile::link(path, link));
    QVERIFY(!readPrivateJson(link));
}

void StateDirectoryTest::locksOutASecondWriter()
{
    const QString path = m_home->filePath(u"secret.json"_s);
    auto first = lockPrivateFile(path);
    QVERIFY(first);
    QLockFile second(path + u".lock"_s);
    QVERIFY(!second.tryLock(0));
    first.value().reset();
    QVERIFY(second.tryLock(0));
}

QTEST_GUILESS_MAIN(StateDirectoryTest)
#include "tst_statedirectory.moc"
