// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/configtable.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

struct Row
{
    QString key;
    QString value;
    QString test; // "tst_file function"
};

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QList<Row> documented()
{
    QList<Row> rows;
    const QString text = contentOf(QStringLiteral(GUESTWIRE_SOURCE_DIR "/core/service/LIMITS.md"));
    for (const QString &line : text.split(u'\n')) {
        const QStringList cells = line.split(u'|');
        if (cells.size() == 7 && cells[1].contains(u'.'))
            rows.append({cells[1].trimmed(), cells[2].trimmed(), cells[5].trimmed()});
    }
    return rows;
}

const Setting *find(const QString &key)
{
    return findSetting(key.section(u'.', 0, 0), key.section(u'.', 1));
}

} // namespace

// The table of limits that people read, against the one that the program goes by.
class LimitsTest : public QObject
{
    Q_OBJECT

private slots:
    void eachHasItsKeyAndDefault()
    {
        const QList<Row> rows = documented();
        QVERIFY(rows.size() > 40);
        for (const Row &row : rows) {
            const Setting *setting = find(row.key);
            QVERIFY2(setting, qPrintable(row.key + u" is no key of the configuration"_s));
            QCOMPARE(QString(row.key + u' ' + valueTexts(*setting, Config()).join(u',')),
                     QString(row.key + u' ' + row.value));
        }
    }

    void noneIsLeftOut()
    {
        QStringList keys;
        for (const Row &row : documented())
            keys.append(row.key);
        QCOMPARE(keys.removeDuplicates(), 0);
        for (const Setting &setting : settings())
            if (setting.section() == u"limits"_s)
                QVERIFY2(keys.contains(setting.key), setting.key.data());
    }

    // Of Config's own members the table of the configuration knows each: one that was forgotten
    // could not be changed by anybody.
    void eachIsInTheTable()
    {
        const QString header =
            contentOf(QStringLiteral(GUESTWIRE_SOURCE_DIR "/core/config/config.h"));
        const qsizetype from = header.indexOf(u"struct LimitsConfig"_s);
        const QString body = header.sliced(from, header.indexOf(u"};"_s, from) - from);
        static const QRegularExpression member(
            u"(?:int|qint64|std::chrono::milliseconds) (\\w+) ="_s);
        int members = 0;
        for (auto it = member.globalMatch(body); it.hasNext(); ++members) {
            const QString name = it.next().captured(1);
            QVERIFY2(findSetting(u"limits"_s, name), qPrintable(name));
        }
        QVERIFY(members > 40);
    }

    void eachHasItsTest()
    {
        QHash<QString, QString> sources;
        QDirIterator files(QStringLiteral(GUESTWIRE_SOURCE_DIR "/tests"), {u"tst_*.cpp"_s},
                           QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            sources.insert(files.fileInfo().baseName(), contentOf(path));
        }
        for (const Row &row : documented()) {
            const QString file = row.test.section(u' ', 0, 0);
            const QString function = row.test.section(u' ', 1);
            QVERIFY2(sources.value(file).contains(u"void %1()"_s.arg(function)),
                     qPrintable(u"%1: %2 has no %3"_s.arg(row.key, file, function)));
        }
    }
};

QTEST_APPLESS_MAIN(LimitsTest)
#include "tst_limits.moc"
