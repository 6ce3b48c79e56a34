#ifndef NOPITCH_CLANGUAGE_H
#define NOPITCH_CLANGUAGE_H

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A C face for CLD2: which language a text is in.
 *
 * `text` is `length` bytes of valid UTF-8, plain text. The answer is a static ISO 639-1 code
 * ("fr"), or "" where CLD2 knows none. `reliable` tells whether CLD2 stands by it. */
const char *clanguage_detect(const char *text, int length, bool *reliable);

#ifdef __cplusplus
}
#endif

#endif
