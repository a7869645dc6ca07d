/* SPDX-License-Identifier: MIT */
/*
 * options.h - a command's options as a table bound to a struct.
 *
 * A row says where in the struct a value goes; parsing, usage and help are
 * all read from the same rows.  Options may stand anywhere; "--" ends them.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

typedef enum option_kind {
	OPTION_FLAG,   /* bool */
	OPTION_STRING, /* const char * */
	OPTION_NUMBER, /* unsigned; decimal, at most 1,000,000 */
	OPTION_LIST    /* option_list; may be given again */
} option_kind;

/* Room for as many as a person types; one more is refused by name. */
#define OPTION_LIST_ROOM 64

typedef struct option_list {
	const char *items[OPTION_LIST_ROOM];
	size_t count;
} option_list;

typedef struct option {
	const char *name; /* without "--"; NULL ends the table */
	char letter;      /* 0 for none */
	option_kind kind;
	size_t offset;
	const char *argument; /* "FILE"; NULL for a flag */
	const char *help;
} option;

typedef struct command command;
struct command {
	const char *name;
	int (*run)(const command *self, int argc, char **argv);
	const char *usage;   /* "BEFORE AFTER [CLAUSE...]" */
	const char *summary; /* one line */
	const option *options;
	const char *about; /* a paragraph or two for --help */
};

/* What is left when the options are gone: argv is reordered in place. */
typedef struct operands {
	char **items;
	size_t count;
} operands;

/*
 * argv[0] is the command's name and is passed over.  False if the command is
 * over before it began: help has been printed, or the fault has been said;
 * '*code' is then its exit status, and EXIT_DONE otherwise.
 */
bool options_parse(const command *self, void *into, int argc, char **argv, operands *rest,
		   int *code);
void options_help(const command *self, FILE *out);

/* Says "usage: travaux NAME ..." after 'fault' and returns 2. */
int usage_error(const command *self, const char *fault);

/* The member of 'names' (NULL at the end) nearest to 'word', or NULL if none is near. */
const char *nearest_name(const char *word, const char *const *names);

#endif
