/* SPDX-License-Identifier: MIT */
#include "comparing.h"

#include "io.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static tvx_status
load_rules(comparing *work, tvx_error *error)
{
	tvx_str yaml;
	tvx_status status;

	if (work->no_findings)
		return TVX_OK;
	if (work->rules == NULL)
		return tvx_rules_standard(&work->compiled, error);
	status = read_file(&yaml, work->rules, error);
	if (status != TVX_OK)
		return status;
	status = tvx_rules_compile(&work->compiled, yaml, work->rules, error);
	free((void *)(uintptr_t)yaml.ptr);
	return status;
}

static bool
read_pin(tvx_pin *out, tvx_str text, bool apart)
{
	const char *const equals = memchr(text.ptr, '=', text.len);
	size_t before;

	if (equals == NULL)
		return false;
	before = (size_t)(equals - text.ptr);
	*out = (tvx_pin){ { text.ptr, before },
			  { equals + 1, text.len - before - 1 },
			  apart };
	return out->before.len > 0 && out->after.len > 0;
}

static tvx_status
bad_pin(tvx_error *error, const char *where, uint32_t line, tvx_str text)
{
	*error = (tvx_error){ .status = TVX_EINPUT, .line = line };
	snprintf(error->source, sizeof error->source, "%s", where);
	snprintf(error->text, sizeof error->text, "'%.*s' is not BEFORE=AFTER",
		 (int)(text.len < 200 ? text.len : 200), text.ptr);
	return TVX_EINPUT;
}

/* Lines of the pins file; blank ones and those that begin with "#" say nothing. */
static tvx_status
read_pins_file(comparing *work, size_t *count, tvx_error *error)
{
	tvx_str file;
	uint32_t line = 0;
	tvx_status status = read_file(&file, work->pins_file, error);

	if (status != TVX_OK)
		return status;
	work->pins_text = (char *)(uintptr_t)file.ptr;
	for (size_t at = 0, next; at < file.len; at = next) {
		const char *const end = memchr(file.ptr + at, '\n', file.len - at);
		size_t stop = end ? (size_t)(end - file.ptr) : file.len;
		bool apart;

		next = stop + 1;
		line++;
		while (stop > at &&
		       (file.ptr[stop - 1] == '\r' || file.ptr[stop - 1] == ' '))
			stop--;
		if (stop == at || file.ptr[at] == '#')
			continue;
		apart = file.ptr[at] == '!';
		work->pin_table =
			realloc(work->pin_table, (*count + 1) * sizeof *work->pin_table);
		if (work->pin_table == NULL)
			abort();
		if (!read_pin(&work->pin_table[*count],
			      (tvx_str){ file.ptr + at + apart, stop - at - apart }, apart))
			return bad_pin(error, work->pins_file, line,
				       (tvx_str){ file.ptr + at, stop - at });
		++*count;
	}
	return TVX_OK;
}

static tvx_status
collect_pins(comparing *work, size_t *count, tvx_error *error)
{
	const option_list *const lists[] = { &work->pins, &work->apart };

	*count = 0;
	work->pin_table = malloc(2 * OPTION_LIST_ROOM * sizeof *work->pin_table);
	if (work->pin_table == NULL)
		abort();
	for (size_t l = 0; l < 2; l++)
		for (size_t i = 0; i < lists[l]->count; i++) {
			const char *const item = lists[l]->items[i];
			const tvx_str text = { item, strlen(item) };

			if (!read_pin(&work->pin_table[*count], text, l == 1))
				return bad_pin(error, l ? "--no-pair" : "--pin", 0, text);
			++*count;
		}
	return work->pins_file ? read_pins_file(work, count, error) : TVX_OK;
}

static bool
is_stdin(const char *operand)
{
	return operand[0] == '-' && (operand[1] == '\0' || operand[1] == '@');
}

/* A second read of it would find nothing, and read as "all was struck". */
static tvx_status
refuse_one_input_twice(const operand_pair *pair, tvx_error *error)
{
	if (!is_stdin(pair->before) || !is_stdin(pair->after))
		return TVX_OK;
	*error = (tvx_error){ .status = TVX_EINPUT };
	snprintf(error->text, sizeof error->text,
		 "standard input can be read once, not twice");
	return TVX_EINPUT;
}

tvx_status
comparing_run(comparing *work, const operand_pair *pair, tvx_error *error)
{
	tvx_compare_options options = { .diff = { .threads = work->threads } };
	size_t pins;
	tvx_status status;

	work->source = (source){ .store_path = work->store,
				 .language = work->language,
				 .format = work->format_in };
	if ((status = refuse_one_input_twice(pair, error)) ||
	    (status = collect_pins(work, &pins, error)) ||
	    (status = load_rules(work, error)) ||
	    (status = operand_load(&work->before, &work->source, pair->before, error)) ||
	    (status = operand_load(&work->after, &work->source, pair->after, error)))
		return status;
	options.align = (tvx_align_options){ work->pin_table, (uint32_t)pins };
	progress("comparing");
	return tvx_compare(&work->comparison, work->before, work->after, work->compiled,
			   &options, error);
}

const tvx_report *
comparing_report(const comparing *work)
{
	return tvx_comparison_report(work->comparison);
}

void
comparing_release(comparing *work)
{
	tvx_comparison_free(work->comparison);
	tvx_rules_free(work->compiled);
	tvx_instrument_free(work->after);
	tvx_instrument_free(work->before);
	source_release(&work->source);
	free(work->pin_table);
	free(work->pins_text);
}

tvx_status
comparing_narrow(const comparing *work, const operands *clauses, tvx_walk_options *walk,
		 tvx_error *error)
{
	uint32_t *const before = calloc(clauses->count + 1, sizeof *before);
	uint32_t *const after = calloc(clauses->count + 1, sizeof *after);

	if (before == NULL || after == NULL)
		abort();
	walk->before_only = before;
	walk->after_only = after;
	for (size_t i = 0; i < clauses->count; i++) {
		const tvx_str name = { clauses->items[i], strlen(clauses->items[i]) };
		const uint32_t there = tvx_instrument_find(work->before, name);
		const uint32_t here = tvx_instrument_find(work->after, name);

		if (there == TVX_NO_CLAUSE && here == TVX_NO_CLAUSE) {
			*error = (tvx_error){ .status = TVX_ENOTFOUND };
			snprintf(error->text, sizeof error->text,
				 "neither draft has a clause '%.200s'; `travaux show DRAFT "
				 "--outline` lists them",
				 name.ptr);
			return TVX_ENOTFOUND;
		}
		if (there != TVX_NO_CLAUSE)
			before[walk->before_only_count++] = there;
		if (here != TVX_NO_CLAUSE)
			after[walk->after_only_count++] = here;
	}
	return TVX_OK;
}
