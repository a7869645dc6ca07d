/* SPDX-License-Identifier: MIT */
#include "base/buffer.h"
#include "base/str.h"
#include "codec/deflate.h"
#include "codec/digest.h"
#include "codec/json.h"
#include "codec/markup.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>
#include <jansson.h>
#include <zlib.h>

static tvx_status
refuse(void *ctx, tvx_str bytes)
{
	(void)bytes;
	++*(int *)ctx;
	return TVX_ESYSTEM;
}

static void
codec__a_stream_gives_the_bytes_in_order_whatever_their_size(void **state)
{
	buffer got = { 0 }, want = { 0 };
	char *large = malloc(3 * STREAM_BLOCK);
	stream out;

	(void)state;
	memset(large, 'x', 3 * STREAM_BLOCK);
	stream_init(&out, buffer_sink(&got));
	for (size_t len = 1; len < 3 * STREAM_BLOCK; len = len * 7 + 1) {
		large[len - 1] = '\n';
		stream_put(&out, (tvx_str){ large, len });
		stream_put_byte(&out, '|');
		buffer_put(&want, (tvx_str){ large, len });
		buffer_put_byte(&want, '|');
	}
	assert_int_equal(stream_finish(&out), TVX_OK);
	assert_int_equal(got.len, want.len);
	assert_memory_equal(got.ptr, want.ptr, want.len);
	buffer_release(&got);
	buffer_release(&want);
	free(large);
}

static void
codec__a_sink_that_refused_is_not_asked_again(void **state)
{
	int calls = 0;
	stream out;

	(void)state;
	stream_init(&out, (tvx_sink){ refuse, &calls });
	for (int i = 0; i < 4 * STREAM_BLOCK; i++)
		stream_put_byte(&out, 'x');
	assert_int_equal(stream_finish(&out), TVX_ESYSTEM);
	assert_int_equal(calls, 1);
}

static tvx_str
write_json_string(buffer *got, tvx_str text)
{
	json_writer json;
	stream out;

	buffer_clear(got);
	stream_init(&out, buffer_sink(got));
	json_begin(&json, &out);
	json_open(&json, '[');
	json_put_string(&json, text);
	json_close(&json);
	json_end(&json);
	assert_int_equal(stream_finish(&out), TVX_OK);
	return buffer_str(got);
}

/* Every code point, through a parser that is not ours and back. */
static void
codec__json_strings_survive_another_parser(void **state)
{
	buffer text = { 0 }, got = { 0 };

	(void)state;
	for (uint32_t c = 1; c < 0x110000; c++) {
		if (c >= 0xd800 && c < 0xe000)
			continue;
		if (c < 0x80)
			buffer_put_byte(&text, (char)c);
		else if (c < 0x800)
			buffer_printf(&text, "%c%c", (char)(0xc0 | c >> 6),
				      (char)(0x80 | (c & 0x3f)));
		else if (c < 0x10000)
			buffer_printf(&text, "%c%c%c", (char)(0xe0 | c >> 12),
				      (char)(0x80 | (c >> 6 & 0x3f)),
				      (char)(0x80 | (c & 0x3f)));
		else
			buffer_printf(&text, "%c%c%c%c", (char)(0xf0 | c >> 18),
				      (char)(0x80 | (c >> 12 & 0x3f)),
				      (char)(0x80 | (c >> 6 & 0x3f)),
				      (char)(0x80 | (c & 0x3f)));
	}
	const tvx_str written = write_json_string(&got, buffer_str(&text));
	json_t *parsed = json_loadb(written.ptr, written.len, 0, NULL);

	assert_non_null(parsed);
	assert_int_equal(json_string_length(json_array_get(parsed, 0)), text.len);
	assert_memory_equal(json_string_value(json_array_get(parsed, 0)), text.ptr,
			    text.len);
	json_decref(parsed);
	buffer_release(&text);
	buffer_release(&got);
}

static void
codec__json_strings_hold_nothing_that_acts(void **state)
{
	buffer got = { 0 };
	const tvx_str written = write_json_string(
		&got,
		TVX_STR("</script>&\x1b[2J\x7f\xc2\x9b\xe2\x80\xa8\xe2\x80\xae\xe2\x80"
			"\x8b\xef\xbb\xbf\xf3\xa0\x81\x81\"\\\n\t"));

	(void)state;
	assert_string_equal(
		(buffer_put_byte(&got, '\0'), got.ptr),
		"[\"\\u003c/"
		"script\\u003e\\u0026\\u001b[2J\\u007f\\u009b\\u2028\\u202e\\u200b"
		"\\ufeff\\udb40\\udc41\\\"\\\\\\n\\t\"]\n");
	assert_true(written.len > 0);
	buffer_release(&got);
}

static void
codec__json_shows_bytes_that_are_no_character(void **state)
{
	static const char *const bad[][2] = {
		{ "a\xffz", "[\"a⟦0xFF⟧z\"]\n" },
		{ "\xc0\xaf", "[\"⟦0xC0⟧⟦0xAF⟧\"]\n" },
		{ "\xed\xa0\x80", "[\"⟦0xED⟧⟦0xA0⟧⟦0x80⟧\"]\n" },
		{ "\xf4\x90\x80\x80", "[\"⟦0xF4⟧⟦0x90⟧⟦0x80⟧⟦0x80⟧\"]\n" },
		{ "\xe2\x80", "[\"⟦0xE2⟧⟦0x80⟧\"]\n" },
	};
	buffer got = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		write_json_string(&got, str_of(bad[i][0]));
		buffer_put_byte(&got, '\0');
		assert_string_equal(got.ptr, bad[i][1]);
	}
	buffer_release(&got);
}

static void
codec__json_sets_its_own_commas_and_brackets(void **state)
{
	buffer got = { 0 };
	json_writer json;
	stream out;

	(void)state;
	stream_init(&out, buffer_sink(&got));
	json_begin(&json, &out);
	json_open(&json, '{');
	json_key(&json, "none");
	json_open(&json, '[');
	json_close(&json);
	json_key(&json, "some");
	json_open(&json, '[');
	json_put_number(&json, 0);
	json_put_number(&json, UINT64_MAX);
	json_put_thousandths(&json, 1000);
	json_put_thousandths(&json, 930);
	json_put_thousandths(&json, 7);
	json_put_bool(&json, true);
	json_put_null(&json);
	json_open(&json, '{');
	json_close(&json);
	json_close(&json);
	json_close(&json);
	json_end(&json);
	assert_int_equal(stream_finish(&out), TVX_OK);
	buffer_put_byte(&got, '\0');
	assert_string_equal(got.ptr, "{\"none\":[],\"some\":[0,18446744073709551615,1,0.93,"
				     "0.007,true,null,{}]}\n");
	buffer_release(&got);
}

static void
codec__markup_escapes_text_and_closes_what_it_opened(void **state)
{
	buffer got = { 0 };
	markup page;
	stream out;

	(void)state;
	stream_init(&out, buffer_sink(&got));
	markup_begin(&page, &out);
	markup_open(&page, "html");
	markup_open(&page, "p");
	markup_attr(&page, "title", TVX_STR("\"><script>"));
	markup_text(&page, TVX_STR("</p><!-- & 'x' \x1b \xff"));
	markup_void(&page, "br");
	markup_end(&page);
	assert_int_equal(stream_finish(&out), TVX_OK);
	buffer_put_byte(&got, '\0');
	assert_string_equal(
		got.ptr, "<!DOCTYPE html>\n<html>\n<p title=\"&quot;&gt;&lt;script&gt;\">"
			 "&lt;/p&gt;&lt;!-- &amp; &#39;x&#39; ⟦U+001B⟧ ⟦0xFF⟧<br></p>"
			 "</html>\n");
	buffer_release(&got);
}

static void
codec__the_fingerprint_is_sha256(void **state)
{
	char hex[65];

	(void)state;
	digest_sha256(TVX_STR("abc"), hex);
	assert_string_equal(
		hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void
codec__what_is_packed_unpacks_to_the_same_bytes_whatever_came_before(void **state)
{
	static const size_t sizes[] = { 0, 1, 127, 128, 129, 4000, 300000, 5, 0, 70000 };
	static char text[300000], back[300000 + 1];
	deflater *const packer = deflater_new();
	buffer packed = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof text; i++)
		text[i] = (char)(i * i % 251 ^ i >> 9);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		const size_t before = packed.len;
		uLongf length = sizeof back;

		deflater_put(packer, &packed, (tvx_str){ text, sizes[i] });
		assert_int_equal(uncompress((Bytef *)back, &length,
					    (const Bytef *)packed.ptr + before,
					    (uLong)(packed.len - before)),
				 Z_OK);
		assert_int_equal(length, sizes[i]);
		assert_memory_equal(back, text, length);
	}
	deflater_free(packer);
	buffer_release(&packed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			codec__a_stream_gives_the_bytes_in_order_whatever_their_size),
		cmocka_unit_test(codec__a_sink_that_refused_is_not_asked_again),
		cmocka_unit_test(codec__json_strings_survive_another_parser),
		cmocka_unit_test(codec__json_strings_hold_nothing_that_acts),
		cmocka_unit_test(codec__json_shows_bytes_that_are_no_character),
		cmocka_unit_test(codec__json_sets_its_own_commas_and_brackets),
		cmocka_unit_test(codec__markup_escapes_text_and_closes_what_it_opened),
		cmocka_unit_test(codec__the_fingerprint_is_sha256),
		cmocka_unit_test(
			codec__what_is_packed_unpacks_to_the_same_bytes_whatever_came_before),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
