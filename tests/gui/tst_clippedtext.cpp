// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/everywindow.h"
#include "widgets/common/language.h"
#include "widgets/common/programstyle.h"

#include <QComboBox>
#include <QHeaderView>
#include <QTabBar>
#include <QTabWidget>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

bool isClipped(const QLabel &label)
{
    // What may be longer than its place has a tool tip, or its place is all that there is.
    if (label.text().isEmpty() || !label.toolTip().isEmpty()
        || label.sizePolicy().horizontalPolicy() == QSizePolicy::Ignored)
        return false;
    if (label.wordWrap())
        return label.height() < label.heightForWidth(label.width());
    return label.width() < label.sizeHint().width() || label.height() < label.sizeHint().height();
}

QStringList clippedHeaders(const QHeaderView &header)
{
    QStringList clipped;
    for (int i = 0; i < header.count(); ++i)
        if (!header.isSectionHidden(i) && header.sectionSize(i) < header.sectionSizeHint(i))
            clipped.append(header.model()->headerData(i, Qt::Horizontal).toString());
    return clipped;
}

QStringList clippedIn(const QWidget &window)
{
    QStringList clipped;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        // Another window is looked at by itself.
        if (!widget->isVisible() || widget->window() != &window)
            continue;
        const auto *label = qobject_cast<const QLabel *>(widget);
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const auto *header = qobject_cast<const QHeaderView *>(widget);
        const bool isNarrow = widget->width() < widget->sizeHint().width();
        if (label && isClipped(*label))
            clipped.append(label->text());
        else if (button && isNarrow && !button->text().isEmpty() && button->toolTip().isEmpty())
            clipped.append(button->text());
        else if ((qobject_cast<const QComboBox *>(widget) || qobject_cast<const QTabBar *>(widget))
                 && isNarrow)
            clipped.append(widget->objectName() + u" "_s
                           + QLatin1StringView(widget->metaObject()->className()));
        else if (header && header->orientation() == Qt::Horizontal)
            clipped += clippedHeaders(*header);
        else if (widget->objectName() == u"qt_toolbar_ext_button"_s)
            clipped.append(u"a tool bar"_s);
    }
    return clipped;
}

// For people who want to look: pictures of all windows are put into the folder $GUESTWIRE_PICTURES,
// in the theme $GUESTWIRE_THEME.
void keepPicture(QWidget &window, const QString &name)
{
    const QString folder = qEnvironmentVariable("GUESTWIRE_PICTURES");
    if (!folder.isEmpty())
        window.grab().save(folder + u'/' + QString(name).replace(u' ', u'-') + u".png"_s);
}

} // namespace

// No text is cut off, whatever the language.
class ClippedTextTest : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("LC_ALL", "C.UTF-8"); }

private slots:
    void initTestCase()
    {
        useOwnSettings();
        QApplication::setStyle(new ProgramStyle);
        if (qEnvironmentVariable("GUESTWIRE_THEME") == u"dark"_s)
            QApplication::setPalette(Theme::dark());
        else if (qEnvironmentVariable("GUESTWIRE_THEME") == u"light"_s)
            QApplication::setPalette(Theme::light());
    }

    void init() { QSettings().clear(); }

    void showsAllOfItsText_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("window");
        for (const QString &code : {u"en"_s, u"de"_s, u"fr"_s})
            for (int i = 0; i < int(everyWindow().size()); ++i)
                QTest::newRow(
                    qPrintable(code + u": "_s + QLatin1StringView(everyWindow()[size_t(i)].name)))
                    << code << i;
    }

    void showsAllOfItsText()
    {
        QFETCH(const QString, code);
        QFETCH(const int, window);
        Language::speak(code);
        Stage s;
        QWidget *opened = everyWindow()[size_t(window)].open(s);
        QVERIFY(QTest::qWaitForWindowExposed(opened->windowHandle()));
        QTRY_COMPARE(clippedIn(*opened).join(u'|'), QString());
        const QString name =
            code + u'-' + QLatin1StringView(everyWindow()[size_t(window)].name) + u'-';
        keepPicture(*opened, name);
        for (QTabWidget *tabs : opened->findChildren<QTabWidget *>()) {
            for (int tab = 0; tabs->isVisible() && tab < tabs->count(); ++tab) {
                tabs->setCurrentIndex(tab);
                QCoreApplication::sendPostedEvents();
                QTRY_COMPARE(clippedIn(*opened).join(u'|'), QString());
                keepPicture(*opened, name + tabs->tabText(tab));
            }
        }
    }

    void showsAllOfItsTextOverAConsole_data()
    {
        QTest::addColumn<QString>("code");
        for (const QString &code : {u"en"_s, u"de"_s, u"fr"_s})
            QTest::newRow(qPrintable(code)) << code;
    }

    // Somebody else asks for the keyboard, so that every button is there.
    void showsAllOfItsTextOverAConsole()
    {
        QFETCH(const QString, code);
        Language::speak(code);
        ConsoleSetup s;
        QVERIFY(s.open(self));
        s.state(self, {other});
        QTRY_VERIFY(s.page.findChild<QAbstractButton *>(u"handOver"_s)->isVisible());
        QTRY_COMPARE(clippedIn(s.page).join(u'|'), QString());
        s.state(other);
        QTRY_VERIFY(s.page.findChild<QAbstractButton *>(u"take"_s)->isVisible());
        QTRY_COMPARE(clippedIn(s.page).join(u'|'), QString());
    }
};

QTEST_MAIN(ClippedTextTest)
#include "tst_clippedtext.moc"
