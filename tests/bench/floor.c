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

#define SLOTS ((size_t)1 << 22)

static struct {
	const char *ptr;
	uint32_t length, number;
} slots[SLOTS];

static uint32_t words, numbers;

static int
is_letter(unsigned char byte)
{
	return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte | 0x20) >= 'a';
}

static uint32_t
number_of(const char *ptr, uint32_t length)
{
	uint64_t hash = length;
	size_t at;

	for (uint32_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)ptr[i]) * 0x100000001b3U;
	for (at = (hash ^ hash >> 29) % SLOTS; slots[at].ptr != NULL; at = (at + 1) % SLOTS)
		if (slots[at].length == length && memcmp(slots[at].ptr, ptr, length) == 0)
			return slots[at].number;
	if (numbers * 2 > SLOTS) {
		fputs("floor: too many different words\n", stderr);
		exit(2);
	}
	slots[at].ptr = ptr;
	slots[at].length = length;
	return slots[at].number = numbers++;
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
