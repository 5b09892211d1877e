// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/webresources.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

class WebResources : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Guestwire::initWebResources(); }
    void pageNamesOnlyFilesThatAreEmbedded();
    void pageBringsNothingInline();
};

namespace {

QString page()
{
    QFile file(u":/web/index.html"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

void WebResources::pageNamesOnlyFilesThatAreEmbedded()
{
    static const QRegularExpression address(u"(?:src|href)=\"([^\"]+)\""_s);
    int count = 0;
    for (auto found = address.globalMatch(page()); found.hasNext(); ++count) {
        const QString path = u":/web"_s + found.next().captured(1);
        QVERIFY2(QFile::exists(path), qPrintable(path));
    }
    QVERIFY(count >= 2);
}

// The content security policy would refuse it.
void WebResources::pageBringsNothingInline()
{
    static const QRegularExpression inlined(u"<style|style=|\\bon[a-z]+=|<script(?![^>]* src=)"_s);
    QVERIFY(!page().isEmpty());
    QVERIFY(!page().contains(inlined));
}

QTEST_GUILESS_MAIN(WebResources)
#include "tst_webresources.moc"
