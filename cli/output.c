/* SPDX-License-Identifier: MIT */
/* The writing half of io.h: stdout, a pager, or a file that is whole or not there. */
#include "io.h"

#include <travaux/render.h>

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define ROOM ((size_t)1 << 18)

static void
begin(output *out, int file)
{
	*out = (output){ .file = file, .bytes = malloc(ROOM) };
	if (out->bytes == NULL)
		abort();
}

static bool
flush(output *out)
{
	size_t done = 0;

	while (done < out->used && out->status == TVX_OK) {
		const ssize_t wrote = write(out->file, out->bytes + done, out->used - done);

		if (wrote >= 0) {
			done += (size_t)wrote;
		} else if (errno != EINTR) {
			out->status = TVX_ESYSTEM;
			out->fault = errno;
		}
	}
	out->used = 0;
	return out->status == TVX_OK;
}

static tvx_status
take(void *ctx, tvx_str bytes)
{
	output *const out = ctx;

	while (bytes.len > 0 && out->status == TVX_OK) {
		const size_t room = ROOM - out->used;
		const size_t part = bytes.len < room ? bytes.len : room;

		memcpy(out->bytes + out->used, bytes.ptr, part);
		out->used += part;
		bytes = (tvx_str){ bytes.ptr + part, bytes.len - part };
		if (out->used == ROOM)
			flush(out);
	}
	return out->status;
}

tvx_sink
output_sink(output *out)
{
	return (tvx_sink){ take, out };
}

void
output_put(output *out, tvx_str text)
{
	(void)!take(out, text);
}

void
output_puts(output *out, const char *text)
{
	output_put(out, (tvx_str){ text, strlen(text) });
}

void
output_inert(output *out, tvx_str text)
{
	/* A failed write is kept in the output and said when it is closed. */
	(void)!tvx_render_inert(text, output_sink(out));
}

size_t
length_of(tvx_str text)
{
	size_t count = 0;

	for (size_t i = 0; i < text.len; i++)
		count += ((unsigned char)text.ptr[i] & 0xC0) != 0x80;
	return count;
}

void
output_cell(output *out, tvx_str text, size_t width)
{
	output_inert(out, text);
	for (size_t length = length_of(text); length < width + 1; length++)
		output_puts(out, " ");
}

void
output_printf(output *out, const char *format, ...)
{
	char text[1024];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	output_puts(out, text);
}

/* Where nobody has chosen a pager, there need not be one. */
static const char less_if_there[] = "if command -v less >/dev/null; then exec less; "
				    "else exec cat; fi";

/* The reader's pager, with what less needs to show colour and leave short output be. */
static void
start_pager(output *out)
{
	const char *const chosen = getenv("PAGER");
	const char *const pager = chosen && *chosen ? chosen : less_if_there;
	int ends[2];
	pid_t child;

	if (strcmp(pager, "cat") == 0 || pipe(ends) != 0)
		return;
	child = fork();
	if (child == 0) {
		dup2(ends[0], STDIN_FILENO);
		close(ends[0]);
		close(ends[1]);
		setenv("LESS", "FRX", 0);
		setenv("LESSCHARSET", "utf-8", 0);
		execl("/bin/sh", "sh", "-c", pager, (char *)NULL);
		_exit(127);
	}
	close(ends[0]);
	if (child < 0) {
		close(ends[1]);
		return;
	}
	signal(SIGPIPE, SIG_IGN);
	/* What a key interrupts is the pager's to say; we stay until it is left. */
	signal(SIGINT, SIG_IGN);
	signal(SIGQUIT, SIG_IGN);
	out->file = ends[1];
	out->pager = child;
}

void
output_stdout(output *out, bool page)
{
	begin(out, STDOUT_FILENO);
	if (page && isatty(STDOUT_FILENO))
		start_pager(out);
}

tvx_status
output_file(output *out, const char *path, tvx_error *error)
{
	target to;
	const int file = target_open(&to, path, error);

	if (file < 0) {
		target_release(&to);
		return error->status;
	}
	begin(out, file);
	out->to = to;
	return TVX_OK;
}

static void
finish(output *out)
{
	target_release(&out->to);
	free(out->bytes);
	*out = (output){ .file = -1 };
}

static void
note_fault(output *out, bool worked)
{
	if (worked || out->status != TVX_OK)
		return;
	out->status = TVX_ESYSTEM;
	out->fault = errno;
}

/* False, having said so, if the pager never ran: then nothing was shown. */
static bool
pager_ran(const output *out)
{
	int how = 0;

	waitpid((pid_t)out->pager, &how, 0);
	if (!WIFEXITED(how) || (WEXITSTATUS(how) != 127 && WEXITSTATUS(how) != 126))
		return true;
	say("the pager '%s' cannot be run; --no-pager does without", getenv("PAGER"));
	return false;
}

int
output_close(output *out)
{
	int code = EXIT_DONE;

	flush(out);
	/* Closing is what tells of a full disk behind a late write. */
	if (out->to.path != NULL && out->status == TVX_OK)
		note_fault(out, target_keep(&out->to, out->file));
	else
		note_fault(out, close(out->file) == 0);
	if (out->pager) {
		code = pager_ran(out) ? EXIT_DONE : EXIT_FAULT;
		/* A reader who leaves the pager early has not failed. */
		if (out->fault == EPIPE)
			out->status = TVX_OK;
	}
	if (out->status != TVX_OK) {
		say("%s: not all could be written: %s",
		    out->to.path ? out->to.path : "standard output", strerror(out->fault));
		code = EXIT_FAULT;
	}
	finish(out);
	return code;
}

void
output_abandon(output *out)
{
	if (out->to.path != NULL || out->pager)
		close(out->file);
	if (out->pager)
		waitpid((pid_t)out->pager, NULL, 0);
	out->status = TVX_ESYSTEM;
	finish(out);
}
