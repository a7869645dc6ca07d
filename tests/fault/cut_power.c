/* SPDX-License-Identifier: MIT */
/*
 * cut_power - a file system loses what it has not written, as in a power cut.
 *
 *	cut_power FOLDER	the file system that holds FOLDER; it takes no
 *				more calls until it is mounted again
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>

/* Not in the headers of user space: ext4, xfs and f2fs share the number. */
#define SHUTDOWN      _IOR('X', 125, uint32_t)
#define WITHOUT_FLUSH ((uint32_t)2)

int
main(int argc, char **argv)
{
	uint32_t how = WITHOUT_FLUSH;
	const int folder = argc == 2 ? open(argv[1], O_RDONLY | O_DIRECTORY) : -1;

	if (folder < 0 || ioctl(folder, SHUTDOWN, &how) != 0) {
		perror("cut_power");
		return 1;
	}
	return 0;
}
