/* SPDX-License-Identifier: MIT */
#include "store/names.h"

#include "base/str.h"
#include "codec/digest.h"

#include <stddef.h>

/* Longer names are cut and told apart by digest; with it and ".txt" they
 * stay well below the 255 bytes of a file name. */
#define NAME_ROOM ((size_t)120)

/* A ref is a file, and git appends ".lock" while it writes it. */
#define TAG_ROOM ((size_t)200)

/* Names that mean a device to some systems, whatever follows the first dot. */
static const char *const devices[] = { "con",  "prn",  "aux",  "nul",  "com1", "com2",
				       "com3", "com4", "com5", "com6", "com7", "com8",
				       "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5",
				       "lpt6", "lpt7", "lpt8", "lpt9" };

static bool
is_alphanumeric(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static void
put_percent(buffer *out, char byte)
{
	buffer_printf(out, "%%%02X", (unsigned)(unsigned char)byte);
}

static bool
is_reserved(tvx_str name)
{
	const size_t dot = str_find(name, TVX_STR("."), 0);
	const tvx_str stem = str_slice(name, 0, dot < name.len ? dot : name.len);

	if (str_equal(name, TVX_STR("instrument")))
		return true;
	for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
		if (str_equal_ascii_case(stem, str_of(devices[i])))
			return true;
	return false;
}

/* Safe on every file system; the first byte is never '.' or '-'. */
static void
put_safe(buffer *out, tvx_str name)
{
	for (size_t i = 0; i < name.len; i++) {
		const char byte = name.ptr[i];
		const bool inner = i > 0 && (byte == '.' || byte == '-');

		if ((is_alphanumeric(byte) && !(i == 0 && is_reserved(name))) ||
		    byte == '_' || inner)
			buffer_put_byte(out, byte);
		else
			put_percent(out, byte);
	}
}

static bool
has_upper(tvx_str name)
{
	for (size_t i = 0; i < name.len; i++)
		if (name.ptr[i] >= 'A' && name.ptr[i] <= 'Z')
			return true;
	return false;
}

/* Cuts what was put since 'start' where it is too long, not inside a %HH. */
static bool
cut_name(buffer *out, size_t start)
{
	size_t end = start + NAME_ROOM;

	if (out->len <= end)
		return false;
	for (size_t i = 1; i <= 2; i++)
		if (out->ptr[start + NAME_ROOM - i] == '%')
			end = start + NAME_ROOM - i;
	out->len = end;
	return true;
}

void
name_put_clause(buffer *out, tvx_str wid)
{
	const size_t start = out->len;
	char hex[65];

	if (wid.len == 0)
		buffer_puts(out, "instrument");
	put_safe(out, wid);
	if (cut_name(out, start) || has_upper(wid)) {
		digest_sha256(wid, hex);
		buffer_printf(out, "~%.16s", hex);
	}
	buffer_puts(out, ".txt");
}

void
name_put_document(buffer *out, tvx_str file)
{
	const size_t start = out->len;
	size_t base = file.len;

	while (base > 0 && file.ptr[base - 1] != '/' && file.ptr[base - 1] != '\\')
		base--;
	if (base == file.len)
		buffer_puts(out, "document");
	put_safe(out, str_slice(file, base, file.len));
	(void)cut_name(out, start);
}

/*
 * What git takes for a ref and a shell for a word, and more: no '%', which
 * is ours, and no '/', so that one tag is never the folder of another.
 */
static bool
tag_keeps(tvx_str name, size_t at)
{
	const char byte = name.ptr[at];
	const bool inner = at > 0 && at + 1 < name.len;

	if (byte == '.')
		return inner && name.ptr[at - 1] != '.' &&
		       !str_equal(str_slice(name, at, name.len), TVX_STR(".lock"));
	if (byte == '-')
		return at > 0;
	return is_alphanumeric(byte) || byte == '_' || (unsigned char)byte >= 0x80 ||
	       (byte == '+' && at > 0);
}

bool
name_put_tag(buffer *out, tvx_str draft)
{
	const size_t start = out->len;
	const bool is_head = str_equal(draft, TVX_STR("HEAD"));

	for (size_t i = 0; i < draft.len; i++)
		if (tag_keeps(draft, i) && !(is_head && i == 0))
			buffer_put_byte(out, draft.ptr[i]);
		else
			put_percent(out, draft.ptr[i]);
	return out->len > start && out->len - start <= TAG_ROOM;
}
