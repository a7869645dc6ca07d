/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include <string.h>

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

bool
str_is_ascii(tvx_str string)
{
	unsigned char all = 0;

	for (size_t i = 0; i < string.len; i++)
		all |= (unsigned char)string.ptr[i];
	return all < 0x80;
}

bool
str_equal_ascii_case(tvx_str one, tvx_str other)
{
	if (one.len != other.len)
		return false;
	for (size_t i = 0; i < one.len; i++)
		if (lower(one.ptr[i]) != lower(other.ptr[i]))
			return false;
	return true;
}

int
str_compare(tvx_str one, tvx_str other)
{
	const size_t shared = one.len < other.len ? one.len : other.len;
	const int order = shared ? memcmp(one.ptr, other.ptr, shared) : 0;

	return order ? order : (one.len > other.len) - (one.len < other.len);
}

static bool
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

tvx_str
str_trim(tvx_str string)
{
	size_t from = 0, to = string.len;

	while (from < to && is_space(string.ptr[from]))
		from++;
	while (to > from && is_space(string.ptr[to - 1]))
		to--;
	return str_slice(string, from, to);
}

size_t
str_find(tvx_str string, tvx_str needle, size_t from)
{
	const char *hit;

	if (from > string.len || needle.len > string.len - from)
		return SIZE_MAX;
	if (needle.len == 0)
		return from;
	hit = memmem(string.ptr + from, string.len - from, needle.ptr, needle.len);
	return hit ? (size_t)(hit - string.ptr) : SIZE_MAX;
}
