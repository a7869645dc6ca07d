/* SPDX-License-Identifier: MIT */
/*
 * base/alloc.h - memory that is there, or the process is not.
 *
 * These never return NULL: past memory they say so on stderr and abort.
 * Limits (travaux/limits.h) come long before.  Sizes that come from input go
 * through mul_size and add_size, which abort rather than wrap.
 */
#ifndef BASE_ALLOC_H
#define BASE_ALLOC_H

#include <stddef.h>

#define NORETURN __attribute__((noreturn))

NORETURN void out_of_memory(void);

size_t add_size(size_t augend, size_t addend);
size_t mul_size(size_t count, size_t size);

/* Zeroed; 'count' of 0 gives a pointer that may be freed. */
void *alloc_array(size_t count, size_t size);
void *grow_array(void *array, size_t count, size_t size);

/* A zeroed object of the type; freed with free(). */
#define NEW(type)              ((type *)alloc_array(1, sizeof(type)))
#define NEW_ARRAY(type, count) ((type *)alloc_array((count), sizeof(type)))

/*
 * Makes room for one more in a growable array of 'count' items with room for
 * '*room'; the array pointer is replaced.
 */
#define PUSH_ROOM(array, count, room)                                                      \
	((count) < (room)                                                                  \
		 ? (void)0                                                                 \
		 : (void)((room) = (room) ? mul_size((room), 2) : 16,                      \
			  (array) = grow_array((array), (room), sizeof *(array))))

#endif
