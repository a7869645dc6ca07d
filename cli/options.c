/* SPDX-License-Identifier: MIT */
#include "options.h"

#include "io.h"

#include <stdlib.h>
#include <string.h>

/* Longer words are not compared: nobody mistypes sixty letters. */
#define WORD_ROOM 64

static size_t
least(size_t one, size_t other)
{
	return one < other ? one : other;
}

/* Levenshtein's distance, one row at a time. */
static size_t
distance(const char *word, const char *name)
{
	const size_t length = strlen(name);
	size_t row[WORD_ROOM + 1];

	for (size_t j = 0; j <= length; j++)
		row[j] = j;
	for (size_t i = 0; word[i] != '\0'; i++) {
		size_t diagonal = row[0];

		row[0] = i + 1;
		for (size_t j = 0; j < length; j++) {
			const size_t change = diagonal + (word[i] != name[j]);

			diagonal = row[j + 1];
			row[j + 1] = least(change, least(row[j], row[j + 1]) + 1);
		}
	}
	return row[length];
}

const char *
nearest_name(const char *word, const char *const *names)
{
	const char *nearest = NULL;
	size_t least_distance = 3;

	if (strlen(word) > WORD_ROOM)
		return NULL;
	for (; *names != NULL; names++) {
		const size_t far =
			strlen(*names) > WORD_ROOM ? WORD_ROOM : distance(word, *names);

		if (far < least_distance && far < strlen(word)) {
			least_distance = far;
			nearest = *names;
		}
	}
	return nearest;
}

int
usage_error(const command *self, const char *fault)
{
	say("%s", fault);
	fprintf(stderr, "usage: travaux %s %s\n", self->name, self->usage);
	fprintf(stderr, "       travaux %s --help says more\n", self->name);
	return EXIT_FAULT;
}

static void
print_option(const option *row, FILE *out)
{
	char left[64];

	snprintf(left, sizeof left, "%c%c%s --%s%s%s", row->letter ? '-' : ' ',
		 row->letter ? row->letter : ' ', row->letter ? "," : " ", row->name,
		 row->argument ? " " : "", row->argument ? row->argument : "");
	fprintf(out, "  %-28s %s\n", left, row->help);
}

void
options_help(const command *self, FILE *out)
{
	fprintf(out, "travaux %s - %s\n\nusage: travaux %s %s\n\n%s\n", self->name,
		self->summary, self->name, self->usage, self->about);
	if (self->options->name != NULL)
		fprintf(out, "\noptions:\n");
	for (const option *row = self->options; row->name != NULL; row++)
		print_option(row, out);
	fprintf(out, "  %-28s %s\n", "    --help", "print this");
}

static const option *
option_named(const option *table, const char *name, size_t length)
{
	for (; table->name != NULL; table++)
		if (strlen(table->name) == length && memcmp(table->name, name, length) == 0)
			return table;
	return NULL;
}

static const option *
option_lettered(const option *table, char letter)
{
	for (; table->name != NULL; table++)
		if (table->letter == letter)
			return table;
	return NULL;
}

#define NUMBER_MOST 1000000

static bool
read_number(const char *text, unsigned *out)
{
	unsigned value = 0;

	if (*text == '\0')
		return false;
	for (; *text != '\0'; text++) {
		if (*text < '0' || *text > '9')
			return false;
		value = value * 10 + (unsigned)(*text - '0');
		if (value > NUMBER_MOST)
			return false;
	}
	*out = value;
	return true;
}

/* Returns false, having said why, if the value does not fit. */
static bool
set_option(const option *row, void *into, const char *value)
{
	char *const place = (char *)into + row->offset;

	switch (row->kind) {
	case OPTION_FLAG:
		*(bool *)(void *)place = true;
		return true;
	case OPTION_STRING:
		*(const char **)(void *)place = value;
		return true;
	case OPTION_NUMBER:
		if (read_number(value, (unsigned *)(void *)place))
			return true;
		say("--%s takes a whole number up to %d, not '%s'", row->name, NUMBER_MOST,
		    value);
		return false;
	case OPTION_LIST: {
		option_list *const list = (option_list *)(void *)place;

		if (list->count < OPTION_LIST_ROOM) {
			list->items[list->count++] = value;
			return true;
		}
		say("--%s may be given at most %d times", row->name, OPTION_LIST_ROOM);
		return false;
	}
	}
	return false;
}

static bool
unknown_option(const command *self, const char *word)
{
	const char *names[48];
	size_t count = 0;
	const char *near;
	char fault[256];

	for (const option *row = self->options; row->name != NULL && count < 47; row++)
		names[count++] = row->name;
	names[count] = NULL;
	near = nearest_name(word + strspn(word, "-"), names);
	snprintf(fault, sizeof fault, "no option %.80s%s%s%s", word,
		 near ? "; did you mean --" : "", near ? near : "", near ? "?" : "");
	usage_error(self, fault);
	return false;
}

/* One argument that begins with "-"; '*at' moves past what it used. */
static bool
parse_option(const command *self, void *into, int argc, char **argv, int *at)
{
	const char *const word = argv[(*at)++];
	const bool is_long = word[1] == '-';
	const char *const equals = is_long ? strchr(word, '=') : NULL;
	const size_t length = equals ? (size_t)(equals - word) : strlen(word);
	const option *const row =
		is_long ? option_named(self->options, word + 2, length - 2)
			: option_lettered(self->options, word[1]);
	const char *value = equals ? equals + 1 : NULL;

	if (row == NULL)
		return unknown_option(self, word);
	if (row->kind == OPTION_FLAG && (value != NULL || (!is_long && word[2] != '\0'))) {
		char fault[128];

		snprintf(fault, sizeof fault, "--%s takes no value", row->name);
		usage_error(self, fault);
		return false;
	}
	if (row->kind != OPTION_FLAG && value == NULL) {
		if (!is_long && word[2] != '\0')
			value = word + 2;
		else if (*at < argc)
			value = argv[(*at)++];
		else {
			char fault[128];

			snprintf(fault, sizeof fault, "--%s needs %s", row->name,
				 row->argument);
			usage_error(self, fault);
			return false;
		}
	}
	return set_option(row, into, value);
}

bool
options_parse(const command *self, void *into, int argc, char **argv, operands *rest,
	      int *code)
{
	int at = 1;

	*rest = (operands){ argv + 1, 0 };
	*code = EXIT_FAULT;
	while (at < argc) {
		if (strcmp(argv[at], "--help") == 0 || strcmp(argv[at], "-h") == 0) {
			options_help(self, stdout);
			*code = EXIT_DONE;
			return false;
		}
		if (strcmp(argv[at], "--") == 0) {
			for (at++; at < argc; at++)
				rest->items[rest->count++] = argv[at];
		} else if (argv[at][0] == '-' && argv[at][1] != '\0' &&
			   argv[at][1] != '@') {
			if (!parse_option(self, into, argc, argv, &at))
				return false;
		} else {
			rest->items[rest->count++] = argv[at++];
		}
	}
	*code = EXIT_DONE;
	return true;
}
