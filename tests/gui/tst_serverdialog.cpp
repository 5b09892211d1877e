// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/pairingstring.h"
#include "core/link/inprocesslink.h"
#include "core/service/keypair.h"
#include "core/service/service.h"
#include "tests/support/fakehost.h"
#include "tests/support/linkpair.h"
#include "tests/support/patience.h"
#include "tests/support/wireclient.h"
#include "widgets/common/icons.h"
#include "widgets/server/accountdialog.h"
#include "widgets/server/serverdialog.h"
#include "widgets/server/tokendialog.h"
#include "widgets/window/mainwindow.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPointer>
#include <QProcess>
#include <QPushButton>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include <algorithm>

using namespace Guestwire;
using namespace Guestwire::Test;
using namespace Qt::StringLiterals;

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, patience)

namespace {

const QString password = u"correct horse battery"_s;

Config configuration(const TlsConfig &tls)
{
    Config config;
    config.listen = {u"127.0.0.1:0"_s};
    config.tls = tls;
    return config;
}

std::vector<std::unique_ptr<Host>> hosts()
{
    std::vector<std::unique_ptr<Host>> hosts;
    hosts.push_back(std::make_unique<FakeHost>());
    return hosts;
}

// A real service beside a window, without its thread; the server follows accounts and the switch as
// the program has it.
struct Desk
{
    explicit Desk(const Grant &grant = {Role::Admin, {}}, const TlsConfig &tls = {true, {}, {}})
        : service(configuration(tls), directory.path(), hosts())
    {
        if (!service.load())
            qFatal("the state directory is of no use");
        service.offerSwitch();
        const auto follow = [this] {
            if (!service.hasAccounts() || !service.isListeningWanted())
                service.stopServing();
            else if (urls.isEmpty())
                if (const auto listening = service.serve())
                    urls = listening.value();
        };
        QObject::connect(&service, &Service::accountsChanged, &service, follow);
        QObject::connect(&service, &Service::listeningWanted, &service, follow);
        QObject::connect(&service, &Service::statusChanged, &service,
                         [this](const ServiceStatus &status) { urls = status.urls; });
        auto [near, far] = InProcessLink::makePair();
        service.adopt(std::move(far), {u"me"_s, grant, {}, {}, 0});
        client.attach(std::move(near));
        dialog = new ServerDialog(connections, nullptr);
        dialog->show();
        if (!QTest::qWaitFor([this] { return client.state() == Client::State::Live; }, patience))
            qFatal("no connection");
    }

    ~Desk()
    {
        delete dialog.data();
        client.detach();
    }

    template<typename T>
    T *find(const QString &name) const
    {
        for (QWidget *window : QApplication::topLevelWidgets()) {
            if (window->objectName() == name)
                if (auto *found = qobject_cast<T *>(window))
                    return found;
            if (auto *found = window->findChild<T *>(name))
                return found;
        }
        return nullptr;
    }

    void click(const QString &button) const
    {
        auto *found = find<QPushButton>(button);
        if (!found || !found->isEnabled())
            qFatal("%s can not be clicked", qPrintable(button));
        QTest::mouseClick(found, Qt::LeftButton);
    }

    void showTab(int tab) const { dialog->findChild<QTabWidget *>()->setCurrentIndex(tab); }

    void enterAccount(const QString &name) const
    {
        QTest::keyClicks(find<QLineEdit>(u"accountName"_s), name);
        QTest::keyClicks(find<QLineEdit>(u"accountPassword"_s), password);
        QTest::keyClicks(find<QLineEdit>(u"accountPasswordAgain"_s), password);
    }

    bool isAsked() const { return find<QDialog>(u"accountDialog"_s) != nullptr; }

    // The button that is no Cancel, in the question that is open; null where there is none.
    static QAbstractButton *consent()
    {
        for (QWidget *window : QApplication::topLevelWidgets())
            if (auto *box = qobject_cast<QMessageBox *>(window); box && box->isVisible())
                for (QAbstractButton *button : box->buttons())
                    if (box->buttonRole(button) == QMessageBox::DestructiveRole)
                        return button;
        return nullptr;
    }

    static void agree()
    {
        EVENTUALLY(consent());
        QTest::mouseClick(consent(), Qt::LeftButton);
    }

    QTemporaryDir directory;
    Service service;
    QStringList urls;
    Client client;
    Connections connections;
    ConnectionId id = connections.add(u"here"_s, client);
    QPointer<ServerDialog> dialog;
};

} // namespace

class TestServerDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void theFirstAdministratorTurnsTheServerOn();
    void passwordsHaveToMatch();
    void tellsHowStrongAPasswordIs_data();
    void tellsHowStrongAPasswordIs();
    void turnsOffAfterAQuestionAndOnAgain();
    void showsTheCertificate();
    void showsThatTheCertificateEnds_data();
    void showsThatTheCertificateEnds();
    void showsThePairingStringAsAQrCode();
    void changesAnAccount();
    void removesAnAccountAfterAQuestion();
    void refusalIsShown();
    void showsATokenOnce();
    void clientsAreShownAndDropped();
    void saysWhichPermissionIsMissing();
    void saysThatThereIsNoConnection();
    void asksOnlyWhileItIsShown();
    void opensFromMenuAndStatusLine();
    void aViewerHasNoServerOfItsOwn();
    void everythingHasAName();
};

void TestServerDialog::theFirstAdministratorTurnsTheServerOn()
{
    Desk desk;
    auto *box = desk.find<QCheckBox>(u"serverSwitch"_s);
    EVENTUALLY(box->isEnabled());
    QVERIFY(!box->isChecked());
    QVERIFY(desk.find<QLabel>(u"serverState"_s)->text().contains(u"no account"_s));
    QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    EVENTUALLY(desk.isAsked());
    QVERIFY(desk.urls.isEmpty()); // off until it is done
    QVERIFY(!desk.find<QPushButton>(u"saveAccount"_s)->isEnabled());
    desk.enterAccount(u"ada"_s);
    desk.click(u"saveAccount"_s);
    EVENTUALLY(!desk.urls.isEmpty());
    EVENTUALLY(box->isChecked());
    EVENTUALLY(desk.find<QLineEdit>(u"serverAddress"_s)->text() == desk.urls.join(u' '));
    EVENTUALLY(!desk.isAsked());
    desk.click(u"serverAddressCopy"_s);
    QCOMPARE(QApplication::clipboard()->text(), desk.urls.join(u' '));
}

void TestServerDialog::passwordsHaveToMatch()
{
    Desk desk;
    desk.showTab(2);
    EVENTUALLY(desk.find<QPushButton>(u"addAccount"_s)->isEnabled());
    desk.click(u"addAccount"_s);
    EVENTUALLY(desk.isAsked());
    desk.enterAccount(u"ada"_s);
    auto *save = desk.find<QPushButton>(u"saveAccount"_s);
    QVERIFY(save->isEnabled());
    QTest::keyClicks(desk.find<QLineEdit>(u"accountPasswordAgain"_s), u"x"_s);
    QVERIFY(!save->isEnabled());
    QVERIFY(save->toolTip().contains(u"differ"_s));
    desk.find<QLineEdit>(u"accountPassword"_s)->setText(u"short"_s);
    desk.find<QLineEdit>(u"accountPasswordAgain"_s)->setText(u"short"_s);
    QVERIFY(!save->isEnabled());
}

void TestServerDialog::tellsHowStrongAPasswordIs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    QTest::newRow("nothing") << QString() << u"at least"_s;
    QTest::newRow("short") << u"Ab1!"_s << u"at least"_s;
    QTest::newRow("one letter") << u"aaaaaaaaaaaaaaaaaaaaaa"_s << u"Weak"_s;
    QTest::newRow("a word") << u"password"_s << u"Weak"_s;
    QTest::newRow("ten") << u"tr0ub4dor&"_s << u"Fair"_s;
    QTest::newRow("words") << u"correct horse battery staple"_s << u"Strong"_s;
}

void TestServerDialog::tellsHowStrongAPasswordIs()
{
    QFETCH(const QString, text);
    QFETCH(const QString, word);
    QVERIFY2(AccountDialog::strength(text).contains(word),
             qPrintable(AccountDialog::strength(text)));
}

namespace {

// Through the window, as a person does it.
void makeAdministrator(Desk &desk, const QString &name = u"ada"_s)
{
    desk.showTab(2);
    EVENTUALLY(desk.find<QPushButton>(u"addAccount"_s)->isEnabled());
    desk.click(u"addAccount"_s);
    EVENTUALLY(desk.isAsked());
    desk.enterAccount(name);
    desk.click(u"saveAccount"_s);
    EVENTUALLY(!desk.isAsked());
    auto *list = desk.find<QTreeWidget>(u"accounts"_s);
    EVENTUALLY(!list->findItems(name, Qt::MatchExactly).isEmpty());
    const QRect place = list->visualItemRect(list->findItems(name, Qt::MatchExactly).first());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, place.center());
}

} // namespace

void TestServerDialog::turnsOffAfterAQuestionAndOnAgain()
{
    Desk desk;
    makeAdministrator(desk);
    desk.showTab(0);
    auto *box = desk.find<QCheckBox>(u"serverSwitch"_s);
    EVENTUALLY(box->isChecked());
    QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    QVERIFY(!desk.urls.isEmpty());
    Desk::agree();
    EVENTUALLY(desk.urls.isEmpty());
    EVENTUALLY(!box->isChecked());
    QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    EVENTUALLY(!desk.urls.isEmpty() && box->isChecked());
}

void TestServerDialog::showsTheCertificate()
{
    Desk desk;
    makeAdministrator(desk);
    desk.showTab(0);
    auto *fingerprint = desk.find<QLineEdit>(u"serverFingerprint"_s);
    EVENTUALLY(fingerprint->isVisible());
    QCOMPARE(fingerprint->text().count(u':'), 31);
    const QString pin = desk.find<QLineEdit>(u"serverPin"_s)->text();
    QVERIFY(pin.startsWith(u"sha256/"_s));
    const auto pairing = parsePairingString(desk.find<QLineEdit>(u"serverPairing"_s)->text());
    QVERIFY(pairing);
    QCOMPARE(pairing.value().pin, pin);
    QCOMPARE(pairing.value().url().toString(), desk.urls.first());
    QVERIFY(desk.find<QLabel>(u"serverCertificate"_s)->text().contains(u"left"_s));
    QVERIFY(desk.find<QLabel>(u"serverCertificateMark"_s)->isHidden());
}

void TestServerDialog::showsThatTheCertificateEnds_data()
{
    QTest::addColumn<int>("daysLeft");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("event");
    QTest::addColumn<Severity>("severity");
    QTest::newRow("it ends") << 10 << u"hv1: ends in "_s << u"the TLS certificate ends on "_s
                             << Severity::Warning;
    QTest::newRow("it has ended") << -1 << u"hv1: ended on "_s << u"the TLS certificate ended on "_s
                                  << Severity::Critical;
}

void TestServerDialog::showsThatTheCertificateEnds()
{
    QFETCH(const int, daysLeft);
    QFETCH(const QString, shown);
    QFETCH(const QString, event);
    QFETCH(const Severity, severity);
    const QTemporaryDir files;
    const auto key = makeKey();
    QVERIFY(key);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto certificate =
        makeSelfSigned(key.value(), {{u"hv1"_s}, {}, now.addDays(-90), now.addDays(daysLeft)});
    QVERIFY(certificate);
    const TlsConfig tls {true, files.filePath(u"my.crt"_s), files.filePath(u"my.key"_s)};
    for (const auto &[path, pem] :
         {std::pair(tls.certificate, certificate.value()), std::pair(tls.key, key.value())}) {
        QFile file(path);
        QVERIFY(file.open(QFile::NewOnly, QFile::ReadOwner | QFile::WriteOwner));
        file.write(pem);
    }
    Desk desk({Role::Admin, {}}, tls);
    QList<Event> events;
    connect(&desk.client, &Client::happened, this,
            [&events](const Event &happened) { events.append(happened); });
    makeAdministrator(desk);
    desk.showTab(0);
    const auto *label = desk.find<QLabel>(u"serverCertificate"_s);
    EVENTUALLY(label->isVisible());
    QVERIFY2(label->text().contains(shown), qPrintable(label->text()));
    QVERIFY(label->font().bold());
    const auto *mark = desk.find<QLabel>(u"serverCertificateMark"_s);
    QVERIFY(mark->isVisible());
    const QImage picture = mark->pixmap().toImage();
    QCOMPARE(picture, Icons::severity(severity).pixmap(mark->pixmap().size()).toImage());
    const auto isTold = [&](const Event &happened) {
        return happened.message.startsWith(event) && happened.severity == severity;
    };
    EVENTUALLY(std::ranges::any_of(events, isTold));
}

// As a camera sees it, and in a dark window too.
void TestServerDialog::showsThePairingStringAsAQrCode()
{
    const QPalette usual = QApplication::palette();
    QApplication::setPalette(QPalette(Qt::black));
    Desk desk;
    makeAdministrator(desk);
    EVENTUALLY(!desk.urls.isEmpty());
    desk.showTab(0);
    auto *picture = desk.find<QWidget>(u"serverPairingQr"_s);
    EVENTUALLY(picture->isVisible());
    const QString text = desk.find<QLineEdit>(u"serverPairing"_s)->text();
    QVERIFY(text.startsWith(u"guestwire-pair:"_s));
    QVERIFY(
        !QAccessible::queryAccessibleInterface(picture)->text(QAccessible::Description).isEmpty());
    for (const qreal scale : {1.0, 1.5, 2.0}) {
        QImage image((QSizeF(picture->size()) * scale).toSize(), QImage::Format_RGB32);
        image.setDevicePixelRatio(scale);
        image.fill(Qt::black);
        picture->render(&image);
        const QString file = desk.directory.filePath(u"qr.png"_s);
        QVERIFY(image.save(file));
        QProcess zbarimg;
        zbarimg.start(u"zbarimg"_s,
                      {u"--raw"_s, u"-q"_s, u"-Sdisable"_s, u"-Sqrcode.enable"_s, file});
        QVERIFY2(zbarimg.waitForFinished(), qPrintable(zbarimg.errorString()));
        QCOMPARE(QString::fromUtf8(zbarimg.readAllStandardOutput()).trimmed(), text);
        QCOMPARE(image.pixelColor(0, 0), QColor(Qt::white));
    }
    QApplication::setPalette(usual);
}

void TestServerDialog::changesAnAccount()
{
    Desk desk;
    makeAdministrator(desk);
    makeAdministrator(desk, u"bob"_s);
    auto *list = desk.find<QTreeWidget>(u"accounts"_s);
    QCOMPARE(list->currentItem()->text(0), u"bob"_s);
    QCOMPARE(list->currentItem()->text(1), u"viewer"_s); // the least is proposed
    desk.click(u"changeAccount"_s);
    EVENTUALLY(desk.isAsked());
    desk.find<QComboBox>(u"accountRole"_s)->setCurrentText(u"operator"_s);
    QTest::keyClicks(desk.find<QLineEdit>(u"accountVms"_s), u"web-*, db-*"_s);
    desk.click(u"saveAccount"_s);
    EVENTUALLY(!desk.isAsked());
    EVENTUALLY(list->findItems(u"bob"_s, Qt::MatchExactly).first()->text(1) == u"operator"_s);
    QCOMPARE(list->findItems(u"bob"_s, Qt::MatchExactly).first()->text(2), u"web-*, db-*"_s);
}

void TestServerDialog::removesAnAccountAfterAQuestion()
{
    Desk desk;
    makeAdministrator(desk);
    makeAdministrator(desk, u"bob"_s);
    auto *list = desk.find<QTreeWidget>(u"accounts"_s);
    desk.click(u"removeAccount"_s);
    QCOMPARE(list->topLevelItemCount(), 2);
    Desk::agree();
    EVENTUALLY(list->topLevelItemCount() == 1);
    QCOMPARE(list->topLevelItem(0)->text(0), u"ada"_s);
}

void TestServerDialog::refusalIsShown()
{
    Desk desk;
    makeAdministrator(desk);
    desk.click(u"removeAccount"_s);
    Desk::agree();
    EVENTUALLY(desk.find<QLabel>(u"accountsStatus"_s)->text().contains(u"last administrator"_s));
    QCOMPARE(desk.find<QTreeWidget>(u"accounts"_s)->topLevelItemCount(), 1);
}

void TestServerDialog::showsATokenOnce()
{
    Desk desk;
    makeAdministrator(desk);
    desk.click(u"issueToken"_s);
    EVENTUALLY(desk.find<QDialog>(u"tokenDialog"_s));
    QVERIFY(!desk.find<QPushButton>(u"copyToken"_s)->isEnabled());
    desk.click(u"makeToken"_s);
    auto *token = desk.find<QLineEdit>(u"token"_s);
    EVENTUALLY(token->text().count(u'.') == 2);
    QVERIFY(!desk.find<QPushButton>(u"makeToken"_s)->isEnabled());
    desk.click(u"copyToken"_s);
    QCOMPARE(QApplication::clipboard()->text(), token->text());
}

void TestServerDialog::clientsAreShownAndDropped()
{
    Desk desk({Role::Admin, {}}, TlsConfig());
    makeAdministrator(desk);
    EVENTUALLY(!desk.urls.isEmpty());
    auto issued = desk.client.serverControl().issueToken(u"ada"_s, std::chrono::hours(1));
    EVENTUALLY(issued.isFinished());
    WireClient other(QUrl(desk.urls.first() + u"/ws"_s), issued.result().value().token.toLatin1());
    QVERIFY(other.opened());
    desk.showTab(1);
    auto *list = desk.find<QTreeWidget>(u"clients"_s);
    EVENTUALLY(list->topLevelItemCount() == 2);
    QCOMPARE(list->topLevelItem(0)->text(0), u"me"_s);
    QCOMPARE(list->topLevelItem(0)->text(1), u"this window"_s);
    list->setCurrentItem(list->topLevelItem(0));
    auto *drop = desk.find<QPushButton>(u"dropClient"_s);
    QVERIFY(!drop->isEnabled());
    QCOMPARE(list->topLevelItem(1)->text(0), u"ada"_s);
    QCOMPARE(list->topLevelItem(1)->text(1), u"127.0.0.1"_s);
    list->setCurrentItem(list->topLevelItem(1));
    desk.click(u"dropClient"_s);
    QVERIFY(other.isOpen()); // until the question is answered
    Desk::agree();
    QCOMPARE(other.closeCode(), 4503);
    EVENTUALLY(list->topLevelItemCount() == 1);
}

void TestServerDialog::saysWhichPermissionIsMissing()
{
    Desk desk({Role::Operator, {}});
    auto *obstacle = desk.find<QLabel>(u"serverObstacle"_s);
    EVENTUALLY(obstacle->isVisible());
    QVERIFY(obstacle->text().contains(u"admin"_s));
    QVERIFY(!desk.find<QCheckBox>(u"serverSwitch"_s)->isVisible());
}

void TestServerDialog::saysThatThereIsNoConnection()
{
    Desk desk;
    EVENTUALLY(desk.find<QCheckBox>(u"serverSwitch"_s)->isVisible());
    desk.client.detach();
    auto *obstacle = desk.find<QLabel>(u"serverObstacle"_s);
    EVENTUALLY(obstacle->isVisible());
    QVERIFY(obstacle->text().contains(u"here"_s));
}

void TestServerDialog::asksOnlyWhileItIsShown()
{
    Desk desk;
    desk.showTab(1);
    auto *list = desk.find<QTreeWidget>(u"clients"_s);
    EVENTUALLY(list->topLevelItemCount() == 1);
    desk.dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    desk.dialog->hide();
    Client other;
    auto [near, far] = InProcessLink::makePair();
    desk.service.adopt(std::move(far), {u"other"_s, {Role::Viewer, {}}, {}, {}, 0});
    other.attach(std::move(near));
    EVENTUALLY(other.state() == Client::State::Live);
    QVERIFY(!desk.dialog->findChild<QTimer *>(u"askTimer"_s)->isActive());
    QCOMPARE(list->topLevelItemCount(), 1);
    desk.dialog->show();
    EVENTUALLY(list->topLevelItemCount() == 2);
    other.detach();
}

void TestServerDialog::opensFromMenuAndStatusLine()
{
    Desk desk;
    desk.dialog->close();
    MainWindow window(desk.connections);
    window.setServerStatus({});
    window.show();
    auto *status = window.findChild<QToolButton *>(u"serverStatus"_s);
    QVERIFY(status->isVisible());
    QTest::mouseClick(status, Qt::LeftButton);
    auto *shown = window.findChild<ServerDialog *>();
    QVERIFY(shown && shown->isVisible());
    window.findChild<QAction *>(u"showServer"_s)->trigger();
    QCOMPARE(window.findChildren<ServerDialog *>().size(), 1);
}

void TestServerDialog::aViewerHasNoServerOfItsOwn()
{
    Desk desk;
    MainWindow window(desk.connections);
    window.show();
    QVERIFY(!window.findChild<QToolButton *>(u"serverStatus"_s)->isVisible());
}

void TestServerDialog::everythingHasAName()
{
    Desk desk;
    makeAdministrator(desk);
    desk.click(u"changeAccount"_s);
    EVENTUALLY(desk.isAsked());
    for (const QString &name : {u"serverDialog"_s, u"accountDialog"_s}) {
        for (QWidget *widget : desk.find<QDialog>(name)->findChildren<QWidget *>()) {
            if ((widget->focusPolicy() & Qt::TabFocus) == 0
                || widget->objectName().startsWith(u"qt_"_s))
                continue;
            auto *accessible = QAccessible::queryAccessibleInterface(widget);
            if (accessible && accessible->text(QAccessible::Name).isEmpty()
                && !qobject_cast<QTabWidget *>(widget))
                QFAIL(qPrintable(QLatin1StringView(widget->metaObject()->className()) + u' '
                                 + widget->objectName()));
        }
    }
}

QTEST_MAIN(TestServerDialog)

#include "tst_serverdialog.moc"
