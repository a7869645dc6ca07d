/* SPDX-License-Identifier: MIT */
/*
 * travaux - compare the drafts of a treaty clause by clause.
 */
#include "commands.h"
#include "io.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const command *const commands[] = {
	&command_init, &command_import,  &command_drafts, &command_show,
	&command_diff, &command_redline, &command_log,    &command_rules,
};
#define COMMAND_COUNT (sizeof commands / sizeof *commands)

static void
print_help(FILE *out)
{
	fputs("travaux - compare the drafts of a treaty clause by clause\n\n"
	      "usage: travaux COMMAND ...\n\n"
	      "Two documents, nothing else needed:\n"
	      "  travaux diff before.txt after.txt\n"
	      "  travaux redline before.txt after.txt -o redline.html\n\n"
	      "commands:\n",
	      out);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		fprintf(out, "  %-9s %s\n", commands[i]->name, commands[i]->summary);
	fputs("\n`travaux COMMAND --help` and `man travaux-COMMAND` say more.\n"
	      "Exit status: 0 done, 1 differences found (diff --exit-code), 2 could not do "
	      "it.\n",
	      out);
}

static const command *
command_named(const char *name)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	return NULL;
}

static int
unknown_command(const char *name)
{
	const char *names[COMMAND_COUNT + 1] = { NULL };
	const char *near;

	for (size_t i = 0; i < COMMAND_COUNT; i++)
		names[i] = commands[i]->name;
	near = nearest_name(name, names);
	if (near != NULL)
		say("there is no command '%s'; did you mean %s?", name, near);
	else
		say("there is no command '%s'; travaux --help lists them", name);
	return EXIT_FAULT;
}

/* stdout is checked, so that help into a full disk is a failure too. */
static int
checked_exit(int code)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return code;
	say("standard output: not all could be written");
	return EXIT_FAULT;
}

/*
 * Large arrays have pages of their own: they grow without being copied, and
 * go back when they are freed.  Left alone, glibc raises the size from which
 * that is so each time one is freed, and a tenth of the memory is holes.
 */
static void
give_large_arrays_their_pages(void)
{
#ifdef __GLIBC__
	mallopt(M_MMAP_THRESHOLD, 1 << 20);
	mallopt(M_TRIM_THRESHOLD, 8 << 20);
#endif
}

/*
 * A file opened while one of the three is closed would get its number, and
 * take what is said.  What is put there fails as the closed one does: it
 * cannot be written to, or not be read.
 */
static void
hold_the_standard_descriptors(void)
{
	for (int file = STDIN_FILENO; file <= STDERR_FILENO; file++)
		if (fcntl(file, F_GETFD) < 0 && errno == EBADF)
			(void)!open("/dev/null",
				    file == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

int
main(int argc, char **argv)
{
	const char *const name = argc > 1 ? argv[1] : "--help";
	const command *found;

	hold_the_standard_descriptors();
	give_large_arrays_their_pages();
	if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 ||
	    (strcmp(name, "help") == 0 && argc < 3)) {
		print_help(argc > 1 ? stdout : stderr);
		return argc > 1 ? checked_exit(EXIT_DONE) : EXIT_FAULT;
	}
	if (strcmp(name, "--version") == 0) {
		puts("travaux " TRAVAUX_VERSION);
		return checked_exit(EXIT_DONE);
	}
	found = command_named(strcmp(name, "help") == 0 ? argv[2] : name);
	if (found == NULL)
		return unknown_command(strcmp(name, "help") == 0 ? argv[2] : name);
	if (strcmp(name, "help") == 0) {
		options_help(found, stdout);
		return checked_exit(EXIT_DONE);
	}
	return checked_exit(found->run(found, argc - 1, argv + 1));
}
