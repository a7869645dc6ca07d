/* SPDX-License-Identifier: MIT */
#include "base/together.h"

#include <assert.h>
#include <pthread.h>
#include <stdbool.h>

typedef struct helper {
	pthread_t thread;
	void *part;
	void (*work)(void *part);
	bool started;
} helper;

static void *
help(void *of)
{
	const helper *const it = of;

	it->work(it->part);
	return NULL;
}

void
together(void *parts, size_t size, uint32_t count, void (*work)(void *part))
{
	helper helpers[TOGETHER_MOST];

	assert(count >= 1 && count <= TOGETHER_MOST);
	for (uint32_t i = 1; i < count; i++) {
		helpers[i] = (helper){ .part = (char *)parts + i * size, .work = work };
		helpers[i].started =
			pthread_create(&helpers[i].thread, NULL, help, &helpers[i]) == 0;
	}
	work(parts);
	for (uint32_t i = 1; i < count; i++) {
		if (helpers[i].started)
			pthread_join(helpers[i].thread, NULL);
		else
			work(helpers[i].part);
	}
}
