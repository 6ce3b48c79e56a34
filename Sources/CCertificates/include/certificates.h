#ifndef NOPITCH_CCERTIFICATES_H
#define NOPITCH_CCERTIFICATES_H

#include <stddef.h>

/// Whether a chain of certificates (DER, the server's own first) is one to trust for a host name.
///
/// Trusts the system's authorities and, where a file is named, those in it (PEM). Returns NULL, or a
/// sentence on what is wrong, which the caller does not free.
const char *ccertificates_fault(const unsigned char *const *certificates, const size_t *lengths,
                                size_t count, const char *host, const char *authorities);

#endif
