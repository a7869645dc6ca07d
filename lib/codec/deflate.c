/* SPDX-License-Identifier: MIT */
#include "codec/deflate.h"

#include "base/alloc.h"

#include <zlib.h>

void
deflate_put(buffer *out, tvx_str bytes)
{
	uLongf packed = compressBound((uLong)bytes.len);

	buffer_reserve(out, packed);
	/* With room for the bound, what can fail is memory. */
	if (compress2((Bytef *)out->ptr + out->len, &packed, (const Bytef *)bytes.ptr,
		      (uLong)bytes.len, Z_DEFAULT_COMPRESSION) != Z_OK)
		out_of_memory();
	out->len += packed;
}
