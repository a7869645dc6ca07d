/* SPDX-License-Identifier: MIT */
#include "rules/quantity.h"

#include "base/alloc.h"
#include "base/buffer.h"
#include "base/str.h"
#include "rules/cut.h"
#include "rules/digits.h"
#include "rules/language.h"
#include "rules/number_word.h"
#include "rules/unit.h"
#include "text/utf8.h"
#include "text/words.h"

#include <math.h>
#include <stdlib.h>

/* A passage as words, with the folded form of those that were asked for. */
typedef struct folding {
	cut words;
	tvx_str *folded; /* ptr is NULL until it is asked for */
	arena pool;
	buffer scratch;
} folding;

static void
fold_begin(folding *out, const finder *in, tvx_str text, tvx_range within)
{
	*out = (folding){ 0 };
	cut_make(&out->words, in, text, within);
	out->folded = NEW_ARRAY(tvx_str, out->words.count);
}

static void
fold_end(folding *made)
{
	cut_release(&made->words);
	free(made->folded);
	arena_release(&made->pool);
	buffer_release(&made->scratch);
}

static tvx_str
raw_word(const folding *in, size_t index)
{
	return cut_words(&in->words, index, index + 1);
}

static tvx_str
word_at(folding *in, size_t index)
{
	if (index >= in->words.count)
		return TVX_STR("");
	if (!in->folded[index].ptr) {
		buffer_clear(&in->scratch);
		word_fold(raw_word(in, index), &in->scratch);
		in->folded[index] = arena_str(&in->pool, buffer_str(&in->scratch));
	}
	return in->folded[index];
}

static uint32_t
word_end(const folding *in, size_t index)
{
	return cut_begin(&in->words, index) + (uint32_t)word_core(raw_word(in, index)).len;
}

/* Words 'first' to before 'end', without the white space behind them. */
static tvx_str
made_of(const folding *in, size_t first, size_t end)
{
	return word_core(cut_words(&in->words, first, end));
}

/* "three", "twenty-five", "two hundred": returns the index past it. */
static size_t
read_number_words(folding *in, size_t first, bool english, double *out)
{
	double total = 0, group = 0, value;
	size_t i = first;

	if (!number_word_may_be(raw_word(in, first)))
		return first;
	for (; i < in->words.count; i++) {
		const tvx_str word = word_at(in, i);

		if (number_word(word, english, &value)) {
			if (value == 100)
				group = group == 0 ? 100 : group * 100;
			else if (value >= 1000) {
				total += (group == 0 ? 1 : group) * value;
				group = 0;
			} else {
				group += value;
			}
		} else if (i == first || !str_equal(word, TVX_STR("and")) ||
			   !number_word(word_at(in, i + 1), english, &value) ||
			   group < 100) {
			break;
		}
	}
	*out = total + group;
	return i;
}

static size_t
read_number(folding *in, size_t first, bool english, double *out)
{
	const tvx_str word = raw_word(in, first);
	size_t i = first + 1;
	double more;

	if (word_classify(word) != WORD_NUMBER)
		return read_number_words(in, first, english, out);
	if (!digits_value(word_core(word), english, out))
		return first;
	/* "15 000": a group that stands alone continues the number. */
	while (*out < 1000000000 && i < in->words.count &&
	       cut_begin(&in->words, i) > word_end(in, i - 1) && word_at(in, i).len == 3 &&
	       word_at(in, i - 1).len <= 3 && digits_value(word_at(in, i), false, &more)) {
		*out = *out * 1000 + more;
		i++;
	}
	if (i < in->words.count && number_word(word_at(in, i), english, &more) &&
	    more >= 1000) {
		*out *= more;
		i++;
	}
	return i;
}

/* "three (3)": the figure repeats the word.  True of "three (30)", too. */
static bool
is_repeated(folding *in, size_t at, double *again)
{
	return str_equal(word_at(in, at), TVX_STR("(")) &&
	       str_equal(word_at(in, at + 2), TVX_STR(")")) &&
	       digits_value(word_at(in, at + 1), true, again);
}

static void
take_unit(quantity *made, const unit *found, tvx_str written)
{
	made->dimension = found->dimension;
	made->currency = unit_currency(found);
	made->value *= found->factor;
	made->unit = written;
}

/* "-day" of "60-day", which is cut into three words; nothing stands between them. */
static size_t
read_joined_unit(folding *in, size_t at, quantity *made)
{
	const unit *found;

	if (at == 0 || at + 1 >= in->words.count ||
	    !str_equal(raw_word(in, at), TVX_STR("-")) ||
	    cut_begin(&in->words, at) != word_end(in, at - 1))
		return at;
	found = unit_named(word_at(in, at + 1));
	if (found == NULL)
		return at;
	take_unit(made, found, made_of(in, at + 1, at + 2));
	return at + 2;
}

/* "four-year", which is one word: returns the index past it. */
static size_t
read_compound(folding *in, size_t at, bool english, quantity *made)
{
	const tvx_str written = word_core(raw_word(in, at));
	const size_t hyphen = str_find(written, TVX_STR("-"), 0);
	const unit *found;
	tvx_str folded;
	size_t head;

	if (hyphen == SIZE_MAX || !number_word_may_be(written))
		return at;
	folded = word_at(in, at);
	for (head = folded.len; head > 0 && folded.ptr[head - 1] != '-';)
		head--;
	if (head == 0 ||
	    !number_word(str_slice(folded, 0, head - 1), english, &made->value))
		return at;
	found = unit_named(str_slice(folded, head, folded.len));
	if (found == NULL)
		return at;
	take_unit(made, found, written);
	return at + 1;
}

/* "km", "per cent", "working days": returns the index past it. */
static size_t
read_unit(folding *in, size_t at, quantity *made)
{
	static const size_t longest = 3;

	for (size_t words = longest; words > 0; words--) {
		const unit *found;
		buffer name = { 0 };

		if (at + words > in->words.count)
			continue;
		for (size_t i = 0; i < words; i++) {
			if (i > 0)
				buffer_put_byte(&name, ' ');
			buffer_put(&name, word_at(in, at + i));
		}
		found = unit_named(buffer_str(&name));
		buffer_release(&name);
		if (found) {
			take_unit(made, found, made_of(in, at, at + words));
			return at + words;
		}
	}
	return read_joined_unit(in, at, made);
}

static bool
touches(const ranges *list, tvx_range at, size_t *from)
{
	while (*from < list->count && list->ptr[*from].end <= at.begin)
		(*from)++;
	return *from < list->count && list->ptr[*from].begin < at.end;
}

/* "1." or "(1)" numbers a clause; "2009/72" and "5(1)" number another text. */
static bool
is_label(folding *in, size_t first, size_t end)
{
	const tvx_str next = word_at(in, end);
	const tvx_str previous = first > 0 ? word_at(in, first - 1) : TVX_STR("");
	const bool joined = end < in->words.count &&
			    cut_begin(&in->words, end) == word_end(in, end - 1);

	if (first == 0 &&
	    (str_equal(next, TVX_STR(".")) || str_equal(next, TVX_STR(")"))) &&
	    end < in->words.count && end + 1 < in->words.count)
		return true;
	if (str_equal(previous, TVX_STR("/")) || str_equal(next, TVX_STR("/")))
		return true;
	if (joined && str_equal(next, TVX_STR("(")))
		return true;
	return str_equal(previous, TVX_STR("(")) && str_equal(next, TVX_STR(")"));
}

/* "one" counts only before a unit: "one year", but not "one of them". */
static bool
is_bare_one(folding *in, size_t first, size_t end, const quantity *made)
{
	const tvx_str word = raw_word(in, first);

	return word_classify(word) != WORD_NUMBER && end == first + 1 &&
	       number_word_is_article(word_at(in, first)) && made->unit.len == 0;
}

/* Between the bound and its number stand spaces, "a", a bracket; not a word more. */
#define BOUND_GAP 12

/* Both lists rise, so the bounds are laid to their numbers in one pass. */
static void
lay_bounds(tvx_str text, const ranges *bounds, bound side, quantities *found, size_t first)
{
	size_t j = first;

	for (size_t i = 0; i < bounds->count; i++) {
		const tvx_range at = bounds->ptr[i];
		quantity *next;

		while (j < found->count && found->ptr[j].amount.begin < at.end)
			j++;
		if (j == found->count)
			return;
		next = &found->ptr[j];
		if (next->amount.begin - at.end > BOUND_GAP ||
		    str_find(text_of(text, (tvx_range){ at.end, next->amount.begin }),
			     TVX_STR(","), 0) != SIZE_MAX)
			continue;
		next->bound = side;
		next->where.begin = at.begin;
	}
}

enum { COUNTABLE_UNKNOWN, COUNTABLE_NOT, COUNTABLE_PERHAPS };

/* May a number begin with the word?  It is asked of each word but once. */
static bool
may_count(const finder *in, const folding *words, size_t index)
{
	const tvx_str word = raw_word(words, index);
	uint8_t *known;

	/* White space before the first word of a clause is part of that. */
	if (words->words.numbers == NULL || word.len == 0 || word.ptr[0] <= ' ')
		return true;
	known = &in->countable[words->words.numbers[index]];
	if (*known == COUNTABLE_UNKNOWN)
		*known = word_classify(word) == WORD_NUMBER || number_word_may_be(word)
				 ? COUNTABLE_PERHAPS
				 : COUNTABLE_NOT;
	return *known == COUNTABLE_PERHAPS;
}

/* "EUR", "$" before a number without a unit of its own. */
static bool
read_currency(folding *words, size_t at, quantity *out)
{
	const unit *const currency = unit_named(word_at(words, at));

	if (!currency || currency->dimension != DIMENSION_MONEY)
		return false;
	out->dimension = DIMENSION_MONEY;
	out->currency = unit_currency(currency);
	out->unit = made_of(words, at, at + 1);
	return true;
}

static size_t
read_one(folding *words, tvx_range within, size_t first, bool english, quantities *out)
{
	quantity made = { .dimension = DIMENSION_COUNT };
	size_t end = read_number(words, first, english, &made.value);
	size_t past = end;
	double again;

	if (end == first) {
		end = past = read_compound(words, first, english, &made);
		if (end == first)
			return first + 1;
	} else if (is_repeated(words, end, &again)) {
		quantity other = { .dimension = DIMENSION_COUNT, .value = again };

		past = read_unit(words, end + 3, &other);
		/* "three (30) days": of the two it is the figure that is believed. */
		if (fabs(again - made.value) < 1e-9 || other.unit.len > 0)
			made = other;
		else
			past = end;
	} else {
		past = read_unit(words, end, &made);
	}
	if (made.unit.len == 0 && first > 0 && read_currency(words, first - 1, &made))
		first--;
	if (is_bare_one(words, first, end, &made) ||
	    (made.unit.len == 0 && is_label(words, first, end)))
		return past;
	made.amount = (tvx_range){ within.begin + cut_begin(&words->words, first),
				   within.begin + word_end(words, past - 1) };
	made.where = made.amount;
	PUSH_ROOM(out->ptr, out->count, out->room);
	out->ptr[out->count++] = made;
	return past;
}

static bool
is_figure(tvx_str text, size_t at)
{
	return at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9';
}

bool
parts_figures(tvx_str text, size_t at)
{
	return at > 0 && is_figure(text, at - 1) && is_figure(text, at + 1);
}

/*
 * A bare figure below a hundred that no bound, colon or counted noun goes
 * with is the mark of a footnote as often as a number.
 */
/* "2014", of which not all languages have it in their packs that it is a year. */
static bool
is_year(tvx_str text, const quantity *seen)
{
	const tvx_str written = text_of(text, seen->amount);

	return seen->unit.len == 0 && written.len == 4 && is_figure(written, 0) &&
	       is_figure(written, 3) && seen->value >= 1800 && seen->value < 2100;
}

static bool
is_idle(tvx_str text, tvx_range within, const quantity *seen)
{
	size_t next = seen->amount.end, previous = seen->amount.begin;

	if (seen->dimension != DIMENSION_COUNT || seen->bound != BOUND_NONE)
		return false;
	if (seen->value >= 100)
		return is_year(text, seen);
	while (previous > within.begin && text.ptr[previous - 1] == ' ')
		previous--;
	if (previous > within.begin && text.ptr[previous - 1] == ':')
		return false;
	if (next < within.end && text.ptr[next] == ':' && parts_figures(text, next))
		return false;
	while (next < within.end && text.ptr[next] == ' ')
		next++;
	return next == within.end || next == seen->amount.end ||
	       !char_is_letter(utf8_next(text, &next));
}

static void
drop_idle(tvx_str text, tvx_range within, quantities *found, size_t first)
{
	size_t kept = first;

	for (size_t i = first; i < found->count; i++)
		if (!is_idle(text, within, &found->ptr[i]))
			found->ptr[kept++] = found->ptr[i];
	found->count = kept;
}

static void
drop_labels(const ranges *labels, quantities *found, size_t first)
{
	size_t kept = first, from = 0;

	for (size_t i = first; i < found->count; i++)
		if (!touches(labels, found->ptr[i].amount, &from))
			found->ptr[kept++] = found->ptr[i];
	found->count = kept;
}

/* "not more than 85,000": what bounds the numbers that were found. */
void
quantities_bound(finder *in, tvx_str text, tvx_range within, quantities *out, size_t first)
{
	ranges most = { 0 }, least = { 0 };

	finder_words(in, LEXEME_NUMBER_AT_MOST, text, within, &most);
	finder_words(in, LEXEME_NUMBER_AT_LEAST, text, within, &least);
	lay_bounds(text, &most, BOUND_AT_MOST, out, first);
	lay_bounds(text, &least, BOUND_AT_LEAST, out, first);
	free(most.ptr);
	free(least.ptr);
}

void
quantities_read(finder *in, tvx_str text, tvx_range within, quantities *out)
{
	const size_t first = out->count;

	quantities_spot(in, text, within, out);
	quantities_weigh(in, text, within, out, first);
}

void
quantities_spot(const finder *in, tvx_str text, tvx_range within, quantities *out)
{
	const bool english = language_fits(TVX_STR("en"), in->language);
	folding words;

	fold_begin(&words, in, text, within);
	for (size_t i = 0; i < words.words.count;)
		i = may_count(in, &words, i) ? read_one(&words, within, i, english, out)
					     : i + 1;
	fold_end(&words);
}

void
quantities_weigh(finder *in, tvx_str text, tvx_range within, quantities *out, size_t first)
{
	ranges labels = { 0 };

	if (out->count == first)
		return;
	finder_words(in, LEXEME_NUMBER_NOT, text, within, &labels);
	drop_labels(&labels, out, first);
	free(labels.ptr);
	if (out->count == first)
		return;
	quantities_bound(in, text, within, out, first);
	drop_idle(text, within, out, first);
}

static bool
within_share(double one, double other, double share)
{
	const double larger = fabs(one) > fabs(other) ? fabs(one) : fabs(other);

	return fabs(one - other) <= larger * share;
}

bool
quantity_same(const quantity *before, const quantity *after)
{
	return before->dimension == after->dimension &&
	       within_share(before->value, after->value, 0.001) &&
	       before->currency == after->currency;
}

double
quantity_days(const quantity *of)
{
	switch ((int)of->dimension) {
	case DIMENSION_MONTHS:
		return of->value * 365.25 / 12;
	case DIMENSION_WORKDAYS:
		return of->value * 7 / 5;
	}
	return of->value;
}

bool
quantity_near(const quantity *before, const quantity *after)
{
	const bool alike = before->dimension == after->dimension;

	return before->currency == after->currency &&
	       !str_equal(before->unit, after->unit) &&
	       within_share(alike ? before->value : quantity_days(before),
			    alike ? after->value : quantity_days(after), 0.03);
}

tvx_str
quantity_ratio(arena *pool, double before, double after)
{
	static const char *const parts[] = { "a half",     "one third", "one quarter",
					     "one fifth",  "one sixth", "one seventh",
					     "one eighth", "one ninth", "one tenth" };
	const bool less = after < before;
	const double ratio = less ? before / after : after / before;
	const double whole = ratio < 1e9 ? (double)(int64_t)(ratio + 0.5) : ratio;

	if (before <= 0 || after <= 0)
		return arena_str(pool, less ? TVX_STR("less") : TVX_STR("more"));
	/* "40 % less" is plainer than "1.65 times less". */
	if (ratio < 1.005)
		return arena_format(pool, "%s by less than 1 %%", less ? "less" : "more");
	if (ratio < 1.995)
		return arena_format(pool, "%.0f %% %s", fabs(after / before - 1) * 100,
				    less ? "less" : "more");
	if (fabs(ratio - whole) > 0.005 * ratio)
		/* In whole numbers: printf would take the locale's decimal point. */
		return arena_format(
			pool, "%u.%02u times %s", (unsigned)(ratio * 100 + 0.5) / 100,
			(unsigned)(ratio * 100 + 0.5) % 100, less ? "less" : "more");
	if (less && whole >= 2 && whole <= 10)
		return arena_format(pool, "%s (%.0f times less)", parts[(int)whole - 2],
				    whole);
	return arena_format(pool, "%.0f times %s", whole, less ? "less" : "more");
}
