// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/certificate.h"
#include "core/service/hostnames.h"

#include <QFile>
#include <QFileInfo>
#include <QHostInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser
    | QFileDevice::WriteUser;

// What the command says on stdout; nothing when it fails.
std::optional<QByteArray> run(const QString &program, const QStringList &arguments,
                              const QByteArray &input = {})
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished() || process.exitCode() != 0) {
        qWarning() << program << arguments << process.errorString()
                   << process.readAllStandardError();
        return std::nullopt;
    }
    return process.readAllStandardOutput();
}

} // namespace

class CertificateTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_directory;

    QString path(const QString &name) const { return m_directory->filePath(name); }

    Result<Certificate> own(const QDateTime &now = QDateTime::currentDateTimeUtc()) const
    {
        return Certificate::load({}, m_directory->path(), now);
    }

    bool makePair(const QString &name, const QStringList &kind) const
    {
        return run(u"openssl"_s,
                   QStringList {u"req"_s, u"-x509"_s, u"-nodes"_s, u"-subj"_s, u"/CN=test"_s,
                                u"-keyout"_s, path(name + u".key"_s), u"-out"_s,
                                path(name + u".crt"_s), u"-outform"_s, u"PEM"_s}
                       + kind)
            .has_value();
    }

    Result<Certificate> configured(const QString &certificate, const QString &key) const
    {
        return Certificate::load({false, path(certificate), path(key)}, m_directory->path());
    }

private slots:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void isMadeAtFirstStartAndKept()
    {
        const auto first = own();
        QVERIFY(first);
        const auto second = own();
        QVERIFY(second);
        QCOMPARE(second.value().chain(), first.value().chain());
        QCOMPARE(second.value().pin(), first.value().pin());
    }

    void isForTheNamesOfThisMachine()
    {
        const auto made = own();
        QVERIFY(made);
        const QSslCertificate certificate = made.value().chain().constFirst();
        const auto names = certificate.subjectAlternativeNames();
        QVERIFY(names.contains(QSsl::DnsEntry, u"localhost"_s));
        QVERIFY(names.contains(QSsl::DnsEntry, QHostInfo::localHostName().toLower()));
        QVERIFY(names.contains(QSsl::IpAddressEntry, u"127.0.0.1"_s));
        QVERIFY(names.values(QSsl::IpAddressEntry).size() == 2);
        QCOMPARE(certificate.publicKey().algorithm(), QSsl::Ec);
        QCOMPARE(certificate.publicKey().length(), 256);
        QVERIFY(certificate.expiryDate() > QDateTime::currentDateTimeUtc().addDays(300));
    }

    void isReadableByTheOwnerAlone()
    {
        QVERIFY(own());
        for (const QString &name : {u"tls-key.pem"_s, u"tls-certificate.pem"_s})
            QCOMPARE(QFileInfo(path(name)).permissions(), ownerOnly);
    }

    void isRenewedWithTheSameKey()
    {
        const auto now = QDateTime::currentDateTimeUtc();
        const auto first = own(now);
        QVERIFY(first);
        const QDateTime end = first.value().chain().constFirst().expiryDate();
        const auto inTime = own(end.addDays(-31));
        QVERIFY(inTime);
        QCOMPARE(inTime.value().chain(), first.value().chain());
        const auto late = own(end.addDays(-29));
        QVERIFY(late);
        QVERIFY(late.value().chain() != first.value().chain());
        QCOMPARE(late.value().pin(), first.value().pin());
        QVERIFY(late.value().chain().constFirst().expiryDate() > end.addDays(300));
    }

    void survivesADamagedCertificateButNotADamagedKey()
    {
        const auto first = own();
        QVERIFY(first);
        QVERIFY(QFile::resize(path(u"tls-certificate.pem"_s), 100));
        const auto second = own();
        QVERIFY(second);
        QCOMPARE(second.value().pin(), first.value().pin());
        QVERIFY(QFile::resize(path(u"tls-key.pem"_s), 100));
        const auto third = own();
        QVERIFY(!third);
        QVERIFY(third.error().message.contains(u"tls-key.pem"_s));
    }

    void refusesAKeyThatOthersMayRead()
    {
        QVERIFY(own());
        QVERIFY(QFile::setPermissions(path(u"tls-key.pem"_s), ownerOnly | QFileDevice::ReadOther));
        const auto again = own();
        QVERIFY(!again);
        QVERIFY(again.error().message.contains(u"chmod"_s));
    }

    void pinIsTheHashOfThePublicKeyInfo()
    {
        const auto made = own();
        QVERIFY(made);
        const auto publicKey = run(
            u"openssl"_s,
            {u"pkey"_s, u"-in"_s, path(u"tls-key.pem"_s), u"-pubout"_s, u"-outform"_s, u"DER"_s});
        QVERIFY(publicKey);
        const auto hash = run(u"openssl"_s, {u"dgst"_s, u"-sha256"_s, u"-binary"_s}, *publicKey);
        QVERIFY(hash);
        QCOMPARE(hash->size(), 32);
        QCOMPARE(made.value().pin(), u"sha256/"_s + QString::fromLatin1(hash->toBase64()));
    }

    void loadsAPairOfTheUser_data()
    {
        QTest::addColumn<QStringList>("kind");
        QTest::newRow("RSA") << QStringList {u"-newkey"_s, u"rsa:2048"_s};
        QTest::newRow("EC") << QStringList {u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                                            u"ec_paramgen_curve:P-384"_s};
    }

    void loadsAPairOfTheUser()
    {
        QFETCH(const QStringList, kind);
        QVERIFY(makePair(u"mine"_s, kind));
        const auto loaded = configured(u"mine.crt"_s, u"mine.key"_s);
        QVERIFY2(loaded, qPrintable(loaded ? QString() : loaded.error().message));
        QCOMPARE(loaded.value().chain().constFirst().subjectInfo(QSslCertificate::CommonName),
                 {u"test"_s});
        QVERIFY(!QFile::exists(path(u"tls-key.pem"_s)));
    }

    void warnsOfItsEnd()
    {
        QVERIFY(makePair(u"mine"_s,
                         {u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s,
                          u"-days"_s, u"100"_s}));
        const TlsConfig files {false, path(u"mine.crt"_s), path(u"mine.key"_s)};
        const auto mine = Certificate::load(files, {});
        QVERIFY(mine);
        const QDateTime end = mine.value().expiry();
        QCOMPARE(mine.value().warning(files, end.addDays(-30).addSecs(-1)), QString());
        const QString early = mine.value().warning(files, end.addDays(-10));
        QVERIFY2(early.contains(u"in 10 days: put a new one into %1 and %2"_s.arg(files.certificate,
                                                                                  files.key)),
                 qPrintable(early));
        const QString late = mine.value().warning(files, end.addSecs(1));
        QVERIFY2(late.contains(u"ended on "_s + end.toUTC().toString(Qt::ISODate)),
                 qPrintable(late));
        // Our own is replaced by itself, or else something is wrong.
        const auto made = own();
        QVERIFY(made);
        QCOMPARE(made.value().warning({}, QDateTime::currentDateTimeUtc()), QString());
        QVERIFY(made.value()
                    .warning({}, made.value().expiry().addDays(-1))
                    .contains(u"could not be renewed"));
    }

    void saysWhatIsWrongWithAPair()
    {
        const QStringList ec {u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s};
        QVERIFY(makePair(u"one"_s, ec) && makePair(u"two"_s, ec));
        const auto says = [](const Result<Certificate> &result, const QString &words) {
            if (!result && !result.error().message.contains(words))
                qWarning() << result.error().message;
            return !result && result.error().message.contains(words);
        };
        QVERIFY(says(configured(u"one.crt"_s, u"two.key"_s), u"not the one"_s));
        QVERIFY(says(configured(u"none.crt"_s, u"two.key"_s), u"none.crt"_s));
        QVERIFY(says(configured(u"one.key"_s, u"one.key"_s), u"no PEM certificate"_s));
        QVERIFY(says(configured(u"one.crt"_s, u"one.crt"_s), u"one.crt"_s));
        QVERIFY(says(Certificate::load({false, path(u"one.crt"_s), {}}, m_directory->path()),
                     u"belong together"_s));
        QVERIFY(run(u"openssl"_s,
                    {u"pkcs8"_s, u"-topk8"_s, u"-in"_s, path(u"one.key"_s), u"-out"_s,
                     path(u"locked.key"_s), u"-passout"_s, u"pass:secret"_s}));
        QVERIFY(QFile::setPermissions(path(u"locked.key"_s), ownerOnly));
        QVERIFY(says(configured(u"one.crt"_s, u"locked.key"_s), u"encrypted"_s));
    }
};

QTEST_GUILESS_MAIN(CertificateTest)
#include "tst_certificate.moc"
