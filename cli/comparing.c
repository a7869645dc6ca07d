/* SPDX-License-Identifier: MIT */
#include "comparing.h"

#include "io.h"

#include "base/together.h"

#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Those of a file; what ships is read while the drafts are aligned. */
static tvx_status
load_rules(comparing *work, tvx_error *error)
{
	tvx_str yaml;
	tvx_status status;

	if (work->no_findings || work->rules == NULL)
		return TVX_OK;
	status = read_file(&yaml, work->rules, error);
	if (status != TVX_OK)
		return status;
	status = tvx_rules_compile(&work->compiled, yaml, work->rules, error);
	free((void *)(uintptr_t)yaml.ptr);
	return status;
}

/* What is said now, and what the store remembers of the two. */
static tvx_status
collect_pins(comparing *work, const operand_pair *pair, tvx_error *error)
{
	char *const before = operand_draft(&work->source, pair->before);
	char *const after = operand_draft(&work->source, pair->after);
	tvx_status status = TVX_OK;

	if (before != NULL && after != NULL && !work->forget_pins)
		status = pinning_recall(work->pins, work->source.store, before,
					work->before, after, work->after, error);
	free(before);
	free(after);
	return status;
}

uint32_t
comparing_threads(const comparing *work)
{
	cpu_set_t allowed;

	if (work->threads > 0)
		return work->threads;
	if (sched_getaffinity(0, sizeof allowed, &allowed) != 0)
		return 1;
	return (uint32_t)CPU_COUNT(&allowed);
}

/* Fewer bytes than this are read before a thread has started. */
#define BYTES_PER_THREAD ((size_t)16 << 10)

typedef struct reading {
	fetched draft;
	tvx_status status;
	tvx_error error;
} reading;

static void
read_one(void *of)
{
	reading *const it = of;

	it->status = fetched_read(&it->draft, &it->error);
}

static void
read_both(reading drafts[2], uint32_t threads)
{
	if (threads > 1 && drafts[1].draft.size > BYTES_PER_THREAD) {
		together(drafts, sizeof *drafts, 2, read_one);
		return;
	}
	read_one(&drafts[0]);
	read_one(&drafts[1]);
}

static bool
facts_of(const fetched *it, struct stat *facts)
{
	return it->path != NULL &&
	       (strcmp(it->path, "-") == 0 ? fstat(STDIN_FILENO, facts)
					   : stat(it->path, facts)) == 0;
}

/* One pipe, by whatever names: what one reading took, the other does not find. */
static bool
are_one_pipe(const fetched *before, const fetched *after)
{
	struct stat one, other;

	return facts_of(before, &one) && facts_of(after, &other) && S_ISFIFO(one.st_mode) &&
	       one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

static bool
is_stdin(const fetched *it)
{
	return it->path != NULL && strcmp(it->path, "-") == 0;
}

/* Half of it, or nothing, would read as "all this was struck". */
static tvx_status
refuse_one_input_twice(const fetched *before, const fetched *after, tvx_error *error)
{
	if (!(is_stdin(before) && is_stdin(after)) && !are_one_pipe(before, after))
		return TVX_OK;
	*error = (tvx_error){ .status = TVX_EINPUT };
	snprintf(error->text, sizeof error->text, "%.200s can be read once, not twice",
		 before->name);
	return TVX_EINPUT;
}

static tvx_status
load_drafts(comparing *work, const operand_pair *pair, uint32_t threads, tvx_error *error)
{
	reading both[2] = { { .status = TVX_OK }, { .status = TVX_OK } };
	tvx_status status;

	progress("reading");
	status = operand_fetch(&both[0].draft, &work->source, pair->before, error);
	if (status == TVX_OK)
		status = operand_fetch(&both[1].draft, &work->source, pair->after, error);
	if (status == TVX_OK)
		status = refuse_one_input_twice(&both[0].draft, &both[1].draft, error);
	if (status == TVX_OK) {
		const reading *failed;

		read_both(both, threads);
		failed = both[0].status != TVX_OK ? &both[0] : &both[1];
		status = failed->status;
		if (status != TVX_OK)
			*error = failed->error;
	}
	if (status == TVX_OK) {
		work->before = both[0].draft.instrument;
		work->after = both[1].draft.instrument;
		both[0].draft.instrument = both[1].draft.instrument = NULL;
	}
	fetched_release(&both[0].draft);
	fetched_release(&both[1].draft);
	return status;
}

tvx_status
comparing_run(comparing *work, const operand_pair *pair, tvx_error *error)
{
	const uint32_t threads = comparing_threads(work);
	tvx_compare_options options = { .align = { .threads = threads },
					.diff = { .threads = threads },
					.find = { .threads = threads },
					.shipped_rules = !work->no_findings };
	tvx_status status;

	work->source = (source){ .store_path = work->store,
				 .language = work->language,
				 .format = work->format_in };
	if ((status = pinning_collect(&work->pins, &work->pinning, error)) ||
	    (status = load_drafts(work, pair, threads, error)) ||
	    (status = load_rules(work, error)) ||
	    (status = collect_pins(work, pair, error)))
		return status;
	options.align.pins = tvx_pins_list(work->pins, &options.align.pin_count);
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
	tvx_pins_free(work->pins);
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
