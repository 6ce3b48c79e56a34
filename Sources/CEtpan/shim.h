#ifndef NOPITCH_CETPAN_H
#define NOPITCH_CETPAN_H

#include <libetpan/libetpan.h>

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

#endif
