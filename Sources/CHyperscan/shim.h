#ifndef NOPITCH_CHYPERSCAN_H
#define NOPITCH_CHYPERSCAN_H

#include <hs/hs.h>

#endif
