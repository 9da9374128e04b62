// SPDX-License-Identifier: Apache-2.0
// Calls of the C library that its headers declare only with _GNU_SOURCE, which Swift's import does not set.
int syncfs(int fd);
int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned int flags);
#define HERALD_RENAME_EXCHANGE 2u
