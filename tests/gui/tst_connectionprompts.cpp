// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/connector.h"
#include "widgets/dialogs/logindialog.h"
#include "widgets/dialogs/trustdialog.h"
#include "widgets/window/connectionprompts.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

struct Setup
{
    QTemporaryDir folder;
    KnownServers servers {folder.filePath(u"servers"_s)};
    Client client;
    Connector connector {QUrl(u"wss://hv2:8443"_s), client, servers};
    Connections connections;
    QWidget window;
    ConnectionId id = connections.add(u"hv2"_s, client, &connector);
    ConnectionPrompts prompts {connections, &window};

    Setup() { window.show(); }
};

bool says(const QDialog &dialog, const QString &text)
{
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        if (label->text() == text)
            return true;
    return false;
}

} // namespace

class TestConnectionPrompts : public QObject
{
    Q_OBJECT

private slots:
    void doNotTrustByDefault()
    {
        Setup s;
        emit s.connector.trustAsked(u"sha256/AbCd"_s, QSslCertificate());
        auto *dialog = s.window.findChild<TrustDialog *>();
        QVERIFY(dialog);
        QSignalSpy trusted(dialog, &TrustDialog::trusted);
        QSignalSpy rejected(dialog, &QDialog::rejected);
        QCOMPARE(dialog->findChild<QLabel *>(u"fingerprint"_s)->text(), u"sha256/AbCd"_s);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTest::keyClick(dialog, Qt::Key_Return);
        QCOMPARE(rejected.size(), 1);
        QCOMPARE(trusted.size(), 0);
    }

    void trustOnlyOnItsButton()
    {
        Setup s;
        emit s.connector.trustAsked(u"sha256/AbCd"_s, QSslCertificate());
        auto *dialog = s.window.findChild<TrustDialog *>();
        QSignalSpy trusted(dialog, &TrustDialog::trusted);
        for (QPushButton *button : dialog->findChildren<QPushButton *>())
            if (button->text() == u"Trust this one"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(trusted.size(), 1);
    }

    void sayWhyALogInFailed()
    {
        Setup s;
        emit s.connector.loginAsked({});
        auto *dialog = s.window.findChild<LoginDialog *>();
        QVERIFY(dialog);
        QSignalSpy entered(dialog, &LoginDialog::entered);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"user"_s), u"ann"_s);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"password"_s), u"wrong"_s);
        QTest::keyClick(dialog->findChild<QLineEdit *>(u"password"_s), Qt::Key_Return);
        QCOMPARE(entered.size(), 1);
        QCOMPARE(entered.first().at(0).toString(), u"ann"_s);
        emit s.connector.loginAsked(u"the password is wrong"_s);
        QCOMPARE(s.window.findChildren<LoginDialog *>().size(), 1);
        bool said = false;
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            said = said || (label->isVisible() && label->text() == u"the password is wrong"_s);
        QVERIFY(said);
        QCOMPARE(dialog->findChild<QLineEdit *>(u"user"_s)->text(), u"ann"_s);
        QVERIFY(dialog->findChild<QLineEdit *>(u"password"_s)->text().isEmpty());
    }

    void askOneThingAtATime()
    {
        Setup s;
        Client client;
        Connector other(QUrl(u"wss://hv3:8443"_s), client, s.servers);
        const ConnectionId id = s.connections.add(u"hv3"_s, client, &other);
        emit s.connector.loginAsked({});
        emit other.trustAsked(u"sha256/AbCd"_s, QSslCertificate());
        emit other.loginAsked(u"asked anew"_s); // which the other question is in the way of no more
        QCOMPARE(s.window.findChildren<QDialog *>().size(), 1);
        QPointer<LoginDialog> first = s.window.findChild<LoginDialog *>();
        QVERIFY(first && says(*first, u"Log in to hv2:8443"_s));
        QTest::keyClick(first, Qt::Key_Escape);
        QTRY_VERIFY(!first);
        QTRY_COMPARE(s.window.findChildren<QDialog *>().size(), 1);
        auto *second = s.window.findChild<LoginDialog *>();
        QVERIFY(second && says(*second, u"Log in to hv3:8443"_s));
        QVERIFY(!s.window.findChild<TrustDialog *>());
        s.connections.remove(id);
    }

    void askForALogInRightAfterTrust()
    {
        Setup s;
        emit s.connector.trustAsked(u"sha256/AbCd"_s, QSslCertificate());
        auto *dialog = s.window.findChild<TrustDialog *>();
        connect(dialog, &TrustDialog::trusted, &s.connector, [&s] { emit s.connector.loginAsked({}); });
        for (QPushButton *button : dialog->findChildren<QPushButton *>())
            if (button->text() == u"Trust this one"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(!s.window.findChild<TrustDialog *>());
        QVERIFY(s.window.findChild<LoginDialog *>()->isVisible());
        emit s.connector.loginAsked(u"the password is wrong"_s);
        QCOMPARE(s.window.findChildren<LoginDialog *>().size(), 1);
    }

    void askNothingForAConnectionThatIsGone()
    {
        Setup s;
        Client client;
        Connector other(QUrl(u"wss://hv3:8443"_s), client, s.servers);
        const ConnectionId id = s.connections.add(u"hv3"_s, client, &other);
        emit s.connector.loginAsked({});
        emit other.loginAsked({});
        s.connections.remove(id);
        s.connections.remove(s.id);
        QTRY_VERIFY(s.window.findChildren<QDialog *>().isEmpty());
    }

    void hideThePassword()
    {
        LoginDialog dialog(u"hv2"_s, u"ann"_s, nullptr);
        QCOMPARE(dialog.findChild<QLineEdit *>(u"password"_s)->echoMode(), QLineEdit::Password);
    }
};

QTEST_MAIN(TestConnectionPrompts)
#include "tst_connectionprompts.moc"
