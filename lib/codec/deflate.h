/* SPDX-License-Identifier: MIT */
/*
 * codec/deflate.h - bytes, packed.
 */
#ifndef CODEC_DEFLATE_H
#define CODEC_DEFLATE_H

#include "base/buffer.h"

/* Appends 'bytes' as one zlib stream (RFC 1950), at zlib's usual level. */
void deflate_put(buffer *out, tvx_str bytes);

#endif
