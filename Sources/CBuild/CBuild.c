#include "CBuild.h"

#ifndef ALIH_COMMIT
#define ALIH_COMMIT ""
#endif

const char *build_commit(void) { return ALIH_COMMIT; }
