/* SPDX-License-Identifier: MIT */
#include "io.h"

#include <travaux/limits.h>
#include <travaux/render.h>

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

static tvx_status
put_bytes(void *to, tvx_str bytes)
{
	return fwrite(bytes.ptr, 1, bytes.len, to) == bytes.len ? TVX_OK : TVX_ESYSTEM;
}

void
put_inert(FILE *to, tvx_str text)
{
	const tvx_sink sink = { put_bytes, to };

	/* The stream keeps the fault; of stderr, nothing more can be said. */
	(void)!tvx_render_inert(text, sink);
}

void
say(const char *format, ...)
{
	char text[1024];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	fputs("travaux: ", stderr);
	put_inert(stderr, (tvx_str){ text, strlen(text) });
	fputc('\n', stderr);
}

int
say_error(const tvx_error *error)
{
	char place[48] = "";

	progress(NULL);
	if (error->line && error->column)
		snprintf(place, sizeof place, ":%u:%u", error->line, error->column);
	else if (error->line)
		snprintf(place, sizeof place, ":%u", error->line);
	say("%s%s%s%s", error->source, place, error->source[0] ? ": " : "", error->text);
	return EXIT_FAULT;
}

__attribute__((format(printf, 3, 4))) static tvx_status
system_fault(tvx_error *error, const char *path, const char *format, ...)
{
	va_list args;

	*error = (tvx_error){ .status = TVX_ESYSTEM };
	snprintf(error->source, sizeof error->source, "%s", path);
	va_start(args, format);
	vsnprintf(error->text, sizeof error->text, format, args);
	va_end(args);
	return TVX_ESYSTEM;
}

bool
is_file(const char *path)
{
	struct stat facts;

	return strcmp(path, "-") == 0 ||
	       (stat(path, &facts) == 0 && !S_ISDIR(facts.st_mode));
}

/* Reads to the end, whatever stat said: a file may grow, a pipe has no size. */
static tvx_status
read_all(tvx_str *out, int file, size_t guess, const char *path, tvx_error *error)
{
	size_t room = guess + 1, used = 0;
	char *bytes = malloc(room);
	ssize_t got = 0;

	while (bytes != NULL && (got = read(file, bytes + used, room - used)) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			break;
		used += (size_t)got;
		if (used > TVX_LIMIT_DOCUMENT) {
			free(bytes);
			system_fault(error, path,
				     "is larger than %zu MiB, the most that is read",
				     TVX_LIMIT_DOCUMENT >> 20);
			return error->status = TVX_ELIMIT;
		}
		if (used == room) {
			char *const more = realloc(bytes, room *= 2);

			if (more == NULL)
				free(bytes);
			bytes = more;
		}
	}
	if (bytes == NULL || got < 0) {
		const int fault = bytes ? errno : ENOMEM;

		free(bytes);
		return system_fault(error, path, "%s", strerror(fault));
	}
	*out = (tvx_str){ bytes, used };
	return TVX_OK;
}

tvx_status
read_file(tvx_str *out, const char *path, tvx_error *error)
{
	struct stat facts;
	tvx_status status;
	int file;

	*out = (tvx_str){ NULL, 0 };
	if (strcmp(path, "-") == 0)
		return read_all(out, STDIN_FILENO, 1 << 16, "standard input", error);
	/* Not blocking: a FIFO that nobody writes to must not hang the program. */
	file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (file < 0)
		return system_fault(error, path, "%s",
				    errno == ENOENT ? "there is no such file"
						    : strerror(errno));
	if (fstat(file, &facts) != 0 || S_ISDIR(facts.st_mode)) {
		close(file);
		return system_fault(error, path, "is a folder, not a document");
	}
	if (!S_ISREG(facts.st_mode) && !S_ISFIFO(facts.st_mode)) {
		close(file);
		return system_fault(error, path, "is a device, not a document");
	}
	fcntl(file, F_SETFL, 0);
	status = read_all(out, file,
			  S_ISREG(facts.st_mode) ? (size_t)facts.st_size : 1 << 16, path,
			  error);
	close(file);
	return status;
}

static bool
terminal_has_color(void)
{
	const char *const no_color = getenv("NO_COLOR");
	const char *const term = getenv("TERM");

	return isatty(STDOUT_FILENO) && !(no_color && *no_color) && term &&
	       strcmp(term, "dumb") != 0;
}

bool
color_parse(const command *self, const char *when, bool *color)
{
	*color = false;
	if (when == NULL || strcmp(when, "auto") == 0) {
		*color = terminal_has_color();
	} else if (strcmp(when, "always") == 0) {
		*color = true;
	} else if (strcmp(when, "never") != 0) {
		usage_error(self, "--color is auto, always or never");
		return false;
	}
	return true;
}

unsigned
terminal_width(void)
{
	struct winsize size;

	if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 &&
	    size.ws_col >= 20)
		return size.ws_col;
	return 80;
}
