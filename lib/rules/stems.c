/* SPDX-License-Identifier: MIT */
#include "rules/stems.h"

#include "base/alloc.h"
#include "base/buffer.h"
#include "base/str.h"
#include "rules/sieve.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

/* PCRE2 is told to accept no more (pattern.c). */
#define DEEPEST 50

/* Stems of which a match holds at least one: a part of the list. */
typedef struct need {
	size_t first, count; /* 0: nothing is known */
	size_t shortest;
} need;

/* A pair of brackets that is open; the whole pattern is the first. */
typedef struct level {
	need any;                /* of the alternatives that were read */
	bool hopeless;           /* one of them needs nothing */
	need best[STEM_CHOICES]; /* of the sequence that is being read, best first */
	bool is_passed_over;
	bool was_extended;
	bool enters_bounded; /* each alternative begins at a boundary */
	bool leaves_bounded; /* each that was read ends at one */
	bool enters_first;   /* a match may begin with it */
	bool leaves_first;   /* an alternative that was read may take no letter */
} level;

typedef struct reader {
	tvx_str pattern;
	size_t at;
	bool extended; /* (?x) */
	bool given_up;
	level levels[DEEPEST + 1];
	size_t depth;
	buffer run;      /* the letters that stand together */
	bool run_begins; /* at a boundary */
	bool bounded;    /* no ASCII letter can stand before the next item */
	bool first;      /* a match may begin with the next item */
	bool run_leads;  /* it may begin with the run */
	bool unled;      /* it may begin otherwise than with a stem */
	stems *out;
} reader;

/* The byte at 'ahead' from here; NUL past the end. */
static char
look(const reader *in, size_t ahead)
{
	return in->at + ahead < in->pattern.len ? in->pattern.ptr[in->at + ahead] : '\0';
}

static void
give_up(reader *in)
{
	in->given_up = true;
	in->at = in->pattern.len;
}

/* Long stems are rare in a text, and few are rarer than many. */
static bool
is_better(need one, need other)
{
	if (one.count == 0 || other.count == 0)
		return one.count > 0;
	return one.shortest != other.shortest ? one.shortest > other.shortest
					      : one.count < other.count;
}

static void
offer(need best[STEM_CHOICES], need other)
{
	for (size_t i = 0; i < STEM_CHOICES; i++)
		if (is_better(other, best[i])) {
			const need worse = best[i];

			best[i] = other;
			other = worse;
		}
}

static void
push_stem(stems *out, stem_letters stem)
{
	PUSH_ROOM(out->ptr, out->count, out->room);
	out->ptr[out->count++] = stem;
}

/*
 * How much a stem says.  Some words stand in each sentence of a treaty, and
 * in other words too, unless they must begin one.
 */
static size_t
weight(tvx_str letters, bool begins)
{
	static const char *const common[] = { "shall", "the", "have", "with", "that" };

	for (size_t i = 0; i < sizeof common / sizeof *common; i++)
		if (str_equal(letters, str_of(common[i])))
			return 1;
	return letters.len + begins;
}

/* A match may begin with these letters. */
static void
add_lead(reader *in, tvx_str folded)
{
	stems *const out = in->out;

	if (!in->run_begins) {
		in->unled = true;
		return;
	}
	PUSH_ROOM(out->leads, out->lead_count, out->lead_room);
	out->leads[out->lead_count++] =
		(stem_letters){ arena_str(&out->pool, folded), true };
}

/* The letters end here: they are a stem, if they are enough. */
static void
end_run(reader *in)
{
	const bool begins = in->run_begins;
	buffer folded = { 0 };

	if (in->run.len > 0)
		sieve_fold(buffer_str(&in->run), &folded);
	if (folded.len >= STEM_LEAST) {
		push_stem(in->out,
			  (stem_letters){ arena_str(&in->out->pool, buffer_str(&folded)),
					  begins });
		offer(in->levels[in->depth].best,
		      (need){ in->out->count - 1, 1, weight(buffer_str(&folded), begins) });
	}
	if (in->run.len > 0 && in->run_leads)
		add_lead(in, buffer_str(&folded));
	buffer_release(&folded);
	buffer_clear(&in->run);
}

/* White space and comments of (?x). */
static void
skip_space(reader *in)
{
	while (in->extended && in->at < in->pattern.len) {
		const char here = look(in, 0);

		if (here == '#') {
			while (in->at < in->pattern.len && look(in, 0) != '\n')
				in->at++;
		} else if (here == '\0' || !strchr(" \t\n\v\f\r", here)) {
			return;
		} else {
			in->at++;
		}
	}
}

/* "{2,5}": the least; a brace that is no repeat is not read. */
static size_t
read_braces(reader *in)
{
	size_t least = 0;

	in->at++;
	if (look(in, 0) < '0' || look(in, 0) > '9') {
		give_up(in);
		return 0;
	}
	for (; look(in, 0) >= '0' && look(in, 0) <= '9'; in->at++)
		least |= look(in, 0) != '0';
	while (look(in, 0) == ',' || (look(in, 0) >= '0' && look(in, 0) <= '9'))
		in->at++;
	if (look(in, 0) == '}')
		in->at++;
	else
		give_up(in);
	return least;
}

typedef enum repeat { REPEAT_NONE, REPEAT_PERHAPS, REPEAT_SURE } repeat;

static repeat
read_repeat(reader *in)
{
	repeat made;

	skip_space(in);
	switch (look(in, 0)) {
	case '*':
	case '?':
		in->at++;
		made = REPEAT_PERHAPS;
		break;
	case '+':
		in->at++;
		made = REPEAT_SURE;
		break;
	case '{':
		made = read_braces(in) > 0 ? REPEAT_SURE : REPEAT_PERHAPS;
		break;
	default:
		return REPEAT_NONE;
	}
	/* Lazy or possessive: it matches the same. */
	if (look(in, 0) == '?' || look(in, 0) == '+')
		in->at++;
	skip_space(in);
	if (look(in, 0) != '\0' && strchr("*?+{", look(in, 0)))
		give_up(in);
	return made;
}

/* Before a quotation mark, which is past ASCII too, "\b" asks for a letter. */
static bool
is_word_letter(const reader *in)
{
	size_t at = in->at;
	const uint32_t c = utf8_next(in->pattern, &at);

	return char_is_letter(c) && char_width(c) > 0;
}

static void
read_letter(reader *in)
{
	size_t size = 1;

	while (((unsigned char)look(in, size) & 0xC0) == 0x80)
		size++;
	if (in->run.len == 0) {
		in->run_begins = in->bounded && is_word_letter(in);
		in->run_leads = in->first;
	}
	in->bounded = false;
	in->first = false;
	buffer_put(&in->run, str_slice(in->pattern, in->at, in->at + size));
	in->at += size;
	switch (read_repeat(in)) {
	case REPEAT_NONE:
		return;
	case REPEAT_PERHAPS:
		in->run.len -= size;
		/* It may begin with a letter that is in no stem, or with the next item. */
		in->unled |= in->run.len == 0 && in->run_leads;
		break;
	case REPEAT_SURE:
		break;
	}
	end_run(in);
}

/* What matches no letter that is known, or nothing; 'bounds': no ASCII letter. */
static void
read_other(reader *in, size_t size, bool bounds, bool is_nothing)
{
	end_run(in);
	in->unled |= in->first && !is_nothing;
	in->at += size;
	in->bounded = read_repeat(in) == REPEAT_PERHAPS ? in->bounded && bounds : bounds;
}

/* A figure, written or any; where a match may begin with it, it is a lead. */
static void
read_digit(reader *in, size_t size)
{
	bool perhaps;

	end_run(in);
	in->at += size;
	perhaps = read_repeat(in) == REPEAT_PERHAPS;
	if (in->first) {
		in->run_begins = in->bounded;
		add_lead(in, TVX_STR(STEM_DIGIT));
		in->first = perhaps;
	}
	in->bounded = !perhaps || in->bounded;
	if (perhaps)
		return;
	push_stem(in->out, (stem_letters){ TVX_STR(STEM_DIGIT), false });
	offer(in->levels[in->depth].best, (need){ in->out->count - 1, 1, 1 });
}

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static void
read_escape(reader *in)
{
	const char letter = look(in, 1);

	if (letter == 'p' || letter == 'P') {
		const size_t close = str_find(in->pattern, TVX_STR("}"), in->at);

		if (look(in, 2) == '{' && close != SIZE_MAX)
			read_other(in, close + 1 - in->at, false, false);
		else
			give_up(in);
	} else if (letter == '\0' || (letter == 'N' && look(in, 2) == '{')) {
		give_up(in);
	} else if (letter == 'd') {
		read_digit(in, 2);
	} else if (strchr("ABDGHKNSVXZwz", letter)) {
		read_other(in, 2, letter == 'A', strchr("ABGZz", letter) != NULL);
	} else if (strchr("bsWhvRtnrfea", letter) ||
		   (letter >= ' ' && !sieve_is_letter(letter) && !is_digit(letter))) {
		read_other(in, 2, true, letter == 'b');
	} else {
		give_up(in);
	}
}

static void
read_class(reader *in)
{
	size_t size = 1;

	if (look(in, size) == '^')
		size++;
	if (look(in, size) == ']')
		size++;
	while (look(in, size) != ']') {
		const char here = look(in, size);

		if (here == '\0' || here == '[' ||
		    (here == '\\' &&
		     (look(in, size + 1) == 'Q' || look(in, size + 1) == 'E'))) {
			give_up(in);
			return;
		}
		size += here == '\\' ? 2 : 1;
	}
	read_other(in, size + 1, false, false);
}

/* An alternative of the whole pattern is a way of its own. */
static void
add_way(stems *out, const need best[STEM_CHOICES])
{
	stem_way way = { .count = 0 };

	for (size_t i = 0; i < STEM_CHOICES && best[i].count > 0; i++)
		way.choices[way.count++] = (stem_choice){ best[i].first, best[i].count };
	PUSH_ROOM(out->ways, out->way_count, out->way_room);
	out->ways[out->way_count++] = way;
}

/* The stems of two alternatives side by side. */
static need
join(stems *out, need one, need other)
{
	const need made = { out->count, one.count + other.count,
			    one.count && one.shortest < other.shortest ? one.shortest
								       : other.shortest };

	for (size_t i = 0; i < one.count; i++)
		push_stem(out, out->ptr[one.first + i]);
	for (size_t i = 0; i < other.count; i++)
		push_stem(out, out->ptr[other.first + i]);
	return made;
}

/* The alternative that was read joins the others of its level. */
static void
end_alternative(reader *in)
{
	level *const here = &in->levels[in->depth];

	end_run(in);
	if (here->best[0].count == 0)
		here->hopeless = true;
	if (!here->hopeless && in->depth == 0)
		add_way(in->out, here->best);
	else if (!here->hopeless)
		here->any = join(in->out, here->any, here->best[0]);
	memset(here->best, 0, sizeof here->best);
	here->leaves_bounded = here->leaves_bounded && in->bounded;
	here->leaves_first = here->leaves_first || in->first;
	in->bounded = here->enters_bounded;
	in->first = here->enters_first && !here->is_passed_over;
}

static void
read_bar(reader *in)
{
	end_alternative(in);
	in->at++;
}

static void
open_level(reader *in, size_t size, bool is_passed_over)
{
	end_run(in);
	in->at += size;
	if (in->depth == DEEPEST) {
		give_up(in);
		return;
	}
	in->levels[++in->depth] = (level){ .is_passed_over = is_passed_over,
					   .was_extended = in->extended,
					   .enters_bounded = in->bounded,
					   .leaves_bounded = true,
					   .enters_first = in->first };
	in->first = in->first && !is_passed_over;
}

static void
close_level(reader *in)
{
	level closed;
	bool perhaps;

	end_alternative(in);
	if (in->depth == 0) {
		give_up(in);
		return;
	}
	closed = in->levels[in->depth--];
	in->extended = closed.was_extended;
	in->at++;
	perhaps = closed.is_passed_over || read_repeat(in) == REPEAT_PERHAPS;
	in->bounded = closed.is_passed_over ? closed.enters_bounded
		      : perhaps             ? closed.enters_bounded && closed.leaves_bounded
					    : closed.leaves_bounded;
	in->first = closed.enters_first && (perhaps || closed.leaves_first);
	if (!perhaps && !closed.hopeless)
		offer(in->levels[in->depth].best, closed.any);
}

/* "(?ix)" or "(?ix:". */
static void
read_options(reader *in)
{
	bool on = true, extended = in->extended;
	size_t size = 2;

	for (; look(in, size) != '\0' && strchr("imsx-", look(in, size)); size++) {
		if (look(in, size) == '-')
			on = false;
		if (look(in, size) == 'x')
			extended = on;
	}
	if (look(in, size) == ':') {
		open_level(in, size + 1, false);
	} else if (look(in, size) == ')') {
		end_run(in);
		in->at += size + 1;
	} else {
		give_up(in);
	}
	in->extended = extended;
}

static void
read_open(reader *in)
{
	static const struct opening {
		tvx_str text;
		bool is_passed_over;
	} openings[] = { { { "(?:", 3 }, false }, { { "(?>", 3 }, false },
			 { { "(?=", 3 }, true },  { { "(?!", 3 }, true },
			 { { "(?<=", 4 }, true }, { { "(?<!", 4 }, true } };
	const tvx_str rest = str_slice(in->pattern, in->at, in->pattern.len);

	for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
		if (str_begins(rest, openings[i].text)) {
			open_level(in, openings[i].text.len, openings[i].is_passed_over);
			return;
		}
	if (look(in, 1) == '?')
		read_options(in);
	else if (look(in, 1) == '*')
		give_up(in);
	else
		open_level(in, 1, false);
}

static void
read_item(reader *in)
{
	const char here = look(in, 0);

	if (sieve_is_letter(here))
		read_letter(in);
	else if (is_digit(here))
		read_digit(in, 1);
	else if (here == '\\')
		read_escape(in);
	else if (here == '[')
		read_class(in);
	else if (here == '(')
		read_open(in);
	else if (here == ')')
		close_level(in);
	else if (here == '|')
		read_bar(in);
	else if (here == '\0' || strchr("*+?{", here))
		give_up(in);
	else
		read_other(in, 1, here != '.' && here != '$', here == '^' || here == '$');
}

bool
stems_read(tvx_str pattern, stems *out)
{
	reader in = { .pattern = pattern, .out = out, .first = true };
	bool known;

	in.levels[0].enters_first = true;

	for (skip_space(&in); in.at < pattern.len; skip_space(&in))
		read_item(&in);
	known = !in.given_up && in.depth == 0;
	if (known)
		end_alternative(&in);
	known = known && !in.levels[0].hopeless;
	if (!known)
		out->way_count = 0;
	if (!known || in.unled)
		out->lead_count = 0;
	buffer_release(&in.run);
	return known;
}

void
stems_release(stems *made)
{
	free(made->ptr);
	free(made->ways);
	free(made->leads);
	arena_release(&made->pool);
	*made = (stems){ 0 };
}
