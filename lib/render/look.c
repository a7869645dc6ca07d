/* SPDX-License-Identifier: MIT */
#include "render/look.h"

#define SGR(codes) "\033[" codes "m"

const look look_color = {
	.marks = {
		[LOOK_KEPT] = { NULL, "", "" },
		[LOOK_STRUCK] = { SGR("31;9"), "", "" },
		[LOOK_SET] = { SGR("32;4"), "", "" },
		[LOOK_MOVED_AWAY] = { SGR("35;9"), "[", "]" },
		[LOOK_MOVED_HERE] = { SGR("36;4"), "[", "]" },
		[LOOK_RESPELT_FROM] = { SGR("33;9"), "", "" },
		[LOOK_RESPELT_TO] = { SGR("33;4"), "", "" },
	},
	.gutter = SGR("2") "│" SGR("0") " ",
	.rule = SGR("2") "──" SGR("0") " ",
	.from = "←",
	.to = "→",
	.dot = "·",
	.gap = "…",
	.paragraph = "¶",
	.open_quote = "“",
	.close_quote = "”",
	.strong = SGR("1"),
	.faint = SGR("2"),
	.end = SGR("0"),
	.severity = {
		[TVX_SEVERITY_INFO] = SGR("36"),
		[TVX_SEVERITY_MINOR] = SGR("33"),
		[TVX_SEVERITY_MAJOR] = SGR("1;31"),
		[TVX_SEVERITY_CRITICAL] = SGR("1;7;31"),
	},
};

#define MARKS                                                                              \
	{                                                                                  \
		[LOOK_KEPT] = { NULL, "", "" }, [LOOK_STRUCK] = { NULL, "[-", "-]" },      \
		[LOOK_SET] = { NULL, "{+", "+}" },                                         \
		[LOOK_MOVED_AWAY] = { NULL, "[>", "<]" },                                  \
		[LOOK_MOVED_HERE] = { NULL, "{<", ">}" },                                  \
		[LOOK_RESPELT_FROM] = { NULL, "[~", "~]" },                                \
		[LOOK_RESPELT_TO] = { NULL, "{~", "~}" },                                  \
	}

const look look_marks = {
	.marks = MARKS,
	.gutter = "│ ",
	.rule = "── ",
	.from = "←",
	.to = "→",
	.dot = "·",
	.gap = "…",
	.paragraph = "¶",
	.open_quote = "“",
	.close_quote = "”",
	.strong = "",
	.faint = "",
	.end = "",
	.guarded = true,
};

const look look_ascii = {
	.marks = MARKS,
	.gutter = "| ",
	.rule = "-- ",
	.from = "<-",
	.to = "->",
	.dot = "-",
	.gap = "...",
	.paragraph = "//",
	.open_quote = "\"",
	.close_quote = "\"",
	.strong = "",
	.faint = "",
	.end = "",
	.guarded = true,
};
