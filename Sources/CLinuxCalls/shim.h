// SPDX-License-Identifier: Apache-2.0
// Calls of the C library that its headers declare only with _GNU_SOURCE, which Swift's import does not set.
int syncfs(int fd);
