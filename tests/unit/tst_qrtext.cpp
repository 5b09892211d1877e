// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/qrtext.h"

#include <QPoint>
#include <QRegularExpression>
#include <QTest>

#include <cstdlib>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

// The modules that a terminal shows; true is dark.
QList<QList<bool>> modulesOf(QString text)
{
    text.remove(QRegularExpression(u"\\x1b\\[[0-9;]*m"_s));
    QList<QList<bool>> rows;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        QList<bool> upper;
        QList<bool> lower;
        for (const QChar c : line) {
            upper.append(c == u'\u2588' || c == u'\u2580');
            lower.append(c == u'\u2588' || c == u'\u2584');
        }
        rows.append(upper);
        rows.append(lower);
    }
    return rows;
}

} // namespace

class QrTextTest : public QObject
{
    Q_OBJECT

private slots:
    void isASquareWithItsMarksAndItsMargin()
    {
        const auto rows = modulesOf(qrText("guestwire-pair://hv2:8443?pin=sha256-AAECAwQFBgcICQ"));
        const qsizetype size = rows.first().size() - 8;
        QVERIFY(size >= 21 && (size - 17) % 4 == 0); // the sizes that the standard has
        for (qsizetype y = 0; y < rows.size(); ++y)
            for (qsizetype x = 0; x < rows[y].size(); ++x)
                if (x < 4 || y < 4 || x >= size + 4 || y >= size + 4)
                    QVERIFY(!rows[y][x]);
        // The eyes in three corners: a dark ring, a light one, a dark heart.
        for (const QPoint corner : {QPoint(4, 4), QPoint(int(size) - 3, 4), QPoint(4, int(size) - 3)})
            for (int y = 0; y < 7; ++y)
                for (int x = 0; x < 7; ++x) {
                    const int ring = std::max(std::abs(x - 3), std::abs(y - 3));
                    QCOMPARE(rows[corner.y() + y][corner.x() + x], ring != 2);
                }
    }

    void hasColoursOfItsOwn()
    {
        for (const QString &line : qrText("x").split(u'\n', Qt::SkipEmptyParts))
            QVERIFY(line.startsWith(u"\x1b[30;107m"_s) && line.endsWith(u"\x1b[0m"_s));
    }

    void isNothingForWhatNoCodeHolds() { QCOMPARE(qrText(QByteArray(5000, 'x')), QString()); }
};

QTEST_GUILESS_MAIN(QrTextTest)
#include "tst_qrtext.moc"
