#include "certificates.h"

#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

static X509 *certificate(const unsigned char *octets, size_t length) {
    return length > 0 && length < 1 << 20 ? d2i_X509(NULL, &octets, (long)length) : NULL;
}

/* Of the store's checks the first that fails is told. */
static const char *verify(X509_STORE *store, X509 *own, STACK_OF(X509) *others, const char *host) {
    const char *fault = "the certificate can't be checked";
    X509_STORE_CTX *context = X509_STORE_CTX_new();
    if (context != NULL && X509_STORE_CTX_init(context, store, own, others) == 1) {
        X509_VERIFY_PARAM *parameters = X509_STORE_CTX_get0_param(context);
        X509_STORE_CTX_set_default(context, "ssl_server");
        if (X509_VERIFY_PARAM_set1_host(parameters, host, 0) == 1) {
            fault = X509_verify_cert(context) == 1
                        ? NULL
                        : X509_verify_cert_error_string(X509_STORE_CTX_get_error(context));
        }
    }
    X509_STORE_CTX_free(context);
    return fault;
}

const char *ccertificates_fault(const unsigned char *const *certificates, const size_t *lengths,
                                size_t count, const char *host, const char *authorities) {
    const char *fault = "the server shows no certificate";
    X509_STORE *store = X509_STORE_new();
    STACK_OF(X509) *others = sk_X509_new_null();
    X509 *own = count > 0 ? certificate(certificates[0], lengths[0]) : NULL;
    if (store != NULL && others != NULL && own != NULL) {
        for (size_t index = 1; index < count && index < 20; index++) {
            X509 *other = certificate(certificates[index], lengths[index]);
            if (other != NULL && sk_X509_push(others, other) == 0) X509_free(other);
        }
        X509_STORE_set_default_paths(store);
        if (authorities != NULL && X509_STORE_load_file(store, authorities) != 1) {
            fault = "the file of authorities can't be read";
        } else {
            fault = verify(store, own, others, host);
        }
    }
    X509_free(own);
    sk_X509_pop_free(others, X509_free);
    X509_STORE_free(store);
    return fault;
}
