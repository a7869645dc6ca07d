/* SPDX-License-Identifier: MIT */
#include "commands.h"
#include "io.h"

#include <travaux/store.h>

typedef struct settings {
	bool quiet;
} settings;

static int
run(const command *self, int argc, char **argv)
{
	settings chosen = { 0 };
	operands rest;
	int code;
	tvx_error error;
	const char *path;

	if (!options_parse(self, &chosen, argc, argv, &rest, &code))
		return code;
	if (rest.count > 1)
		return usage_error(self, "init makes one store");
	path = rest.count ? rest.items[0] : "drafts.git";
	if (tvx_store_init(path, &error) != TVX_OK)
		return say_error(&error);
	if (!chosen.quiet)
		printf("%s: a store of drafts\n", path);
	return EXIT_DONE;
}

static const option options[] = {
	{ "quiet", 'q', OPTION_FLAG, offsetof(settings, quiet), NULL, "say nothing" },
	{ 0 },
};

const command command_init = {
	"init",
	run,
	"[DIR]",
	"make an empty store of drafts",
	options,
	"Makes DIR (\"drafts.git\" if not given) a bare git repository in which drafts "
	"are\n"
	"kept.  A store that is already there is left as it is.",
};
