#ifndef NOPITCH_CETPAN_CLIENTS_H
#define NOPITCH_CETPAN_CLIENTS_H

#include <libetpan/libetpan.h>
#include <stdlib.h>

/* What the SMTP and IMAP clients need beyond what Swift sees of libetpan. */

/* The certificates that a server showed, its own first; at most `room` of them. */
static inline size_t cetpan_certificates(carray *chain, const unsigned char **certificates,
                                         size_t *lengths, size_t room) {
    size_t count = chain == NULL ? 0 : carray_count(chain);
    if (count > room) count = room;
    for (size_t index = 0; index < count; index++) {
        MMAPString *certificate = carray_get(chain, (unsigned int)index);
        certificates[index] = (const unsigned char *)certificate->str;
        lengths[index] = certificate->len;
    }
    return count;
}

/* A list of flags for APPEND: \Seen, \Draft or none. */
static inline struct mailimap_flag_list *cetpan_flags(int seen, int draft) {
    struct mailimap_flag_list *list = mailimap_flag_list_new_empty();
    if (list != NULL && seen) mailimap_flag_list_add(list, mailimap_flag_new_seen());
    if (list != NULL && draft) mailimap_flag_list_add(list, mailimap_flag_new_draft());
    return list;
}

#endif
