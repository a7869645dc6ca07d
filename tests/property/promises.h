/* SPDX-License-Identifier: MIT */
/*
 * property/promises.h - what is promised of every draft and every comparison.
 *
 *	outline    the array is a tree, names are unique, and the words
 *	           partition the text
 *	totality   each clause that is a row of a table is in exactly one row
 *	replay     equals and deletes spell the text before, equals and
 *	           inserts the text after, byte for byte
 *
 * Checked through the public headers alone, by ways that share no code with
 * the library's own checks.  The property tests and the fuzzers ask alike.
 */
#ifndef PROPERTY_PROMISES_H
#define PROPERTY_PROMISES_H

#include <travaux/compare.h>
#include <travaux/render.h>

#include <stdbool.h>

/* What does not hold, in a sentence; empty while all is well. */
typedef struct fault {
	char text[256];
} fault;

bool outline_holds(const tvx_instrument *instrument, fault *why);
bool totality_holds(const tvx_alignment *alignment, fault *why);
bool replay_holds(const tvx_changes *changes, fault *why);
bool all_hold(const tvx_report *report, fault *why);

/* Bytes that grow.  Zero is empty. */
typedef struct bytes {
	char *ptr;
	size_t len, room;
} bytes;

tvx_sink bytes_sink(bytes *into);
void bytes_free(bytes *into);

#endif
