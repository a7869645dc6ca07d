/* SPDX-License-Identifier: MIT */
/*
 * A timer writes the stage that is under way, once the work has taken half a
 * second and again each second, over the same line of the terminal.
 */
#include "io.h"

#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

static const char *volatile current;
static volatile sig_atomic_t shown;

static void
put(const char *text)
{
	(void)!write(STDERR_FILENO, text, strlen(text));
}

static void
tell(int signal_number)
{
	const char *const stage = current;

	(void)signal_number;
	if (stage == NULL)
		return;
	put("\r\033[Ktravaux: ");
	put(stage);
	put(" ...");
	shown = 1;
}

void
progress(const char *stage)
{
	const struct itimerval often = { { 1, 0 }, { 0, 500000 } },
			       never = { { 0, 0 }, { 0, 0 } };
	struct sigaction action = { .sa_handler = tell, .sa_flags = SA_RESTART };
	const bool starting = current == NULL;

	current = stage;
	if (stage == NULL) {
		setitimer(ITIMER_REAL, &never, NULL);
		if (shown)
			put("\r\033[K");
		shown = 0;
		return;
	}
	if (!starting || !isatty(STDERR_FILENO))
		return;
	sigemptyset(&action.sa_mask);
	sigaction(SIGALRM, &action, NULL);
	setitimer(ITIMER_REAL, &often, NULL);
}
