// SPDX-License-Identifier: Apache-2.0

#ifndef HERALD_LIB_FUZZER_H
#define HERALD_LIB_FUZZER_H

#include <stddef.h>
#include <stdint.h>

/// Runs libFuzzer with the arguments of a program; the options are those of https://llvm.org/docs/LibFuzzer.html.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *bytes, size_t count));

#endif
