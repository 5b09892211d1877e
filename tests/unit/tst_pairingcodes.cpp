// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/accounts.h"
#include "core/service/pairingcodes.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

const QByteArray someHash("$argon2id$v=19$m=65536,t=3,p=1$c29tZQ$aGFzaA");
const auto ada = u"ada"_s;
const QDateTime noon(QDate(2030, 1, 1), QTime(12, 0), Qt::UTC);

} // namespace

class PairingCodesTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Accounts> m_accounts;
    std::unique_ptr<PairingCodes> m_codes;

    QString path() const { return m_directory->filePath(u"pairing-codes.json"_s); }
    QString make(const QDateTime &now = noon) const
    {
        return QString::fromLatin1(m_codes->make(ada, now).value());
    }

private slots:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_accounts = std::make_unique<Accounts>(m_directory->path());
        QVERIFY(m_accounts->add(ada, {}, someHash));
        m_codes = std::make_unique<PairingCodes>(*m_accounts, m_directory->path());
    }

    void logsInOnce()
    {
        const QString code = make();
        QVERIFY(QRegularExpression(u"^[0-9a-z]{26}$"_s).match(code).hasMatch());
        const auto user = m_codes->redeem(code, noon);
        QVERIFY(user);
        QCOMPARE(user.value(), ada);
        const auto again = m_codes->redeem(code, noon);
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::AuthError);
    }

    // The command line makes them, the server takes them.
    void isGoodInAnotherProcess()
    {
        const QString code = make();
        const PairingCodes elsewhere(*m_accounts, m_directory->path());
        QVERIFY(elsewhere.redeem(code, noon));
        QVERIFY(!m_codes->redeem(code, noon));
    }

    void lastsAQuarterOfAnHour()
    {
        const QString code = make();
        QVERIFY(!m_codes->redeem(code, noon.addSecs(15 * 60)));
        QVERIFY(!m_codes->redeem(code, noon.addSecs(-1))); // the clock was set back
        QVERIFY(m_codes->redeem(code, noon.addSecs(15 * 60 - 1)));
    }

    void diesWithAccountAndPassword()
    {
        const QString first = make();
        QVERIFY(m_accounts->setPassword(ada, someHash));
        QVERIFY(!m_codes->redeem(first, noon));
        const QString second = make();
        QVERIFY(m_accounts->remove(ada));
        QVERIFY(!m_codes->redeem(second, noon));
        QVERIFY(!m_codes->make(ada, noon));
    }

    void refusesStrangers()
    {
        make();
        for (const QString &code : {QString(), u"0123456789abcdefghjkmnpqrs"_s, QString(5000, u'x')})
            QCOMPARE(m_codes->redeem(code, noon).error().code, ErrorCode::AuthError);
    }

    void keepsHashesPrivate()
    {
        const QString code = make();
        struct stat status = {};
        QCOMPARE(stat(QFile::encodeName(path()).constData(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0600U);
        QFile file(path());
        QVERIFY(file.open(QFile::ReadOnly));
        QVERIFY(!file.readAll().contains(code.toLatin1()));
    }

    void keepsABoundedNumber()
    {
        const QString first = make();
        const QString second = make();
        for (qsizetype i = 1; i < PairingCodes::maxCodes; ++i)
            make();
        QVERIFY(!m_codes->redeem(first, noon));
        QVERIFY(m_codes->redeem(second, noon));
    }

    void saysWhatIsWrongWithItsFile()
    {
        QFile file(path());
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("{\"version\":1,\"codes\":[{}]}");
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        const auto made = m_codes->make(ada, noon);
        QVERIFY(!made);
        QVERIFY(made.error().message.contains(path()));
    }
};

QTEST_GUILESS_MAIN(PairingCodesTest)
#include "tst_pairingcodes.moc"
