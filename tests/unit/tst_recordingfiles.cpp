// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/recordingfiles.h"
#include "core/terminal/asciicast.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace Guestwire;
using namespace Qt::StringLiterals;

class RecordingFilesTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void keepsThemToItself();
    void readsInParts();
    void listsTheNewestFirst();
    void findsWhatAnEarlierRunLeft();
    void opensNothingByAPath_data();
    void opensNothingByAPath();
    void keepsVmsApart();
    void endsAtTheSizeLimit();
    void endsAtTheLimitOfAll();
    void refusesBeyondTheCountLimit();
    void endsWhenTheDiskIsFull();
    void deletesOnlyWhatHasEnded();

private:
    Recording about(qint64 second = 0) const
    {
        Recording recording;
        recording.device = u"serial0"_s;
        recording.by = u"ada"_s;
        recording.startedAt = QDateTime::fromSecsSinceEpoch(1'700'000'000 + second, Qt::UTC);
        recording.columns = 80;
        recording.rows = 24;
        return recording;
    }
    QString directory() const { return m_directory->path() + u"/recordings"_s; }
    QString path(const QString &id) const
    {
        return directory() + u'/' + m_vm.toString(QUuid::WithoutBraces) + u'/' + id + u".cast"_s;
    }

    const VmId m_vm = QUuid::createUuid();
    std::unique_ptr<QTemporaryDir> m_directory;
};

void RecordingFilesTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
}

void RecordingFilesTest::keepsThemToItself()
{
    RecordingFiles files(directory(), {});
    const auto id = files.begin(m_vm, about(), u"t"_s);
    QVERIFY(id);
    const QFileInfo file(path(id.value()));
    QCOMPARE(file.permissions() & ~(QFile::ReadUser | QFile::WriteUser),
             QFile::Permissions(QFile::ReadOwner | QFile::WriteOwner));
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFileInfo(directory()).permissions() & others));
    QVERIFY(!(QFileInfo(file.path()).permissions() & others));
}

void RecordingFilesTest::readsInParts()
{
    RecordingFiles files(directory(), {});
    const auto id = files.begin(m_vm, about(), u"t"_s);
    QVERIFY(id);
    const QByteArray line = "[1,\"o\",\"" + QByteArray(1000, 'x') + "\"]\n";
    for (int i = 0; i < 300; ++i)
        QVERIFY(files.append(id.value(), 1, line));
    QByteArray all;
    int parts = 0;
    for (;;) {
        const auto part = files.read(m_vm, id.value(), all.size());
        QVERIFY(part);
        QCOMPARE(part.value().offset, all.size());
        if (part.value().content.isEmpty())
            break;
        ++parts;
        QVERIFY(part.value().content.size() <= RecordingFiles::partSize);
        QCOMPARE(part.value().size, QFileInfo(path(id.value())).size());
        all += part.value().content;
    }
    QVERIFY(parts > 1);
    QVERIFY(std::holds_alternative<Terminal::Cast>(Terminal::readCast(all)));
    QVERIFY(files.read(m_vm, id.value(), 1LL << 60).value().content.isEmpty());
}

void RecordingFilesTest::listsTheNewestFirst()
{
    RecordingFiles files(directory(), {});
    const auto first = files.begin(m_vm, about(), u"t"_s);
    const auto second = files.begin(m_vm, about(10), u"t"_s);
    const auto same = files.begin(m_vm, about(10), u"t"_s);
    QVERIFY(first && second && same && same.value() != second.value());
    QVERIFY(files.append(first.value(), 2.5, "[2.5,\"o\",\"x\"]\n"));
    files.finish(first.value());
    const auto list = files.list(m_vm);
    QCOMPARE(list.size(), 3);
    QCOMPARE(list[2].id, first.value());
    QCOMPARE(list[2].duration, 2.5);
    QCOMPARE(list[2].size, QFileInfo(path(first.value())).size());
    QVERIFY(!list[2].active);
    QVERIFY(list[0].active);
}

// As it is after kill -9, with a line that was cut.
void RecordingFilesTest::findsWhatAnEarlierRunLeft()
{
    QString id;
    {
        RecordingFiles files(directory(), {});
        id = files.begin(m_vm, about(), u"t"_s).value();
        QVERIFY(files.append(id, 1.5, "[1.5,\"o\",\"x\"]\n"));
        QVERIFY(files.append(id, 2.5, "[2.5,\"o\",\"cut"));
    }
    QVERIFY(QDir(directory()).mkpath(u"no-uuid"_s));
    QFile other(path(u"other"_s));
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write("no recording\n");
    other.close();
    RecordingFiles files(directory(), {});
    const auto list = files.list(m_vm);
    QCOMPARE(list.size(), 1);
    Recording expected = about();
    expected.id = id;
    expected.duration = 1.5;
    expected.size = QFileInfo(path(id)).size();
    QCOMPARE(list.first(), expected);
    QVERIFY(files.read(m_vm, id, 0));
    QVERIFY(files.remove(m_vm, id));
    QVERIFY(!QFile::exists(path(id)));
    QVERIFY(other.exists());
}

void RecordingFilesTest::opensNothingByAPath_data()
{
    QTest::addColumn<QString>("id");
    for (const QString &id : {u"../secret"_s, u"/etc/passwd"_s, u"../../secret.cast"_s, u""_s,
                              u"."_s, u"secret\0"_s, u"unknown"_s})
        QTest::addRow("%s", qPrintable(id)) << id;
}

void RecordingFilesTest::opensNothingByAPath()
{
    QFETCH(const QString, id);
    RecordingFiles files(directory(), {});
    QVERIFY(files.begin(m_vm, about(), u"t"_s));
    QFile secret(directory() + u"/secret.cast"_s);
    QVERIFY(secret.open(QIODevice::WriteOnly));
    secret.write("[1,\"o\",\"x\"]\n");
    secret.close();
    QVERIFY(!files.read(m_vm, id, 0));
    QVERIFY(!files.remove(m_vm, id));
    QVERIFY(secret.exists());
}

void RecordingFilesTest::keepsVmsApart()
{
    RecordingFiles files(directory(), {});
    const QString id = files.begin(m_vm, about(), u"t"_s).value();
    files.finish(id);
    const VmId other = QUuid::createUuid();
    QVERIFY(files.list(other).isEmpty());
    QVERIFY(!files.read(other, id, 0));
    QVERIFY(!files.remove(other, id));
    QVERIFY(files.read(m_vm, id, 0));
}

void RecordingFilesTest::endsAtTheSizeLimit()
{
    RecordingsConfig limits;
    limits.sizeLimit = 4096;
    RecordingFiles files(directory(), limits);
    const QString id = files.begin(m_vm, about(), u"t"_s).value();
    const QByteArray line = "[1,\"o\",\"" + QByteArray(1000, 'x') + "\"]\n";
    Outcome outcome = done();
    while (outcome)
        outcome = files.append(id, 1, line);
    QVERIFY2(outcome.error().message.contains(u"recordings.sizeLimit (4KiB)"),
             qPrintable(outcome.error().message));
    QVERIFY(QFileInfo(path(id)).size() <= 4096);
    QVERIFY(!files.list(m_vm).first().active);
    QVERIFY(!files.append(id, 1, line));
    const auto cast = Terminal::readCast(files.read(m_vm, id, 0).value().content);
    QCOMPARE(std::get<Terminal::Cast>(cast).events.size(), size_t(3));
}

void RecordingFilesTest::endsAtTheLimitOfAll()
{
    RecordingsConfig limits;
    limits.totalLimit = 4096;
    RecordingFiles files(directory(), limits);
    const QString first = files.begin(m_vm, about(), u"t"_s).value();
    const QString second = files.begin(QUuid::createUuid(), about(1), u"t"_s).value();
    const QByteArray line(1500, 'x');
    QVERIFY(files.append(first, 1, line));
    QVERIFY(files.append(second, 1, line));
    const auto outcome = files.append(first, 1, line);
    QVERIFY(!outcome);
    QVERIFY2(outcome.error().message.contains(u"recordings.totalLimit (4KiB)"),
             qPrintable(outcome.error().message));
    QVERIFY(files.append(second, 1, QByteArray(700, 'x')));
    QVERIFY(files.append(second, 1, "x\n"));
    QVERIFY(files.remove(m_vm, first));
    QVERIFY(files.append(second, 1, line));
}

void RecordingFilesTest::refusesBeyondTheCountLimit()
{
    RecordingsConfig limits;
    limits.countLimit = 2;
    RecordingFiles files(directory(), limits);
    const QString first = files.begin(m_vm, about(), u"t"_s).value();
    QVERIFY(files.begin(m_vm, about(1), u"t"_s));
    const auto third = files.begin(m_vm, about(2), u"t"_s);
    QVERIFY(!third);
    QCOMPARE(third.error().code, ErrorCode::Conflict);
    QVERIFY(third.error().message.contains(u"recordings.countLimit (2)"));
    QVERIFY(QDir(directory() + u'/' + m_vm.toString(QUuid::WithoutBraces)).count()
            == 4); // . and ..
    files.finish(first);
    QVERIFY(files.remove(m_vm, first));
    QVERIFY(files.begin(m_vm, about(2), u"t"_s));
}

// A limit of the process on the size of files has the same effect as a full disk: a short write.
void RecordingFilesTest::endsWhenTheDiskIsFull()
{
    RecordingFiles files(directory(), {});
    const QString id = files.begin(m_vm, about(), u"t"_s).value();
    const QByteArray line = "[1,\"o\",\"" + QByteArray(1000, 'x') + "\"]\n";
    QVERIFY(files.append(id, 1, line));
    const qint64 size = QFileInfo(path(id)).size();

    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before {};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit small {rlim_t(size + 500), before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto outcome = files.append(id, 2, line);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);

    QVERIFY(!outcome);
    QVERIFY2(outcome.error().message.contains(u"could not be written"),
             qPrintable(outcome.error().message));
    QCOMPARE(QFileInfo(path(id)).size(), size); // no half line
    QVERIFY(!files.list(m_vm).first().active);
}

void RecordingFilesTest::deletesOnlyWhatHasEnded()
{
    RecordingFiles files(directory(), {});
    const QString id = files.begin(m_vm, about(), u"t"_s).value();
    const auto early = files.remove(m_vm, id);
    QVERIFY(!early);
    QCOMPARE(early.error().code, ErrorCode::Conflict);
    files.finish(id);
    QVERIFY(files.remove(m_vm, id));
    QVERIFY(files.list(m_vm).isEmpty());
    QVERIFY(!files.remove(m_vm, id));
}

QTEST_GUILESS_MAIN(RecordingFilesTest)
#include "tst_recordingfiles.moc"
