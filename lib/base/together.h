/* SPDX-License-Identifier: MIT */
/*
 * base/together.h - the parts of one work, done at the same time.
 */
#ifndef BASE_TOGETHER_H
#define BASE_TOGETHER_H

#include <stddef.h>
#include <stdint.h>

/* More threads than this are not started. */
#define TOGETHER_MOST 64

/*
 * Calls work() with each of 'count' parts, which stand 'size' bytes apart: the
 * first in this thread, each other in one of its own, or here as well where
 * no thread can be had.  All are done when this returns.
 */
void together(void *parts, size_t size, uint32_t count, void (*work)(void *part));

/* How many threads that is, of so many asked for: 0 is one. */
uint32_t together_threads(uint32_t asked);

/* Items cut into runs: run i is [i ? ends[i - 1] : 0, ends[i]). */
typedef struct shares {
	uint32_t count; /* 1 at least */
	uint32_t ends[TOGETHER_MOST];
} shares;

/*
 * A run for each of at most so many threads, of about the same weight, and of
 * 'least' at least, if there are several: what weighs less is done before a
 * thread has started.
 */
shares together_share(uint32_t items, uint32_t threads, uint64_t least,
		      uint64_t (*weigh)(const void *of, uint32_t item), const void *of);

#endif
