/* SPDX-License-Identifier: MIT */
/*
 * The floor: what no comparison of two texts can do without.
 *
 *	floor BEFORE AFTER
 *
 * It reads both files, cuts them into words, hashes each word and gives it
 * a number, equal words equal numbers; then it prints how many words and how
 * many different ones there are.  What travaux takes beyond that is what
 * it takes to compare.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct slot {
	const char *ptr;
	uint32_t length, number;
} slot;

/* Begins small, so that it stays in the cache for as long as the words do. */
static slot *slots;
static size_t slot_count;
static uint32_t words, numbers;

static int
is_letter(unsigned char byte)
{
	return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte | 0x20) >= 'a';
}

static slot *
find(const char *ptr, uint32_t length)
{
	uint64_t hash = length;
	size_t at;

	for (uint32_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)ptr[i]) * 0x100000001b3U;
	at = (hash ^ hash >> 29) & (slot_count - 1);
	while (slots[at].ptr != NULL &&
	       (slots[at].length != length || memcmp(slots[at].ptr, ptr, length) != 0))
		at = (at + 1) & (slot_count - 1);
	return &slots[at];
}

static void
widen(void)
{
	slot *const old = slots;
	const size_t old_count = slot_count;

	slot_count = old_count ? old_count * 4 : 4096;
	slots = calloc(slot_count, sizeof *slots);
	if (slots == NULL)
		exit(2);
	for (size_t i = 0; i < old_count; i++)
		if (old[i].ptr != NULL)
			*find(old[i].ptr, old[i].length) = old[i];
	free(old);
}

static uint32_t
number_of(const char *ptr, uint32_t length)
{
	slot *at;

	if ((size_t)numbers * 2 >= slot_count)
		widen();
	at = find(ptr, length);
	if (at->ptr == NULL)
		*at = (slot){ ptr, length, numbers++ };
	return at->number;
}

static uint64_t
number_words(const char *text, size_t size)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < size;) {
		const size_t begin = i;

		while (i < size && is_letter((unsigned char)text[i]))
			i++;
		i += i == begin;
		if (text[begin] == ' ' || text[begin] == '\n')
			continue;
		sum = sum * 31 + number_of(text + begin, (uint32_t)(i - begin));
		words++;
	}
	return sum;
}

static char *
read_file(const char *name, size_t *size)
{
	FILE *const file = fopen(name, "rb");
	char *text = NULL;
	long length;

	if (file != NULL && fseek(file, 0, SEEK_END) == 0 && (length = ftell(file)) >= 0) {
		rewind(file);
		text = malloc((size_t)length + 1);
		*size = text ? fread(text, 1, (size_t)length, file) : 0;
	}
	if (file != NULL)
		fclose(file);
	return text;
}

int
main(int argc, char **argv)
{
	uint64_t sum = 0;

	for (int i = 1; i < argc; i++) {
		size_t size = 0;
		const char *const text = read_file(argv[i], &size);

		if (text == NULL) {
			fprintf(stderr, "floor: cannot read %s\n", argv[i]);
			return 2;
		}
		sum += number_words(text, size);
	}
	printf("%u words, %u different, sum %016llx\n", words, numbers,
	       (unsigned long long)sum);
	return 0;
}
