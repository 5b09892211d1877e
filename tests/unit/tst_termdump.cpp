// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

// The contract of the program that terminal test suites drive.
class TestTermdump : public QObject
{
    Q_OBJECT

private slots:
    void dumps_data();
    void dumps();
    void writesRepliesAndHistory();
    void answersAtOnce();
    void refusesBadOptions_data();
    void refusesBadOptions();

private:
    struct Run
    {
        int status = -1;
        QByteArray output;
        QByteArray errors;
    };
    static Run run(const QStringList &options, const QByteArray &input);
    static QByteArray fileContent(const QString &name);
};

TestTermdump::Run TestTermdump::run(const QStringList &options, const QByteArray &input)
{
    QProcess process;
    process.start(QStringLiteral(TERMDUMP), options);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished())
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QByteArray TestTermdump::fileContent(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("not there");
}

void TestTermdump::dumps_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("output");
    const QString size = QStringLiteral("--cols 10 --rows 3");
    QTest::newRow("rows") << size << QByteArray("a  \r\n中") << QByteArray("a\n中\n\n");
    QTest::newRow("bare line feeds") << size << QByteArray("a\nb") << QByteArray("a\n b\n\n");
    QTest::newRow("onlcr") << QString(size + u" --onlcr") << QByteArray("a\nb")
                           << QByteArray("a\nb\n\n");
    QTest::newRow("cursor") << QString(size + u" --cursor") << QByteArray("ab")
                            << QByteArray("ab\n\n\ncursor 0 2 visible\n");
    QTest::newRow("cursor behind the last column")
        << QString(size + u" --cursor") << QByteArray("abcdefghij\x1b[?25l")
        << QByteArray("abcdefghij\n\n\ncursor 0 9 hidden\n");
    QTest::newRow("resize") << QString(size + u" --cursor --resize-at 2:5x2")
                            << QByteArray("ab\x1b[9;9Hc")
                            << QByteArray("ab\n    c\ncursor 1 4 visible\n");
    QTest::newRow("resize twice") << QString(size + u" --resize-at 4:5x2 --resize-at 4:12x1")
                                  << QByteArray("a\r\nb") << QByteArray("b\n");
    QTest::newRow("resize behind the end")
        << QString(size + u" --resize-at 99:5x1") << QByteArray("a") << QByteArray("a\n");
}

void TestTermdump::dumps()
{
    QFETCH(const QString, options);
    QFETCH(const QByteArray, input);
    QFETCH(const QByteArray, output);
    const Run result = run(options.split(u' '), input);
    QCOMPARE(result.status, 0);
    QCOMPARE(result.output, output);
}

void TestTermdump::writesRepliesAndHistory()
{
    const QTemporaryDir folder;
    const QString replies = folder.filePath(QStringLiteral("replies"));
    const QString history = folder.filePath(QStringLiteral("history"));
    const Run result =
        run({QStringLiteral("--cols"), QStringLiteral("10"), QStringLiteral("--rows"),
             QStringLiteral("2"), QStringLiteral("--replies"), replies, QStringLiteral("--history"),
             history},
            "a\r\nb\r\nc\x1b[5n\x1b[18t\x1b[1;1;2;1;2;3*y");
    QCOMPARE(result.output, QByteArray("b\nc\n"));
    QCOMPARE(fileContent(history), QByteArray("a\n"));
    // 0x10000 - ('c' + 2 * ' ')
    QCOMPARE(fileContent(replies), QByteArray("\x1b[0n\x1b[8;2;10t\x1bP1!~FF5D\x1b\\"));
}

void TestTermdump::answersAtOnce()
{
    QProcess process;
    process.start(QStringLiteral(TERMDUMP),
                  {QStringLiteral("--interactive"), QStringLiteral("--rows"), QStringLiteral("1")});
    process.write("a\x1b[6n");
    QVERIFY(process.waitForReadyRead());
    QCOMPARE(process.readAllStandardOutput(), QByteArray("\x1b[1;2R"));
    process.write("b\x1b[6");
    process.write("n");
    QVERIFY(process.waitForReadyRead());
    QCOMPARE(process.readAllStandardOutput(), QByteArray("\x1b[1;3R"));
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardError(), QByteArray("ab\n"));
    QCOMPARE(process.readAllStandardOutput(), QByteArray());
}

void TestTermdump::refusesBadOptions_data()
{
    QTest::addColumn<QString>("options");
    for (const char *options :
         {"--colour", "--cols", "--cols 0", "--rows x", "--rows 99999", "--resize-at 5",
          "--resize-at 5:0x3", "--resize-at x:3x3", "--resize-at 5:3x3 --resize-at 4:3x3", "file"})
        QTest::newRow(options) << QString::fromLatin1(options);
}

void TestTermdump::refusesBadOptions()
{
    QFETCH(const QString, options);
    const Run result = run(options.split(u' '), "text");
    QCOMPARE(result.status, 2);
    QCOMPARE(result.output, QByteArray());
    QVERIFY(result.errors.startsWith("termdump: "));
}

QTEST_GUILESS_MAIN(TestTermdump)
#include "tst_termdump.moc"
