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

#endif
