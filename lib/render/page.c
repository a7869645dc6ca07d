/* SPDX-License-Identifier: MIT */
#include "render/page.h"

#include "base/str.h"
#include "render/phrases.h"
#include "text/utf8.h"

static void
put_named(markup *page, const glyph *one)
{
	char name[96];
	buffer code = { 0 };

	if (one->bad)
		buffer_printf(&code, "⟦0x%02X⟧", one->code_point);
	else
		buffer_printf(&code, "⟦U+%04X⟧", one->code_point);
	markup_open(page, "span");
	markup_attr(page, "class", TVX_STR("code"));
	if (!one->bad) {
		char_name(one->code_point, name, sizeof name);
		markup_attr(page, "title", str_of(name));
	}
	markup_text(page, buffer_str(&code));
	markup_close(page);
	buffer_release(&code);
}

void
page_text(markup *page, tvx_str text, glyphs_mode mode)
{
	glyphs walk = glyphs_of(text, mode);
	size_t from = 0;
	glyph one;

	while (glyphs_plain(&walk), glyphs_next(&walk, &one)) {
		const bool line = one.code_point == '\n' && !one.named;

		if (!line && !one.named)
			continue;
		markup_text(page, str_slice(text, from, walk.at - one.bytes.len));
		if (line)
			markup_void(page, "br");
		else
			put_named(page, &one);
		from = walk.at;
	}
	markup_text(page, str_slice(text, from, text.len));
}

void
page_element(markup *page, const char *element, const char *class, tvx_str text)
{
	markup_open(page, element);
	if (class)
		markup_attr(page, "class", str_of(class));
	markup_attr(page, "dir", TVX_STR("auto"));
	page_text(page, text, GLYPHS_STRICT);
	markup_close(page);
}

void
page_label(markup *page, const char *element, const char *class, const char *text)
{
	markup_open(page, element);
	if (class)
		markup_attr(page, "class", str_of(class));
	markup_puts(page, text);
	markup_close(page);
}

void
page_link(markup *page, uint32_t row, tvx_str words)
{
	buffer target = { 0 };

	buffer_printf(&target, "#r%u", row + 1);
	markup_open(page, "a");
	markup_attr(page, "href", buffer_str(&target));
	page_element(page, "bdi", NULL, words);
	markup_close(page);
	buffer_release(&target);
}

void
page_cite(markup *page, uint32_t row, const tvx_instrument *instrument, uint32_t clause)
{
	buffer words = { 0 };

	if (clause != TVX_NO_CLAUSE)
		phrase_cite(&words, instrument, clause);
	page_link(page, row, buffer_str(&words));
	buffer_release(&words);
}
