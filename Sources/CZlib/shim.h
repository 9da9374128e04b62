// SPDX-License-Identifier: Apache-2.0
// deflate of zlib; deflateInit2 is a macro, which Swift does not import.
#include <zlib.h>
static inline int herald_deflate_begin(z_streamp stream, int level, int window_bits) {
    return deflateInit2(stream, level, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
}
