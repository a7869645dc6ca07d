/* SPDX-License-Identifier: MIT */
/*
 * codec/deflate.h - bytes, packed.
 */
#ifndef CODEC_DEFLATE_H
#define CODEC_DEFLATE_H

#include "base/buffer.h"

/*
 * What packs is kept from one to the next: to make it takes ten times as long
 * as to pack a paragraph.
 */
typedef struct deflater deflater;

deflater *deflater_new(void);
void deflater_free(deflater *packer);

/* Appends 'bytes' as one zlib stream (RFC 1950). */
void deflater_put(deflater *packer, buffer *out, tvx_str bytes);

#endif
