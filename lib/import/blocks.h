/* SPDX-License-Identifier: MIT */
/*
 * import/blocks.h - bytes -> Blocks: what every format is read into first.
 *
 * A block is a paragraph as it stands on the page: its text without the
 * marks of the format, its place, and the few hints of style that help to
 * find the structure.
 *
 *	"Article 5"                        level 3 (Markdown), or 0
 *	"Assistance"                       level 4
 *	"1. Each Guarantor State shall:"   list 1
 *	"(a) consult;"                     indent 4
 *
 * Together the blocks hold every byte of the document that is neither white
 * space nor a mark of the format, once and in order; but what a page would
 * not show, as the address of a link, stands beside them.
 */
#ifndef IMPORT_BLOCKS_H
#define IMPORT_BLOCKS_H

#include "base/arena.h"
#include "base/buffer.h"

#include <travaux/error.h>

#include <stdbool.h>

typedef struct block {
	tvx_str text; /* trimmed, not empty; line breaks stand in it where they were */
	tvx_range source;
	uint32_t line;
	uint16_t indent; /* columns before its first line */
	uint8_t list;    /* nesting of Markdown lists around it */
	uint8_t level;   /* of a Markdown heading; 0 for none */
	bool row;        /* of a table: what looks like a bullet is in its first cell */
} block;

typedef struct blocks {
	block *items;
	size_t count, room;
	bool indented; /* indentation shows the nesting */
	arena pool;    /* text that could not be borrowed */
	buffer beside; /* passages that no block holds, a line each */
} blocks;

void blocks_release(blocks *list);
block *blocks_push(blocks *list);

/* Puts a passage beside the blocks; its line breaks are spaces there. */
void blocks_put_beside(blocks *list, tvx_str passage);

/* 'base' is where 'text' begins in the document, 'line' the number of its first line. */
void text_read(blocks *out, tvx_str text, size_t base, uint32_t line);
TVX_MUST_USE tvx_status markdown_read(blocks *out, tvx_str text, size_t base, uint32_t line,
				      tvx_error *error);

#endif
