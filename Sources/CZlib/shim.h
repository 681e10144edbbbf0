#pragma once
#include <zlib.h>

/* `inflateInit2` is a macro, which Swift does not see. */
static inline int vignette_inflate_raw(z_stream *stream) { return inflateInit2(stream, -MAX_WBITS); }
