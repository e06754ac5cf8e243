// SPDX-License-Identifier: Apache-2.0
#include "tests/support/certificate.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>
#include <stdexcept>

namespace scalescope::test {

namespace {

template <typename Thing, void (*release)(Thing*)>
struct Release {
    void operator()(Thing* thing) const { release(thing); }
};
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY, EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Release<X509, X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Release<X509_EXTENSION, X509_EXTENSION_free>>;

void require(bool good) {
    if (!good)
        throw std::runtime_error("the test's certificate cannot be made");
}

void add(X509* certificate, int kind, const char* value) {
    const Extension extension(X509V3_EXT_conf_nid(nullptr, nullptr, kind, value));
    require(extension && X509_add_ext(certificate, extension.get(), -1) == 1);
}

template <typename Write>
QByteArray pem(Write write) {
    BIO* memory = BIO_new(BIO_s_mem());
    require(memory && write(memory) == 1);
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(memory, &bytes);
    QByteArray text(bytes, size);
    BIO_free(memory);
    return text;
}

}  // namespace

ServerCertificate makeCertificate() {
    constexpr long kDay = 24 * 60 * 60;
    constexpr long kVersion3 = 2;
    const Key key(EVP_EC_gen("P-256"));
    const Certificate made(X509_new());
    require(key && made);
    X509_set_version(made.get(), kVersion3);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), -kDay);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), kDay);
    X509_NAME* name = X509_get_subject_name(made.get());
    const auto* text = reinterpret_cast<const unsigned char*>("ScaleScope test");
    require(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, text, -1, -1, 0) == 1);
    X509_set_issuer_name(made.get(), name);
    X509_set_pubkey(made.get(), key.get());
    add(made.get(), NID_basic_constraints, "critical,CA:TRUE");
    add(made.get(), NID_subject_alt_name,
        "DNS:localhost,IP:127.0.0.1,DNS:download.pytorch.org,DNS:huggingface.co");
    require(X509_sign(made.get(), key.get(), EVP_sha256()) > 0);
    return {pem([&](BIO* out) { return PEM_write_bio_X509(out, made.get()); }), pem([&](BIO* out) {
                return PEM_write_bio_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr,
                                                nullptr);
            })};
}

}  // namespace scalescope::test
