#ifndef ALIH_CBUILD_H
#define ALIH_CBUILD_H

/// The commit that this program was built from, by its first digits, with a `+` when there was more in the tree; empty where
/// nobody knows.
const char *build_commit(void);

#endif
