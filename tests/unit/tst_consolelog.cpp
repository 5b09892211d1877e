// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/consolelog.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Guestwire;
using namespace Qt::StringLiterals;

class ConsoleLogTest : public QObject
{
    Q_OBJECT

private:
    void append(const QByteArray &bytes) const
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Append));
        file.write(bytes);
    }

    // As a daemon does that keeps two files.
    void rotate(const QByteArray &first) const
    {
        QFile::remove(m_path + u".0");
        QVERIFY(QFile::rename(m_path, m_path + u".0"));
        append(first);
    }

    QTemporaryDir m_directory;
    QString m_path;

private slots:
    void init()
    {
        m_path = m_directory.filePath(u"console.log"_s);
        QFile::remove(m_path);
    }

    void followsWhatIsAdded()
    {
        append("boot\n");
        const auto log = ConsoleLog::open(m_path);
        QVERIFY(log);
        QCOMPARE(log->read(), "boot\n"_ba);
        QCOMPARE(log->read(), QByteArray());
        append("log");
        append("in: ");
        QCOMPARE(log->read(), "login: "_ba);
    }

    void goesOnOverARotation()
    {
        append("one ");
        const auto log = ConsoleLog::open(m_path);
        QCOMPARE(log->read(), "one "_ba);
        append("two ");
        rotate("three ");
        QByteArray more = log->read();
        more += log->read();
        QCOMPARE(more, "two three "_ba);
        append("four");
        QCOMPARE(log->read(), "four"_ba);
    }

    void beginsAnewWhereItWasEmptied()
    {
        append("the last run");
        const auto log = ConsoleLog::open(m_path);
        QCOMPARE(log->read(), "the last run"_ba);
        QVERIFY(QFile::resize(m_path, 0));
        append("this run");
        QCOMPARE(log->read(), "this run"_ba);
    }

    void givesTheNewestOfALongOne()
    {
        append(QByteArray(ConsoleLog::mostKept, 'x') + "newest");
        const auto log = ConsoleLog::open(m_path);
        QByteArray all;
        for (QByteArray piece = log->read(); !piece.isEmpty(); piece = log->read()) {
            QVERIFY(piece.size() <= ConsoleLog::mostAtOnce);
            all += piece;
        }
        QCOMPARE(all.size(), ConsoleLog::mostKept);
        QVERIFY(all.endsWith("newest"));
    }

    void opensNothingButPlainFiles()
    {
        QVERIFY(!ConsoleLog::open({}));
        QVERIFY(!ConsoleLog::open(m_path));
        QVERIFY(!ConsoleLog::open(m_directory.path()));
        QCOMPARE(mkfifo(QFile::encodeName(m_path).constData(), 0600), 0);
        QVERIFY(!ConsoleLog::open(m_path)); // and does not wait for a writer
    }

    void trustsPathsOfThisMachineOnly_data()
    {
        QTest::addColumn<QString>("uri");
        QTest::addColumn<bool>("local");
        QTest::newRow("system") << u"qemu:///system"_s << true;
        QTest::newRow("session") << u"qemu:///session"_s << true;
        QTest::newRow("socket") << u"qemu+unix:///system?socket=/run/x"_s << true;
        QTest::newRow("ssh") << u"qemu+ssh://root@far.example/system"_s << false;
        QTest::newRow("tls") << u"qemu://far.example/system"_s << false;
        QTest::newRow("another driver") << u"test:///default"_s << false;
    }

    void trustsPathsOfThisMachineOnly()
    {
        QFETCH(const QString, uri);
        QTEST(isLocal(uri), "local");
    }
};

QTEST_GUILESS_MAIN(ConsoleLogTest)
#include "tst_consolelog.moc"
