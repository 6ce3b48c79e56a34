#ifndef NOPITCH_CETPAN_H
#define NOPITCH_CETPAN_H

#include <libetpan/charconv.h>
#include <libetpan/libetpan.h>
#include <string.h>
#include <strings.h>

#include "clients.h"

/* libetpan's list walkers are function-like macros, which Swift does not see. */

static inline clistiter *cetpan_list_begin(clist *list) {
    return list == NULL ? NULL : clist_begin(list);
}

static inline clistiter *cetpan_list_next(clistiter *cell) {
    return clist_next(cell);
}

static inline void *cetpan_list_content(clistiter *cell) {
    return clist_content(cell);
}

/* libetpan opens an iconv converter for each word of a MIME field. For ASCII a copy will do;
   all else is left to iconv, as if this were not there. */

static int cetpan_copy_ascii(const char *to, const char *from, const char *text, size_t length,
                             char *result, size_t *room) {
    if (strcasecmp(to, "utf-8") != 0 || length > *room
        || (strcasecmp(from, "us-ascii") != 0 && strcasecmp(from, "utf-8") != 0
            && strcasecmp(from, "iso-8859-1") != 0)) {
        return MAIL_CHARCONV_ERROR_UNKNOWN_CHARSET;
    }
    for (size_t index = 0; index < length; index++) {
        if ((unsigned char)text[index] >= 0x80) return MAIL_CHARCONV_ERROR_UNKNOWN_CHARSET;
    }
    memcpy(result, text, length);
    *room = length;
    return MAIL_CHARCONV_NO_ERROR;
}

/* mailmime_parse without the cost of converting ASCII. */
static inline int cetpan_mime_parse(const char *text, size_t length, size_t *index,
                                    struct mailmime **result) {
    __atomic_store_n(&extended_charconv, cetpan_copy_ascii, __ATOMIC_RELAXED);
    return mailmime_parse(text, length, index, result);
}

#endif
