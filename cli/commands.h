/* SPDX-License-Identifier: MIT */
/*
 * commands.h - the commands that there are.
 */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "options.h"

extern const command command_init, command_import, command_drafts, command_show,
	command_diff, command_redline, command_log, command_rules;

#endif
