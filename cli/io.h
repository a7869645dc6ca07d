/* SPDX-License-Identifier: MIT */
/*
 * io.h - what the program says, reads and writes.
 *
 * Everything is read, then computed, then written; the last write is checked.
 * Bytes of others never reach the terminal as they are.
 */
#ifndef CLI_IO_H
#define CLI_IO_H

#include <travaux/error.h>
#include <travaux/sink.h>

#include "options.h"
#include "target.h"

#include <stdbool.h>
#include <stdio.h>

enum {
	EXIT_DONE = 0,
	EXIT_DIFFERS = 1, /* check says no, or diff --exit-code found differences */
	EXIT_FAULT = 2    /* could not do it */
};

/* "travaux: " and the sentence on stderr, made inert. */
__attribute__((format(printf, 1, 2))) void say(const char *format, ...);

/* The same of bytes of others, where nothing else is wanted. */
void put_inert(FILE *to, tvx_str text);

/* Says a library error with its place, and returns EXIT_FAULT. */
int say_error(const tvx_error *error);

/* The bytes of a regular file, or of stdin for "-"; freed with free(bytes.ptr). */
TVX_MUST_USE tvx_status read_file(tvx_str *out, const char *path, tvx_error *error);
bool is_file(const char *path);

/*
 * Standard output, through a pager if it is a terminal and 'page' is set.
 * output_close says what went wrong, if anything did, and returns an exit
 * status: EXIT_DONE only if every byte was written.
 */
typedef struct output {
	int file;   /* descriptor */
	long pager; /* process, 0 for none */
	target to;  /* the file being made; zero for stdout */
	char *bytes;
	size_t used;
	tvx_status status;
	int fault; /* errno of the first write that failed */
} output;

void output_stdout(output *out, bool page);
/* A file that is whole or not there; target.h says how. */
TVX_MUST_USE tvx_status output_file(output *out, const char *path, tvx_error *error);
tvx_sink output_sink(output *out);
void output_puts(output *out, const char *text);
void output_put(output *out, tvx_str text);
/* Bytes of a draft or of a name, control characters made visible. */
void output_inert(output *out, tvx_str text);
/* In characters: the bytes that go on with one are not counted. */
size_t length_of(tvx_str text);
/* Such bytes in a column of that many characters, and a space behind it. */
void output_cell(output *out, tvx_str text, size_t width);
__attribute__((format(printf, 2, 3))) void output_printf(output *out, const char *format,
							 ...);
int output_close(output *out);
/* Leaves nothing behind. */
void output_abandon(output *out);

/*
 * Whether colour is wanted: "always", "never", or "auto", as NULL is, for which the
 * terminal and NO_COLOR are asked.  False, having said so, for another word.
 */
bool color_parse(const command *self, const char *when, bool *color);
/* Columns, or 80 where there is no terminal. */
unsigned terminal_width(void);

/*
 * Progress on stderr, when that is a terminal and the work takes over half a
 * second.  'stage' must live as long as the program; NULL ends it.
 */
void progress(const char *stage);

#endif
