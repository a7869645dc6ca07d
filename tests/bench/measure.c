/* SPDX-License-Identifier: MIT */
/*
 * measure COMMAND... - runs a command and prints, on stderr, its exit status,
 * seconds of CPU, wall seconds and peak megabytes.
 *
 * Its own memory is small: a child's peak is never less than that of the
 * process it was forked from, so a script cannot measure this itself.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double
seconds(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static double
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void
become(char **command)
{
	const int nowhere = open("/dev/null", O_WRONLY);

	if (nowhere >= 0) {
		dup2(nowhere, 1);
		dup2(nowhere, 2);
	}
	execvp(command[0], command);
	_exit(127);
}

int
main(int argc, char **argv)
{
	const double began = now();
	struct rusage usage;
	int status;
	pid_t child;

	if (argc < 2)
		return 2;
	child = fork();
	if (child == 0)
		become(argv + 1);
	if (child < 0 || wait4(child, &status, 0, &usage) < 0)
		return 2;
	fprintf(stderr, "%d %.6f %.6f %.3f\n",
		WIFEXITED(status) ? WEXITSTATUS(status) : 128,
		seconds(usage.ru_utime) + seconds(usage.ru_stime), now() - began,
		(double)usage.ru_maxrss / 1024);
	return 0;
}
