// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/accounts.h"
#include "core/service/refreshtokens.h"
#include "core/service/secrets.h"
#include "core/service/tokens.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray someHash("$argon2id$v=19$m=65536,t=3,p=1$c29tZQ$aGFzaA");
const auto alice = u"alice"_s;

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject objectOf(const QByteArray &part)
{
    return QJsonDocument::fromJson(*fromBase64Url(part)).object();
}

} // namespace

class TokensTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void issuesWhatItVerifies();
    void writesTheAgreedClaims();
    void refusesToIssue_data();
    void refusesToIssue();
    void acceptsItsOwnForging();
    void refusesHostileTokens_data();
    void refusesHostileTokens();
    void refusesEveryFlippedCharacter();
    void followsTheAccount();
    void diesWithAccountAndPassword();
    void diesOnTime();
    void keepsOneKeyForAllProcesses();
    void rotatesWithOnePreviousKey();
    void endsWhatTheKeyBeforeTheLastSigned();
    void noticesAKeyThatWasTakenAway();
    void lastsAsLongAsItsLogIn();
    void refusesADamagedKeyFile_data();
    void refusesADamagedKeyFile();

private:
    using Change = std::function<void(QJsonObject &header, QJsonObject &claims)>;
    void setUp();
    QString keyPath() const { return m_directory->filePath(u"token-keys.json"_s); }
    QByteArray secret(int index = 0) const;
    QJsonObject header() const;
    QJsonObject claims() const;
    QByteArray signedToken(const QByteArray &header, const QByteArray &claims) const;
    QByteArray forged(const Change &change) const;

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Accounts> m_accounts;
    std::unique_ptr<Tokens> m_tokens;
};

void TokensTest::init()
{
    // The rows of this one are made once, with one key, and judged with it.
    if (qstrcmp(QTest::currentTestFunction(), "refusesHostileTokens") != 0)
        setUp();
}

void TokensTest::setUp()
{
    m_tokens.reset();
    m_directory = std::make_unique<QTemporaryDir>();
    m_accounts = std::make_unique<Accounts>(m_directory->path());
    QVERIFY(m_accounts->add(alice, {Role::Operator, {u"web-*"_s}}, someHash));
    m_tokens = std::make_unique<Tokens>(*m_accounts, m_directory->path());
    QVERIFY(m_tokens->load());
}

QByteArray TokensTest::secret(int index) const
{
    QFile file(keyPath());
    if (!file.open(QFile::ReadOnly))
        return {};
    const auto keys = QJsonDocument::fromJson(file.readAll()).object()[u"keys"].toArray();
    return *fromBase64Url(keys[index].toString().toLatin1());
}

QJsonObject TokensTest::header() const
{
    return objectOf(m_tokens->issue(alice, 1h).value().split('.')[0]);
}

QJsonObject TokensTest::claims() const
{
    return objectOf(m_tokens->issue(alice, 1h).value().split('.')[1]);
}

// Signs by other means than the code under test.
QByteArray TokensTest::signedToken(const QByteArray &header, const QByteArray &claims) const
{
    const QByteArray text = toBase64Url(header) + '.' + toBase64Url(claims);
    const QByteArray mac =
        QMessageAuthenticationCode::hash(text, secret(), QCryptographicHash::Sha256);
    return text + '.' + toBase64Url(mac);
}

QByteArray TokensTest::forged(const Change &change) const
{
    QJsonObject head = header();
    QJsonObject body = claims();
    change(head, body);
    return signedToken(json(head), json(body));
}

void TokensTest::issuesWhatItVerifies()
{
    const auto token = m_tokens->issue(alice, 15min);
    QVERIFY(token);
    QVERIFY(token.value().size() <= Tokens::maxSize);
    const auto identity = m_tokens->verify(token.value());
    QVERIFY(identity);
    QCOMPARE(identity.value().user, alice);
    QCOMPARE(identity.value().grant, (Grant {Role::Operator, {u"web-*"_s}}));
    QCOMPARE(identity.value().generation, m_accounts->find(alice)->generation);
    const qint64 left = QDateTime::currentDateTimeUtc().secsTo(identity.value().expiresAt);
    QVERIFY2(left > 890 && left <= 900, qPrintable(QString::number(left)));
    QVERIFY(m_tokens->verify(m_tokens->issue(alice, 15min).value()).value().tokenId
            != identity.value().tokenId);
}

void TokensTest::writesTheAgreedClaims()
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const QList<QByteArray> parts = m_tokens->issue(alice, 1h).value().split('.');
    QCOMPARE(parts.size(), 3);
    const QJsonObject head = objectOf(parts[0]);
    QCOMPARE(head.keys(), (QStringList {u"alg"_s, u"kid"_s, u"typ"_s}));
    QCOMPARE(head[u"alg"].toString(), u"HS256"_s);
    QCOMPARE(head[u"typ"].toString(), u"JWT"_s);
    const QJsonObject body = objectOf(parts[1]);
    QCOMPARE(body.keys(),
             (QStringList {u"aud"_s, u"exp"_s, u"gen"_s, u"iat"_s, u"iss"_s, u"jti"_s, u"nbf"_s,
                           u"sub"_s}));
    QCOMPARE(body[u"iss"].toString(), u"guestwire"_s);
    QCOMPARE(body[u"aud"].toString(), u"guestwire"_s);
    QCOMPARE(body[u"sub"].toString(), alice);
    QVERIFY(body[u"iat"].toInteger() - now <= 1);
    QCOMPARE(body[u"nbf"], body[u"iat"]);
    QCOMPARE(body[u"exp"].toInteger(), body[u"iat"].toInteger() + 3600);
}

void TokensTest::refusesToIssue_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<qint64>("lifetime"); // seconds
    QTest::newRow("unknown user") << u"bob"_s << qint64(60);
    QTest::newRow("no time") << alice << qint64(0);
    QTest::newRow("the past") << alice << qint64(-1);
    QTest::newRow("for ever") << alice << qint64(367 * 86400);
}

void TokensTest::refusesToIssue()
{
    QFETCH(const QString, user);
    QFETCH(const qint64, lifetime);
    QVERIFY(!m_tokens->issue(user, std::chrono::seconds(lifetime)));
}

// Else the table of hostile tokens would prove nothing.
void TokensTest::acceptsItsOwnForging()
{
    QVERIFY(m_tokens->verify(forged([](QJsonObject &, QJsonObject &) {})));
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    QVERIFY(m_tokens->verify(
        forged([now](QJsonObject &, QJsonObject &claims) { claims[u"nbf"] = now + 25; })));
}

void TokensTest::refusesHostileTokens_data()
{
    QTest::addColumn<QByteArray>("token");
    setUp();

    const auto row = [](const char *name, const QByteArray &token) {
        QTest::newRow(name) << token;
    };
    const auto change = [&](const char *name, const Change &how) { row(name, forged(how)); };
    const auto head = [&](const char *name, const QString &key, const QJsonValue &value) {
        change(name, [&](QJsonObject &header, QJsonObject &) { header[key] = value; });
    };
    const auto body = [&](const char *name, const QString &key, const QJsonValue &value) {
        change(name, [&](QJsonObject &, QJsonObject &claims) { claims[key] = value; });
    };
    const auto without = [&](const char *name, const QString &key) {
        change(name, [&](QJsonObject &header, QJsonObject &claims) {
            header.remove(key);
            claims.remove(key);
        });
    };
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const QByteArray good = forged([](QJsonObject &, QJsonObject &) {});
    const QList<QByteArray> parts = good.split('.');

    row("empty", "");
    row("dots", "..");
    row("a word", "token");
    row("two parts", parts[0] + '.' + parts[1]);
    row("no signature", parts[0] + '.' + parts[1] + '.');
    row("four parts", good + '.' + parts[2]);
    row("payload twice", parts[0] + '.' + parts[1] + '.' + parts[1] + '.' + parts[2]);
    row("leading space", ' ' + good);
    row("trailing line break", good + '\n');
    row("NUL inside", parts[0] + '.' + parts[1] + '\0' + '.' + parts[2]);
    row("padding", good + '=');
    row("stray bits", good.chopped(1) + char(good.back() + 1));
    row("line break in base64",
        parts[0] + '.' + QByteArray(parts[1]).insert(8, '\n') + '.' + parts[2]);
    row("base64 of the other alphabet",
        parts[0] + '.' + parts[1] + '.' + QByteArray(parts[2]).replace(0, 2, "+/"));
    row("signature cut", good.chopped(4));
    row("signature extended", good + "AAAA");
    row("signature of nothing",
        parts[0] + '.' + parts[1] + '.' + toBase64Url(QByteArray(32, '\0')));
    row("payload of another user",
        parts[0] + '.'
            + toBase64Url(QByteArray(*fromBase64Url(parts[1])).replace("\"alice\"", "\"admin\""))
            + '.' + parts[2]);
    row("oversized", forged([](QJsonObject &, QJsonObject &claims) {
            claims[u"more"_s] = QString(Tokens::maxSize, u'a');
        }));

    head("algorithm none", u"alg"_s, u"none"_s);
    head("algorithm None", u"alg"_s, u"None"_s);
    head("algorithm in lower case", u"alg"_s, u"hs256"_s);
    head("HS512", u"alg"_s, u"HS512"_s);
    head("RS256", u"alg"_s, u"RS256"_s);
    head("ES256", u"alg"_s, u"ES256"_s);
    head("algorithm is a list", u"alg"_s, QJsonArray {u"HS256"_s});
    head("unknown key", u"kid"_s, u"0123456789abcdef"_s);
    head("key is a path", u"kid"_s, u"../../dev/null"_s);
    head("empty key id", u"kid"_s, u""_s);
    head("another type", u"typ"_s, u"at+jwt"_s);
    head("crit", u"crit"_s, QJsonArray {u"exp"_s});
    head("empty crit", u"crit"_s, QJsonArray());
    for (const char *key :
         {"alg", "kid", "typ", "iss", "aud", "sub", "exp", "nbf", "iat", "jti", "gen"})
        without(qPrintable(u"without "_s + QLatin1String(key)), QLatin1String(key));
    row("none, unsigned",
        toBase64Url(
            json({{u"alg"_s, u"none"_s}, {u"typ"_s, u"JWT"_s}, {u"kid"_s, header()[u"kid"]}}))
            + '.' + parts[1] + '.');
    row("header is a list", signedToken("[]", json(claims())));
    row("payload is a list", signedToken(json(header()), "[]"));
    row("payload is no JSON", signedToken(json(header()), "sub"));

    body("expired", u"exp"_s, now - 1);
    body("expires now", u"exp"_s, now);
    body("expired within another clock's error", u"exp"_s, now - 20);
    body("expiry as text", u"exp"_s, QString::number(now + 3600));
    body("expiry is no whole number", u"exp"_s, double(now) + 3600.5);
    body("expiry beyond all numbers", u"exp"_s, 1e300);
    body("not yet", u"nbf"_s, now + 60);
    body("not yet, as text", u"nbf"_s, QString::number(now));
    body("another issuer", u"iss"_s, u"elsewhere"_s);
    body("issuers", u"iss"_s, QJsonArray {u"guestwire"_s});
    body("another audience", u"aud"_s, u"elsewhere"_s);
    body("audience in capitals", u"aud"_s, u"Guestwire"_s);
    body("unknown user", u"sub"_s, u"bob"_s);
    body("user is a number", u"sub"_s, 1);
    body("another generation", u"gen"_s, qint64(m_accounts->find(alice)->generation) + 1);
    body("generation as text", u"gen"_s, QString::number(m_accounts->find(alice)->generation));
    body("empty id", u"jti"_s, u""_s);

    // The right words under a key that anybody can make.
    const QByteArray text = parts[0] + '.' + parts[1];
    for (const QByteArray &key : {QByteArray(32, '\0'), QByteArray("secret"), QByteArray()})
        row(qPrintable(u"key of %1 bytes"_s.arg(key.size())),
            text + '.'
                + toBase64Url(
                    QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256)));
}

void TokensTest::refusesHostileTokens()
{
    QFETCH(const QByteArray, token);
    QVERIFY(m_tokens->verify(forged([](QJsonObject &, QJsonObject &) {})));
    const auto identity = m_tokens->verify(token);
    QVERIFY(!identity);
    QCOMPARE(identity.error().code, ErrorCode::AuthError);
    QCOMPARE(identity.error().message, u"The token is not valid, or not any more."_s);
}

void TokensTest::refusesEveryFlippedCharacter()
{
    const QByteArray good = m_tokens->issue(alice, 1h).value();
    QVERIFY(m_tokens->verify(good));
    for (qsizetype place = 0; place < good.size(); ++place)
        for (const char character : {'A', 'z', '.', '=', '-'}) {
            QByteArray token = good;
            token[place] = character;
            if (token != good)
                QVERIFY2(!m_tokens->verify(token), qPrintable(QString::number(place)));
        }
}

void TokensTest::followsTheAccount()
{
    const QByteArray token = m_tokens->issue(alice, 1h).value();
    QFile file(m_directory->filePath(u"accounts.json"_s));
    QVERIFY(file.open(QFile::ReadWrite));
    const QByteArray content = file.readAll().replace("operator", "viewer");
    QVERIFY(file.resize(0) && file.seek(0));
    file.write(content);
    file.close();
    QVERIFY(m_accounts->load());
    QCOMPARE(m_tokens->verify(token).value().grant.role, Role::Viewer);
}

void TokensTest::diesWithAccountAndPassword()
{
    const QByteArray token = m_tokens->issue(alice, 1h).value();
    const Identity identity = m_tokens->verify(token).value();
    QVERIFY(m_tokens->current(identity));
    QVERIFY(m_accounts->setPassword(alice, someHash));
    QVERIFY(!m_tokens->verify(token));
    QVERIFY(!m_tokens->current(identity));

    const QByteArray next = m_tokens->issue(alice, 1h).value();
    QVERIFY(m_tokens->verify(next));
    QVERIFY(m_accounts->remove(alice));
    QVERIFY(!m_tokens->verify(next));
    QVERIFY(m_accounts->add(alice, {Role::Admin, {}}, someHash));
    QVERIFY(!m_tokens->verify(next));
}

void TokensTest::diesOnTime()
{
    const QByteArray token = m_tokens->issue(alice, 1s).value();
    const auto identity = m_tokens->verify(token);
    QVERIFY(identity);
    QTRY_VERIFY_WITH_TIMEOUT(!m_tokens->verify(token), 1500);
    QVERIFY(!m_tokens->current(identity.value()));
}

void TokensTest::keepsOneKeyForAllProcesses()
{
    struct stat status = {};
    QCOMPARE(stat(QFile::encodeName(keyPath()).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
    QCOMPARE(secret().size(), 32);
    Tokens elsewhere(*m_accounts, m_directory->path());
    QVERIFY(elsewhere.load());
    QVERIFY(m_tokens->verify(elsewhere.issue(alice, 1h).value()));
}

void TokensTest::rotatesWithOnePreviousKey()
{
    const QByteArray first = m_tokens->issue(alice, 1h).value();
    QVERIFY(m_tokens->rotateKey());
    const QByteArray second = m_tokens->issue(alice, 1h).value();
    QVERIFY(first.split('.')[0] != second.split('.')[0]);
    QVERIFY(m_tokens->verify(first));
    QVERIFY(m_tokens->verify(second));
    QVERIFY(m_tokens->rotateKey());
    QVERIFY(!m_tokens->verify(first));
    QVERIFY(m_tokens->verify(second));

    Tokens again(*m_accounts, m_directory->path());
    QVERIFY(again.load());
    QVERIFY(!again.verify(first));
    QVERIFY(again.verify(second));
}

// What is open asks again when the keys change, and gets a new token rather than a new log-in.
void TokensTest::endsWhatTheKeyBeforeTheLastSigned()
{
    const Identity identity = m_tokens->verify(m_tokens->issue(alice, 1h).value()).value();
    QSignalSpy changed(m_tokens.get(), &Tokens::changed);
    m_tokens->watch();
    Tokens elsewhere(*m_accounts, m_directory->path());
    QVERIFY(elsewhere.load());
    QVERIFY(elsewhere.rotateKey());
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, 1000);
    QVERIFY(m_tokens->current(identity));
    QVERIFY(!m_tokens->isRetired(identity));
    QVERIFY(elsewhere.rotateKey());
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 2, 1000);
    QVERIFY(!m_tokens->current(identity));
    QVERIFY(m_tokens->isRetired(identity));
    QVERIFY(m_accounts->remove(alice));
    QVERIFY(m_tokens->isRetired(identity));
}

void TokensTest::lastsAsLongAsItsLogIn()
{
    RefreshTokens sessions(*m_accounts, m_directory->path());
    QVERIFY(sessions.load());
    m_tokens->follow(sessions);
    const QByteArray refreshToken = sessions.begin(alice).value();
    const QByteArray token =
        m_tokens->issue(alice, 1h, RefreshTokens::sessionOf(refreshToken)).value();
    const auto identity = m_tokens->verify(token);
    QVERIFY(identity);
    const QByteArray issued = m_tokens->issue(alice, 1h).value();
    QVERIFY(sessions.end(refreshToken));
    QVERIFY(!m_tokens->verify(token));
    QVERIFY(!m_tokens->current(identity.value()));
    QVERIFY(!m_tokens->isRetired(identity.value()));
    QVERIFY(m_tokens->verify(issued));
    QVERIFY(!m_tokens->verify(m_tokens->issue(alice, 1h, u"nonsense"_s).value()));
}

void TokensTest::noticesAKeyThatWasTakenAway()
{
    m_tokens->watch();
    const QByteArray token = m_tokens->issue(alice, 1h).value();
    QVERIFY(QFile::remove(keyPath()));
    QTRY_VERIFY_WITH_TIMEOUT(!m_tokens->verify(token), 1000);
    QVERIFY(m_tokens->verify(m_tokens->issue(alice, 1h).value()));
}

void TokensTest::refusesADamagedKeyFile_data()
{
    QTest::addColumn<QByteArray>("content");
    const QByteArray key = toBase64Url(QByteArray(32, 'k'));
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no keys") << QByteArray("{\"version\":1,\"keys\":[]}");
    QTest::newRow("short key") << QByteArray("{\"version\":1,\"keys\":[\"c2hvcnQ\"]}");
    QTest::newRow("number") << QByteArray("{\"version\":1,\"keys\":[1]}");
    QTest::newRow("three keys") << QByteArray("{\"version\":1,\"keys\":[\"" + key + "\",\"" + key
                                              + "\",\"" + key + "\"]}");
    QTest::newRow("later version") << QByteArray("{\"version\":2,\"keys\":[\"" + key + "\"]}");
}

void TokensTest::refusesADamagedKeyFile()
{
    QFETCH(const QByteArray, content);
    QFile file(keyPath());
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(content);
    file.close();
    Tokens again(*m_accounts, m_directory->path());
    const Outcome loaded = again.load();
    QVERIFY(!loaded);
    QVERIFY(loaded.error().message.contains(keyPath()));
    QVERIFY(!again.issue(alice, 1h));
}

QTEST_GUILESS_MAIN(TokensTest)
#include "tst_tokens.moc"
