/* SPDX-License-Identifier: MIT */
#include "diff/sequence.h"

#include "base/alloc.h"
#include "diff/anchors.h"

#include <stdlib.h>
#include <string.h>

/* Steps within which any rectangle is solved exactly: some 2,000 differences. */
#define EXACT_STEPS ((int64_t)1 << 22)
/* Rectangles of more words go to the anchors unless they are nearly equal. */
#define LONG_SPAN 100000
/* Words of progress are bought at no more than about this many steps each. */
#define CRAWL_STEPS ((int64_t)1 << 16)

/* How a rectangle is cut once it has passed its budget. */
static const int32_t anchor_widths[] = { 8, 3, 1 };
#define LEVELS (sizeof anchor_widths / sizeof *anchor_widths)

struct segment {
	int32_t before_begin, before_end, after_begin, after_end;
	uint32_t level; /* of anchor_widths; LEVELS to crawl */
};

void
sequencer_init(sequencer *engine, uint32_t vocabulary, const uint8_t *kinds)
{
	*engine = (sequencer){ .kinds = kinds };
	engine->in_before = NEW_ARRAY(uint32_t, vocabulary);
	engine->in_after = NEW_ARRAY(uint32_t, vocabulary);
}

void
sequencer_release(sequencer *engine)
{
	free(engine->in_before);
	free(engine->in_after);
	frontier_release(&engine->edge);
	free(engine->stack);
	for (size_t i = 0; i < 2; i++) {
		free(engine->ids[i]);
		free(engine->places[i]);
		free(engine->changed[i]);
	}
	*engine = (sequencer){ 0 };
}

static void
push(sequencer *engine, segment item)
{
	if (item.before_begin == item.before_end && item.after_begin == item.after_end)
		return;
	PUSH_ROOM(engine->stack, engine->stack_count, engine->stack_room);
	engine->stack[engine->stack_count++] = item;
}

static void
trim(const sequencer *engine, segment *part)
{
	const uint32_t *const before = engine->ids[0], *const after = engine->ids[1];

	while (part->before_begin < part->before_end &&
	       part->after_begin < part->after_end &&
	       before[part->before_begin] == after[part->after_begin]) {
		part->before_begin++;
		part->after_begin++;
	}
	while (part->before_begin < part->before_end &&
	       part->after_begin < part->after_end &&
	       before[part->before_end - 1] == after[part->after_end - 1]) {
		part->before_end--;
		part->after_end--;
	}
}

static void
mark_all(sequencer *engine, const segment *part)
{
	for (int32_t i = part->before_begin; i < part->before_end; i++)
		engine->changed[0][engine->places[0][i]] = 1;
	for (int32_t i = part->after_begin; i < part->after_end; i++)
		engine->changed[1][engine->places[1][i]] = 1;
}

static int64_t
log2_of(int64_t value)
{
	int64_t bits = 1;

	while (value >>= 1)
		bits++;
	return bits;
}

static int64_t
budget_of(const segment *part)
{
	const int64_t words =
		part->before_end - part->before_begin + part->after_end - part->after_begin;

	if (part->level >= LEVELS)
		return CRAWL_STEPS;
	if (words > LONG_SPAN && part->level == 0)
		return 8 * words;
	return words * log2_of(words) * 8 > EXACT_STEPS ? words * log2_of(words) * 8
							: EXACT_STEPS;
}

static void
cut(sequencer *engine, const segment *part, point at, uint32_t level)
{
	const int32_t before = part->before_begin + at.before;
	const int32_t after = part->after_begin + at.after;

	push(engine, (segment){ before, part->before_end, after, part->after_end, level });
	push(engine,
	     (segment){ part->before_begin, before, part->after_begin, after, level });
}

/* Cuts before every anchor; false if there is none at any remaining width. */
static bool
cut_at_anchors(sequencer *engine, const segment *part, span before, span after)
{
	for (uint32_t level = part->level; level < LEVELS; level++) {
		anchors found =
			find_anchors(before, after, anchor_widths[level], engine->kinds);
		point last = { 0, 0 };

		for (size_t i = 0; i < found.count; i++) {
			const point at = found.items[i];

			push(engine, (segment){ part->before_begin + last.before,
						part->before_begin + at.before,
						part->after_begin + last.after,
						part->after_begin + at.after, level + 1 });
			last = at;
		}
		free(found.items);
		if (found.count == 0)
			continue;
		push(engine, (segment){ part->before_begin + last.before, part->before_end,
					part->after_begin + last.after, part->after_end,
					level + 1 });
		return true;
	}
	return false;
}

static void
solve(sequencer *engine, segment part)
{
	span before, after;
	point middle;

	trim(engine, &part);
	if (part.before_begin == part.before_end || part.after_begin == part.after_end) {
		mark_all(engine, &part);
		return;
	}
	before = (span){ engine->ids[0] + part.before_begin,
			 part.before_end - part.before_begin };
	after = (span){ engine->ids[1] + part.after_begin,
			part.after_end - part.after_begin };
	if (find_middle(before, after, budget_of(&part), &engine->edge, &middle))
		cut(engine, &part, middle, part.level);
	else if (!cut_at_anchors(engine, &part, before, after))
		cut(engine, &part, middle, LEVELS);
}

static void
make_room(sequencer *engine, size_t side, size_t count)
{
	if (engine->room[side] < count) {
		engine->room[side] = count + count / 2;
		free(engine->ids[side]);
		free(engine->places[side]);
		free(engine->changed[side]);
		engine->ids[side] = NEW_ARRAY(uint32_t, engine->room[side]);
		engine->places[side] = NEW_ARRAY(uint32_t, engine->room[side]);
		engine->changed[side] = NEW_ARRAY(uint8_t, engine->room[side]);
	}
	if (count)
		memset(engine->changed[side], 0, count);
}

/* Step 2: leaves the words that the other side has too; returns their number. */
static int32_t
leave_shared(sequencer *engine, size_t side, span words, const uint32_t *seen)
{
	int32_t count = 0;

	for (int32_t i = 0; i < words.count; i++) {
		if (seen[words.ids[i]] != engine->call) {
			engine->changed[side][i] = 1;
			continue;
		}
		engine->ids[side][count] = words.ids[i];
		engine->places[side][count++] = (uint32_t)i;
	}
	return count;
}

static void
note_words(uint32_t *seen, span words, uint32_t call)
{
	for (int32_t i = 0; i < words.count; i++)
		seen[words.ids[i]] = call;
}

/* The changed words, 'skip' into both sequences, as hunks. */
static void
gather(const sequencer *engine, span before, span after, uint32_t skip, hunks *out)
{
	const uint8_t *const struck = engine->changed[0], *const set = engine->changed[1];
	uint32_t b = 0, a = 0;
	const uint32_t before_count = (uint32_t)before.count;
	const uint32_t after_count = (uint32_t)after.count;

	while (b < before_count || a < after_count) {
		hunk item = { .before = { b, b }, .after = { a, a } };

		while (b < before_count && struck[b])
			b++;
		while (a < after_count && set[a])
			a++;
		item.before = (tvx_range){ skip + item.before.begin, skip + b };
		item.after = (tvx_range){ skip + item.after.begin, skip + a };
		hunks_add(out, item);
		if (b < before_count && a < after_count) {
			b++;
			a++;
		}
	}
}

static uint32_t
set_ends_aside(span *before, span *after)
{
	uint32_t skip = 0;

	while (before->count && after->count && *before->ids == *after->ids) {
		before->ids++;
		after->ids++;
		before->count--;
		after->count--;
		skip++;
	}
	while (before->count && after->count &&
	       before->ids[before->count - 1] == after->ids[after->count - 1]) {
		before->count--;
		after->count--;
	}
	return skip;
}

void
sequence_diff(sequencer *engine, span before, span after, hunks *out)
{
	const uint32_t skip = set_ends_aside(&before, &after);
	segment whole = { 0 };

	out->count = 0;
	engine->call++;
	make_room(engine, 0, (size_t)before.count);
	make_room(engine, 1, (size_t)after.count);
	note_words(engine->in_before, before, engine->call);
	note_words(engine->in_after, after, engine->call);
	whole.before_end = leave_shared(engine, 0, before, engine->in_after);
	whole.after_end = leave_shared(engine, 1, after, engine->in_before);
	push(engine, whole);
	while (engine->stack_count)
		solve(engine, engine->stack[--engine->stack_count]);
	gather(engine, before, after, skip, out);
}
