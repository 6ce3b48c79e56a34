#ifndef NOPITCH_CLINEAR_H
#define NOPITCH_CLINEAR_H

#include <linear.h>

#endif
