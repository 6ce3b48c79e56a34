#ifndef NOPITCH_CPSL_H
#define NOPITCH_CPSL_H

#include <libpsl.h>

#endif
