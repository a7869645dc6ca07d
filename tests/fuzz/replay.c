/* SPDX-License-Identifier: MIT */
/*
 * Runs each file of the folders it is given through the target, in the order
 * of their names, and says which it was at if one of them breaks it.
 */
#include "target.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

static int
run_file(const char *path)
{
	FILE *const file = fopen(path, "rb");
	uint8_t *data = NULL;
	size_t size = 0, room = 0, got = 1;

	if (file == NULL)
		return 0;
	while (got > 0) {
		if (size == room) {
			room = room ? room * 2 : 65536;
			data = realloc(data, room);
			if (data == NULL)
				abort();
		}
		got = fread(data + size, 1, room - size, file);
		size += got;
	}
	fclose(file);
	fprintf(stderr, "%s\n", path);
	LLVMFuzzerTestOneInput(data, size);
	free(data);
	return 1;
}

static int
run_folder(const char *folder)
{
	struct dirent **entries;
	const int found = scandir(folder, &entries, NULL, alphasort);
	int count = 0;

	for (int i = 0; i < found; i++) {
		char path[1024];

		snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
		if (entries[i]->d_name[0] != '.')
			count += run_file(path);
		free(entries[i]);
	}
	if (found >= 0)
		free(entries);
	return count;
}

int
main(int argc, char **argv)
{
	int total = 0;

	for (int i = 1; i < argc; i++) {
		const int count = run_folder(argv[i]);

		if (count == 0)
			fprintf(stderr, "%s: no input\n", argv[i]);
		total = count == 0 ? -1 : total < 0 ? total : total + count;
	}
	printf("%d inputs\n", total);
	return total <= 0;
}
