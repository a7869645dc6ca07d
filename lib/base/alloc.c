/* SPDX-License-Identifier: MIT */
#include "base/alloc.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

void
out_of_memory(void)
{
	fputs("travaux: out of memory\n", stderr);
	abort();
}

size_t
add_size(size_t augend, size_t addend)
{
	if (addend > SIZE_MAX - augend)
		out_of_memory();
	return augend + addend;
}

size_t
mul_size(size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size)
		out_of_memory();
	return count * size;
}

void *
alloc_array(size_t count, size_t size)
{
	void *const array = calloc(count ? count : 1, size ? size : 1);

	if (array == NULL)
		out_of_memory();
	return array;
}

void *
grow_array(void *array, size_t count, size_t size)
{
	void *const grown = realloc(array, mul_size(count ? count : 1, size));

	if (grown == NULL)
		out_of_memory();
	return grown;
}
