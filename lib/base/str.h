/* SPDX-License-Identifier: MIT */
/*
 * base/str.h - comparing and cutting strings; bytes, no locale.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <travaux/str.h>

#include <stdbool.h>
#include <string.h>

/* Of a C string given by a programmer; NULL is empty. */
static inline tvx_str
str_of(const char *text)
{
	return text ? (tvx_str){ text, strlen(text) } : (tvx_str){ "", 0 };
}

static inline bool
str_equal(tvx_str one, tvx_str other)
{
	return one.len == other.len &&
	       (one.len == 0 || memcmp(one.ptr, other.ptr, one.len) == 0);
}

bool str_equal_ascii_case(tvx_str one, tvx_str other);
bool str_is_ascii(tvx_str string);
/* As memcmp, shorter first. */
int str_compare(tvx_str one, tvx_str other);
/* [from, to), both clamped to the length. */
static inline tvx_str
str_slice(tvx_str string, size_t from, size_t to)
{
	to = to < string.len ? to : string.len;
	from = from < to ? from : to;
	return (tvx_str){ string.ptr ? string.ptr + from : "", to - from };
}

static inline bool
str_begins(tvx_str string, tvx_str prefix)
{
	return string.len >= prefix.len &&
	       (prefix.len == 0 || memcmp(string.ptr, prefix.ptr, prefix.len) == 0);
}

/* Without ASCII white space at both ends. */
tvx_str str_trim(tvx_str string);
/* Offset of the first occurrence at or after 'from', or SIZE_MAX. */
size_t str_find(tvx_str string, tvx_str needle, size_t from);

#endif
