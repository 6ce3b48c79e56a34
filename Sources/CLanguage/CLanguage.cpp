#include "include/CLanguage.h"

// CLD2's header uses FILE without including it.
#include <cstdio>

#include <cld2/public/compact_lang_det.h>

const char *clanguage_detect(const char *text, int length, bool *reliable) {
    bool isReliable = false;
    CLD2::Language language =
        CLD2::DetectLanguage(text, length, /* is_plain_text: */ true, &isReliable);
    *reliable = isReliable;
    return language == CLD2::UNKNOWN_LANGUAGE ? "" : CLD2::LanguageCode(language);
}
