// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/keypair.h"

#include <array>
#include <memory>
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

template<auto Free>
struct Release
{
    void operator()(auto *handle) const { Free(handle); }
};

using Bio = std::unique_ptr<BIO, Release<BIO_free_all>>;
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using X509Handle = std::unique_ptr<X509, Release<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Release<X509_EXTENSION_free>>;

constexpr int serialBytes = 16;
constexpr int maxCommonName = 64; // bytes, by X.520

Error failure(const QString &what)
{
    std::array<char, 256> text {};
    ERR_error_string_n(ERR_get_error(), text.data(), text.size());
    ERR_clear_error();
    return {ErrorCode::Unknown, u"%1: %2"_s.arg(what, QString::fromLatin1(text.data()))};
}

Bio reading(const QByteArray &pem)
{
    return Bio(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
}

QByteArray contentOf(BIO &bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(&bio, &data);
    return size > 0 ? QByteArray(data, size) : QByteArray();
}

// Never asks on a terminal, as OpenSSL does by default.
int noPassphrase(char *, int, int, void *)
{
    return -1;
}

Key readKey(const QByteArray &pem)
{
    const Bio bio = reading(pem);
    return Key(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassphrase, nullptr));
}

bool setSerial(X509 &certificate)
{
    std::array<unsigned char, serialBytes> random {};
    if (RAND_bytes(random.data(), serialBytes) != 1)
        return false;
    random[0] &= 0x7f; // a serial number is positive
    const std::unique_ptr<BIGNUM, Release<BN_free>> number(
        BN_bin2bn(random.data(), serialBytes, nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(&certificate));
}

bool setTimes(X509 &certificate, const CertificateWish &wish)
{
    return ASN1_TIME_set(X509_getm_notBefore(&certificate), wish.from.toSecsSinceEpoch())
        && ASN1_TIME_set(X509_getm_notAfter(&certificate), wish.until.toSecsSinceEpoch());
}

bool setNames(X509 &certificate, const QString &hostName)
{
    const QByteArray name = hostName.toUtf8().left(maxCommonName);
    X509_NAME *subject = X509_get_subject_name(&certificate);
    const auto *bytes = reinterpret_cast<const unsigned char *>(name.constData());
    return X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, bytes,
                                      static_cast<int>(name.size()), -1, 0)
        && X509_set_issuer_name(&certificate, subject);
}

bool extend(X509 &certificate, int kind, const QByteArray &value)
{
    X509V3_CTX context {};
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, &certificate, &certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value.constData()));
    return extension && X509_add_ext(&certificate, extension.get(), -1);
}

QByteArray alternativeNames(const CertificateWish &wish)
{
    QStringList names;
    for (const QString &hostName : wish.hostNames)
        names.append(u"DNS:"_s + hostName);
    for (const QString &address : wish.addresses)
        names.append(u"IP:"_s + address);
    return names.join(u',').toLatin1();
}

bool fill(X509 &certificate, EVP_PKEY &key, const CertificateWish &wish)
{
    return X509_set_version(&certificate, X509_VERSION_3) && setSerial(certificate)
        && setTimes(certificate, wish) && setNames(certificate, wish.hostNames.constFirst())
        && X509_set_pubkey(&certificate, &key)
        && extend(certificate, NID_basic_constraints, "critical,CA:FALSE")
        && extend(certificate, NID_key_usage, "critical,digitalSignature")
        && extend(certificate, NID_ext_key_usage, "serverAuth")
        && extend(certificate, NID_subject_key_identifier, "hash")
        && extend(certificate, NID_subject_alt_name, alternativeNames(wish))
        && X509_sign(&certificate, &key, EVP_sha256()) > 0;
}

} // namespace

Result<QByteArray> makeKey()
{
    const Key key(EVP_EC_gen("P-256"));
    const Bio bio(BIO_new(BIO_s_secmem()));
    if (!key || !bio
        || !PEM_write_bio_PKCS8PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr,
                                          nullptr))
        return failure(u"A key for TLS can not be made"_s);
    return contentOf(*bio);
}

Result<QByteArray> makeSelfSigned(const QByteArray &pem, const CertificateWish &wish)
{
    const Key key = readKey(pem);
    const X509Handle certificate(X509_new());
    const Bio bio(BIO_new(BIO_s_mem()));
    if (!key || !certificate || !bio || !fill(*certificate, *key, wish)
        || !PEM_write_bio_X509(bio.get(), certificate.get()))
        return failure(u"A certificate for TLS can not be made"_s);
    return contentOf(*bio);
}

Outcome checkPair(const QByteArray &certificatePem, const QByteArray &keyPem)
{
    if (keyPem.contains("ENCRYPTED"))
        return Error {ErrorCode::Unknown,
                      u"The key is encrypted; the service can not ask for a "
                      "passphrase. Store it decrypted, readable by the service alone."_s};
    const Bio bio = reading(certificatePem);
    const X509Handle certificate(PEM_read_bio_X509(bio.get(), nullptr, noPassphrase, nullptr));
    if (!certificate)
        return failure(u"There is no PEM certificate in it"_s);
    const Key key = readKey(keyPem);
    if (!key)
        return failure(u"There is no PEM private key in it"_s);
    if (X509_check_private_key(certificate.get(), key.get()) != 1)
        return failure(u"The key is not the one that the certificate was made with"_s);
    return done();
}

} // namespace Guestwire
