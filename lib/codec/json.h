/* SPDX-License-Identifier: MIT */
/*
 * codec/json.h - a JSON writer that cannot write what is not JSON.
 *
 *	json_writer json;
 *
 *	json_begin(&json, &out);
 *	json_open(&json, '{');
 *	json_key(&json, "relation");
 *	json_put_string(&json, name);
 *	json_close(&json);
 *	json_end(&json);
 *
 * Commas, colons and brackets are the writer's; a call out of place is a bug
 * and an assertion.  Strings are escaped so that the text is safe in a page,
 * in a script and on a terminal as well: '<', '>', '&', controls, invisible
 * and bidirectional characters are \u escapes.  A byte that is not UTF-8
 * becomes "⟦0xC0⟧", as in every other format.
 *
 * Numbers are whole, or thousandths; there is no floating point, so the same
 * value is the same bytes everywhere.
 */
#ifndef CODEC_JSON_H
#define CODEC_JSON_H

#include "codec/stream.h"

#include <stdbool.h>

#define JSON_DEPTH 16

typedef struct json_writer {
	stream *out;
	uint32_t depth;
	bool keyed;               /* a key waits for its value */
	char closers[JSON_DEPTH]; /* of what is open, innermost last */
	bool filled[JSON_DEPTH];  /* does it hold something already? */
} json_writer;

void json_begin(json_writer *json, stream *out);

/* '{' or '['. */
void json_open(json_writer *json, char bracket);
void json_close(json_writer *json);

/* In an object, before each value; 'name' is a programmer's, plain ASCII. */
void json_key(json_writer *json, const char *name);

void json_put_string(json_writer *json, tvx_str text);
void json_put_number(json_writer *json, uint64_t number);
/* 930 is written 0.93. */
void json_put_thousandths(json_writer *json, uint32_t thousandths);
void json_put_bool(json_writer *json, bool value);
void json_put_null(json_writer *json);

/* Ends the document with a line feed; all must have been closed. */
void json_end(json_writer *json);

#endif
