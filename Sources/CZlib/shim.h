// SPDX-License-Identifier: Apache-2.0
// deflate and inflate of zlib; their beginnings are macros, which Swift does not import.
#include <zlib.h>
static inline int herald_deflate_begin(z_streamp stream, int level, int window_bits) {
    return deflateInit2(stream, level, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
}
static inline int herald_inflate_begin(z_streamp stream, int window_bits) {
    return inflateInit2(stream, window_bits);
}
