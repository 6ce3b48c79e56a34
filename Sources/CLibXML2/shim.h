#ifndef NOPITCH_CLIBXML2_H
#define NOPITCH_CLIBXML2_H

/* Debian's libxml2 pulls in ICU's headers, whose types clash with those of Swift's Foundation; only
   members at the end of xmlCharEncodingHandler depend on them, and nobody here looks into it. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#endif
