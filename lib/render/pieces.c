/* SPDX-License-Identifier: MIT */
/*
 * render/pieces.c - the redline, cut into pieces that threads write at the same
 * time, each into memory, and put out in order.
 */
#include "render/rows.h"

#include "base/alloc.h"
#include "base/buffer.h"
#include "base/together.h"

#include <stdlib.h>

/* Bytes of drafts: fewer are written before a thread has started; more would be
 * held in memory for nothing. */
#define PIECE_LEAST ((uint64_t)64 << 10)
#define PIECE_MOST  ((uint64_t)512 << 10)

typedef struct piece {
	const look *style;
	const tvx_report *report;
	const tvx_render_options *options;
	uint32_t begin, end; /* of its rows */
	buffer bytes;
} piece;

static void
write_piece(void *part)
{
	piece *const it = part;
	stream out;

	buffer_clear(&it->bytes);
	stream_init(&out, buffer_sink(&it->bytes));
	rows_put_run(&out, it->style, it->report, it->options, it->begin, it->end);
	/* A buffer takes all there is. */
	(void)!stream_finish(&out);
}

static uint64_t
row_size(const tvx_report *report, const tvx_render_options *options, uint32_t row)
{
	const tvx_change *const change = tvx_changes_at(report->changes, row);
	const tvx_row *const of = tvx_alignment_row(report->alignment, row);

	if (of->relation == TVX_RELATION_IDENTICAL && !options->walk.unchanged)
		return 1;
	return 64 + change->before_text.len + change->after_text.len;
}

/* The first seam past so many bytes of rows from 'begin' on, or the end of all. */
static uint32_t
end_of_piece(const tvx_report *report, const tvx_render_options *options, uint32_t begin,
	     uint64_t size)
{
	const uint32_t count = tvx_changes_size(report->changes);
	uint64_t done = 0;
	uint32_t end = begin;

	while (end < count && (done < size || !rows_have_seam(report, options, end)))
		done += row_size(report, options, end++);
	return end;
}

static void
put_pieces(stream *out, piece *pieces, uint32_t threads, uint64_t size)
{
	const tvx_report *const report = pieces->report;
	const uint32_t count = tvx_changes_size(report->changes);

	for (uint32_t begin = 0; begin < count;) {
		uint32_t cut = 0;

		for (; cut < threads && begin < count; cut++) {
			pieces[cut].begin = begin;
			begin = end_of_piece(report, pieces->options, begin, size);
			pieces[cut].end = begin;
		}
		together(pieces, sizeof *pieces, cut, write_piece);
		for (uint32_t i = 0; i < cut; i++)
			stream_put(out, buffer_str(&pieces[i].bytes));
	}
}

void
rows_put(stream *out, const look *style, const tvx_report *report,
	 const tvx_render_options *options)
{
	const uint32_t count = tvx_changes_size(report->changes);
	const uint32_t threads = together_threads(options->threads);
	uint64_t size = 0, rounds;
	piece *pieces;

	for (uint32_t i = 0; threads > 1 && i < count; i++)
		size += row_size(report, options, i);
	if (size < 2 * PIECE_LEAST) {
		rows_put_run(out, style, report, options, 0, count);
		return;
	}
	rounds = size / (threads * PIECE_MOST) + 1;
	pieces = NEW_ARRAY(piece, threads);
	for (uint32_t i = 0; i < threads; i++)
		pieces[i] = (piece){ .style = style, .report = report, .options = options };
	size = size / (threads * rounds) + 1;
	put_pieces(out, pieces, threads, size > PIECE_LEAST ? size : PIECE_LEAST);
	for (uint32_t i = 0; i < threads; i++)
		buffer_release(&pieces[i].bytes);
	free(pieces);
}
