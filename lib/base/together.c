/* SPDX-License-Identifier: MIT */
#include "base/together.h"

#include <assert.h>
#include <pthread.h>
#ifdef __linux__
#include <sched.h>
#endif
#include <stdbool.h>

typedef struct helper {
	pthread_t thread;
	void *part;
	void (*work)(void *part);
	bool started;
#ifdef __linux__
	cpu_set_t allowed; /* where it may go once it has begun */
	bool is_placed;
#endif
} helper;

static void *
help(void *of)
{
	const helper *const it = of;

#ifdef __linux__
	if (it->is_placed)
		pthread_setaffinity_np(pthread_self(), sizeof it->allowed, &it->allowed);
#endif
	it->work(it->part);
	return NULL;
}

/*
 * A thread begins where its maker runs, and on a machine with little to do it
 * may stay there for milliseconds while another processor idles: as long as
 * the work takes.  So it is told to begin on any other one.
 */
static bool
begin(helper *it)
{
#ifdef __linux__
	cpu_set_t others;
	pthread_attr_t attributes;
	const int here = sched_getcpu();
	bool began;

	if (here >= 0 && sched_getaffinity(0, sizeof it->allowed, &it->allowed) == 0 &&
	    CPU_COUNT(&it->allowed) > 1 && pthread_attr_init(&attributes) == 0) {
		others = it->allowed;
		CPU_CLR((size_t)here, &others);
		it->is_placed = true;
		began = pthread_attr_setaffinity_np(&attributes, sizeof others, &others) ==
				0 &&
			pthread_create(&it->thread, &attributes, help, it) == 0;
		pthread_attr_destroy(&attributes);
		if (began)
			return true;
		it->is_placed = false;
	}
#endif
	return pthread_create(&it->thread, NULL, help, it) == 0;
}

void
together(void *parts, size_t size, uint32_t count, void (*work)(void *part))
{
	helper helpers[TOGETHER_MOST];

	assert(count >= 1 && count <= TOGETHER_MOST);
	for (uint32_t i = 1; i < count; i++) {
		helpers[i] = (helper){ .part = (char *)parts + i * size, .work = work };
		helpers[i].started = begin(&helpers[i]);
	}
	work(parts);
	for (uint32_t i = 1; i < count; i++) {
		if (helpers[i].started)
			pthread_join(helpers[i].thread, NULL);
		else
			work(helpers[i].part);
	}
}

uint32_t
together_threads(uint32_t asked)
{
	if (asked == 0)
		return 1;
	return asked < TOGETHER_MOST ? asked : TOGETHER_MOST;
}

shares
together_share(uint32_t items, uint32_t threads, uint64_t least,
	       uint64_t (*weigh)(const void *of, uint32_t item), const void *of)
{
	shares made = { .count = 1 };
	uint64_t all = 0, done = 0;

	for (uint32_t i = 0; threads > 1 && i < items; i++)
		all += weigh(of, i);
	if (threads > all / least + 1)
		threads = (uint32_t)(all / least) + 1;
	for (uint32_t i = 0; threads > 1 && i < items; i++) {
		if (made.count < threads && done >= all / threads * made.count)
			made.ends[made.count++ - 1] = i;
		done += weigh(of, i);
	}
	made.ends[made.count - 1] = items;
	return made;
}
