#ifndef NOPITCH_CPOSTGRES_H
#define NOPITCH_CPOSTGRES_H

/* Debian's folder; elsewhere the header lies on the usual path. */
#if __has_include(<postgresql/libpq-fe.h>)
#include <postgresql/libpq-fe.h>
#else
#include <libpq-fe.h>
#endif

#endif
