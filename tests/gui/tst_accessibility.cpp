// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/everywindow.h"
#include "widgets/common/menubutton.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

QString described(const QWidget &widget)
{
    return QLatin1StringView(widget.metaObject()->className()) + u" "_s + widget.objectName();
}

// Tabs are told one by one, and what is inside Qt's own widgets by these.
bool isTold(const QWidget &widget)
{
    return qobject_cast<const QTabWidget *>(&widget) || qobject_cast<const QTabBar *>(&widget)
        || widget.objectName().startsWith(u"qt_"_s);
}

QString nameOf(QWidget &widget)
{
    QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(&widget);
    return seen ? seen->text(QAccessible::Name) : QString();
}

QStringList namelessIn(const QWidget &window)
{
    QStringList nameless;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->isVisibleTo(&window) && widget->window() == &window
            && widget->focusPolicy() != Qt::NoFocus && !isTold(*widget)
            && nameOf(*widget).isEmpty())
            nameless.append(described(*widget));
    }
    return nameless;
}

// A name beside the words would be read in their place.
QStringList labelsWithOtherNamesIn(const QWidget &window)
{
    QStringList others;
    for (QLabel *label : window.findChildren<QLabel *>()) {
        const QString about = label->text();
        label->setText(u"words"_s);
        if (!label->buddy() && nameOf(*label) != u"words"_s)
            others.append(described(*label) + u' ' + nameOf(*label));
        label->setText(about);
    }
    return others;
}

bool showsWords(const QToolButton &button)
{
    return !button.text().isEmpty()
        && (button.icon().isNull() || button.toolButtonStyle() != Qt::ToolButtonIconOnly);
}

// A picture alone needs words; Qt's own ones in line edits and tab bars have none.
QStringList untoldButtonsIn(const QWidget &window)
{
    QStringList untold;
    for (const QToolButton *button : window.findChildren<QToolButton *>()) {
        const bool isQts = qobject_cast<const QLineEdit *>(button->parentWidget())
            || qobject_cast<const QTabBar *>(button->parentWidget()) || isTold(*button);
        if (button->window() == &window && !isQts && button->toolTip().isEmpty()
            && !showsWords(*button))
            untold.append(described(*button) + u' ' + button->text());
    }
    return untold;
}

// Goes through all tabs of a window, wherever there are some.
template<typename Look>
void onEachTab(QWidget &window, Look look)
{
    look();
    for (QTabWidget *tabs : window.findChildren<QTabWidget *>()) {
        for (int tab = 0; tabs->isVisible() && tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            QCoreApplication::sendPostedEvents();
            look();
        }
    }
}

} // namespace

// Whoever does not see the window is told all of it.
class AccessibilityTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { useOwnSettings(); }

    void init() { QSettings().clear(); }

    void namesWhatTakesTheKeyboard_data() { allWindows(); }
    void namesWhatTakesTheKeyboard()
    {
        QFETCH(const int, window);
        Stage s;
        QWidget *opened = everyWindow()[size_t(window)].open(s);
        QVERIFY(opened && QTest::qWaitForWindowExposed(opened->windowHandle()));
        onEachTab(*opened, [opened] { QCOMPARE(namelessIn(*opened).join(u' '), QString()); });
    }

    void readsTheWordsOfLabels_data() { allWindows(); }
    void readsTheWordsOfLabels()
    {
        QFETCH(const int, window);
        Stage s;
        const QWidget *opened = everyWindow()[size_t(window)].open(s);
        QVERIFY(opened);
        QCOMPARE(labelsWithOtherNamesIn(*opened).join(u' '), QString());
    }

    void tellsWhatToolButtonsDo_data() { allWindows(); }
    void tellsWhatToolButtonsDo()
    {
        QFETCH(const int, window);
        Stage s;
        QWidget *opened = everyWindow()[size_t(window)].open(s);
        QVERIFY(opened && QTest::qWaitForWindowExposed(opened->windowHandle()));
        onEachTab(*opened, [opened] { QCOMPARE(untoldButtonsIn(*opened).join(u' '), QString()); });
    }

    void titlesEveryWindow_data() { allWindows(); }
    void titlesEveryWindow()
    {
        QFETCH(const int, window);
        Stage s;
        const QWidget *opened = everyWindow()[size_t(window)].open(s);
        QVERIFY(opened && !opened->windowTitle().isEmpty());
    }

    void tellsTheKeysOfToolButtons()
    {
        Stage s;
        s.window.showPerformanceOf(u"web-01"_s);
        for (const QToolBar *bar : s.window.findChildren<QToolBar *>())
            for (const QAction *action : bar->actions())
                if (const QKeySequence keys = action->shortcut(); !keys.isEmpty())
                    QVERIFY2(action->toolTip().contains(keys.toString(QKeySequence::NativeText)),
                             qPrintable(action->toolTip()));
    }

    void showsTheMenusOfButtons_data() { allWindows(); }
    void showsTheMenusOfButtons()
    {
        QFETCH(const int, window);
        Stage s;
        const QWidget *opened = everyWindow()[size_t(window)].open(s);
        QVERIFY(opened);
        for (MenuButton *button : opened->findChildren<MenuButton *>()) {
            if (!button->menu())
                continue;
            QAccessibleInterface *face = QAccessible::queryAccessibleInterface(button);
            QCOMPARE(face->role(), QAccessible::ButtonMenu);
            QVERIFY(!face->text(QAccessible::Name).isEmpty());
            QCOMPARE(face->childCount(), 1);
            QCOMPARE(face->child(0)->object(), button->menu());
            QCOMPARE(face->indexOfChild(face->child(0)), 0);
            QVERIFY(face->state().hasPopup);
        }
    }

    void opensTheMenusOfButtons()
    {
        Stage s;
        s.window.showConsoleOf(u"web-01"_s);
        auto *button = s.window.findChild<MenuButton *>(u"terminalMenu"_s);
        QTRY_VERIFY(button->isVisible() && button->isEnabled());
        QAccessibleActionInterface *acts =
            QAccessible::queryAccessibleInterface(button)->actionInterface();
        QVERIFY(acts->actionNames().contains(QAccessibleActionInterface::showMenuAction()));
        QSignalSpy opened(button->menu(), &QMenu::aboutToShow);
        connect(button->menu(), &QMenu::aboutToShow, button->menu(), &QWidget::close,
                Qt::QueuedConnection);
        acts->doAction(QAccessibleActionInterface::showMenuAction());
        QTRY_COMPARE(opened.size(), 1);
    }

private:
    static void allWindows()
    {
        QTest::addColumn<int>("window");
        for (int i = 0; i < int(everyWindow().size()); ++i)
            QTest::newRow(everyWindow()[size_t(i)].name) << i;
    }
};

QTEST_MAIN(AccessibilityTest)
#include "tst_accessibility.moc"
