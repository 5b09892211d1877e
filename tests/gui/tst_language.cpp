// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/consolesetup.h"
#include "widgets/common/format.h"
#include "widgets/common/language.h"
#include "widgets/common/words.h"
#include "widgets/window/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QDialogButtonBox>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

struct Setup
{
    Client client;
    ScriptedServer server {client};
    Connections connections;
    ConnectionId id = connections.add(u"here"_s, client);
    MainWindow window {connections};

    explicit Setup(int vms = 1)
    {
        QList<Vm> list;
        for (int i = 0; i < vms; ++i)
            list.append(ScriptedServer::vm(u"web-%1"_s.arg(i)));
        server.setVms(list);
        window.show();
        if (!QTest::qWaitFor([this, vms] { return client.vms().size() == vms; }))
            qFatal("the list did not come");
    }

    bool sees(const QString &text) const
    {
        for (const QLabel *label : window.findChildren<QLabel *>())
            if (label->isVisible() && label->text() == text)
                return true;
        return false;
    }
};

QStringList titles(const MainWindow &window)
{
    QStringList titles;
    for (const QAction *action : window.menuBar()->actions())
        titles.append(action->text().remove(u'&'));
    return titles;
}

// The access keys of a menu that more than one of its entries has.
QStringList clashes(const QList<QAction *> &actions)
{
    QStringList seen;
    QStringList twice;
    for (const QAction *action : actions) {
        const QString key = QKeySequence::mnemonic(action->text()).toString();
        if (!key.isEmpty() && seen.contains(key))
            twice.append(key + u' ' + action->text());
        seen.append(key);
    }
    return twice;
}

} // namespace

// The window in the languages that it speaks.
class LanguageTest : public QObject
{
    Q_OBJECT

public:
    // Whoever runs it may have one of these languages already, in another country's way.
    static void initMain() { qputenv("LC_ALL", "C.UTF-8"); }

private slots:
    void initTestCase() { useOwnSettings(); }

    void init() { QSettings().clear(); }

    void speaksTheOneThatIsAskedFor_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QStringList>("menus");
        QTest::addColumn<QString>("cancel"); // a word of Qt's own
        QTest::newRow("English") << u"en"_s
                                 << QStringList {u"File"_s, u"VM"_s, u"View"_s, u"Server"_s,
                                                 u"Help"_s}
                                 << u"Cancel"_s;
        QTest::newRow("German") << u"de"_s
                                << QStringList {u"Datei"_s, u"VM"_s, u"Ansicht"_s, u"Server"_s,
                                                u"Hilfe"_s}
                                << u"Abbrechen"_s;
        QTest::newRow("French") << u"fr"_s
                                << QStringList {u"Fichier"_s, u"VM"_s, u"Affichage"_s, u"Serveur"_s,
                                                u"Aide"_s}
                                << u"Annuler"_s;
    }

    void speaksTheOneThatIsAskedFor()
    {
        QFETCH(const QString, code);
        Language::speak(code);
        const Setup s;
        QTEST(titles(s.window), "menus");
        QDialogButtonBox box(QDialogButtonBox::Cancel);
        QTEST(box.button(QDialogButtonBox::Cancel)->text().remove(u'&'), "cancel");
    }

    void countsInEachLanguage_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("vms");
        QTest::addColumn<QString>("text");
        QTest::newRow("none in English") << u"en"_s << 0 << u"0 VMs"_s;
        QTest::newRow("one in English") << u"en"_s << 1 << u"1 VM"_s;
        QTest::newRow("two in English") << u"en"_s << 2 << u"2 VMs"_s;
        QTest::newRow("one in German") << u"de"_s << 1 << u"1 VM"_s;
        QTest::newRow("two in German") << u"de"_s << 2 << u"2 VMs"_s;
        QTest::newRow("none in French") << u"fr"_s << 0 << u"0 VM"_s;
        QTest::newRow("two in French") << u"fr"_s << 2 << u"2 VM"_s;
    }

    void countsInEachLanguage()
    {
        QFETCH(const QString, code);
        QFETCH(const int, vms);
        QFETCH(const QString, text);
        Language::speak(code);
        const Setup s(vms);
        QTRY_VERIFY(s.sees(text));
    }

    void writesNumbersAndTimesByLanguage_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("size");
        QTest::addColumn<QString>("time");
        QTest::addColumn<QString>("date");
        QTest::newRow("English") << u"en"_s << u"1.5 GiB"_s << u"3:04:05 PM"_s
                                 << u"1/2/26 3:04 PM"_s;
        QTest::newRow("German") << u"de"_s << u"1,5\u00a0GiB"_s << u"15:04:05"_s
                                << u"02.01.26 15:04"_s;
        QTest::newRow("French") << u"fr"_s << u"1,5\u00a0Gio"_s << u"15:04:05"_s
                                << u"02/01/2026 15:04"_s;
    }

    void writesNumbersAndTimesByLanguage()
    {
        QFETCH(const QString, code);
        Language::speak(code);
        const QDateTime at(QDate(2026, 1, 2), QTime(15, 4, 5));
        QTEST(Format::bytes(1.5 * 1024 * 1024 * 1024), "size");
        QTEST(Format::time(at).simplified(), "time");
        QTEST(Format::dateTime(at).simplified(), "date");
    }

    void keepsTheChoiceForTheNextStart()
    {
        Language::speak(u"en"_s);
        const Setup s;
        QVERIFY(s.window.findChild<QAction *>(u"language-"_s)->isChecked());
        s.window.findChild<QAction *>(u"language-de"_s)->trigger();
        QCOMPARE(Language::chosen(), u"de"_s);
        QVERIFY(s.sees(u"The language changes when Guestwire is started again."_s));
        const Setup next;
        QVERIFY(next.window.findChild<QAction *>(u"language-de"_s)->isChecked());
    }

    void givesEachEntryOfAMenuItsOwnKey_data() { languages(); }

    void givesEachEntryOfAMenuItsOwnKey()
    {
        QFETCH(const QString, code);
        Language::speak(code);
        const Setup s;
        QCOMPARE(clashes(s.window.menuBar()->actions()), QStringList());
        for (const QMenu *menu : s.window.findChildren<QMenu *>())
            QCOMPARE(clashes(menu->actions()), QStringList());
    }

    void fallsBackToEnglish()
    {
        Language::speak(u"it"_s);
        const Setup s(2);
        QCOMPARE(titles(s.window).first(), u"File"_s);
        QTRY_VERIFY(s.sees(u"2 VMs"_s));
    }

    void leavesTheWordsOfTheProtocolAlone()
    {
        Language::speak(u"de"_s);
        const Vm vm = ScriptedServer::vm(u"web-01"_s, State::Off, Role::Viewer);
        QVERIFY(Words::obstacle(Action::Start, vm).contains(u"„control“"_s));
    }

private:
    static void languages()
    {
        QTest::addColumn<QString>("code");
        for (const Language &language : Language::all())
            if (!language.code.isEmpty())
                QTest::newRow(qPrintable(language.code)) << language.code;
    }
};

QTEST_MAIN(LanguageTest)
#include "tst_language.moc"
