/* SPDX-License-Identifier: MIT */
#include "codec/deflate.h"

#include "base/alloc.h"

#include <stdint.h>
#include <stdlib.h>
#include <zlib.h>

#ifdef TVX_LATE
#include "zlib_late.h"
#endif

/*
 * A whole draft takes a third of the time that zlib's usual level, 6, takes,
 * and a twelfth more room; single clauses take as much of both.
 */
#define LEVEL 4

/*
 * Less than this is put as it is.  Packing takes a twentieth off a sentence,
 * and more time than all else that is done with it.
 */
#define PACKED_FROM ((size_t)128)

struct deflater {
	z_stream stream;
};

deflater *
deflater_new(void)
{
	deflater *const made = NEW(deflater);

	if (deflateInit(&made->stream, LEVEL) != Z_OK)
		out_of_memory();
	return made;
}

void
deflater_free(deflater *packer)
{
	if (packer == NULL)
		return;
	deflateEnd(&packer->stream);
	free(packer);
}

/* zlib counts in 32 bits. */
static uInt
portion(size_t left)
{
	return left < ((uInt)1 << 30) ? (uInt)left : (uInt)1 << 30;
}

/* One block, the last, that is not packed: RFC 1951, 3.2.4. */
static void
put_plain(buffer *out, tvx_str bytes)
{
	const uLong sum = adler32(1, (const Bytef *)bytes.ptr, (uInt)bytes.len);
	const char length = (char)bytes.len;
	const char head[] = { 0x78, 0x01, 0x01, length, 0, (char)~length, (char)0xff };

	buffer_put(out, (tvx_str){ head, sizeof head });
	buffer_put(out, bytes);
	for (int shift = 24; shift >= 0; shift -= 8)
		buffer_put_byte(out, (char)(sum >> shift & 0xff));
}

void
deflater_put(deflater *packer, buffer *out, tvx_str bytes)
{
	z_stream *const stream = &packer->stream;
	const size_t bound = deflateBound(stream, (uLong)bytes.len);
	size_t left = bytes.len, room = bound;
	int code = Z_OK;

	if (bytes.len < PACKED_FROM) {
		put_plain(out, bytes);
		return;
	}
	buffer_reserve(out, bound);
	stream->next_in = (Bytef *)(uintptr_t)bytes.ptr;
	stream->next_out = (Bytef *)out->ptr + out->len;
	while (code == Z_OK) {
		const uInt in = portion(left), to = portion(room);

		stream->avail_in = in;
		stream->avail_out = to;
		code = deflate(stream, in == left ? Z_FINISH : Z_NO_FLUSH);
		left -= in - stream->avail_in;
		room -= to - stream->avail_out;
	}
	/* With room for the bound, what can fail is memory. */
	if (code != Z_STREAM_END)
		out_of_memory();
	out->len += bound - room;
	deflateReset(stream);
}
