/* SPDX-License-Identifier: MIT */
/*
 * Two tables.  The first is keyed by the exact bytes of a word and is asked
 * once for every word of the drafts, so it is built for that: a word of up
 * to eight bytes is its own key.  The second is keyed by the folded bytes and
 * asked once for every distinct form; folding, and with it the Unicode
 * library, runs no oftener.
 *
 * Each draft is numbered by itself, in a thread of its own if there is one, and
 * then the words of the draft after are looked up among those of the draft
 * before, each different one once.
 *
 * The drafts may come from an adversary, so the hash is keyed by the drafts
 * themselves: words that collide must be chosen before the key is known.
 */
#include "align/lexicon.h"

#include "base/alloc.h"
#include "base/arena.h"
#include "base/str.h"
#include "base/together.h"

#include <stdlib.h>
#include <string.h>

#define NO_FORM    UINT32_MAX
#define WIDEN_FAST ((size_t)1 << 17)

/* Fewer bytes than this are numbered before a thread has started. */
#define BYTES_PER_THREAD ((size_t)64 << 10)

__extension__ typedef unsigned __int128 wide;

/* One slot of the exact table: the key is the bytes of a short word, else their hash. */
typedef struct word_slot {
	uint64_t key;
	uint32_t length;
	/* The number of a short word; of a long one its form, which has its bytes.
	 * NO_FORM where the slot is free. */
	uint32_t form;
} word_slot;

/* One slot of the folded table; NO_FORM where it is free. */
typedef struct id_slot {
	uint32_t id;
	uint32_t hash; /* that the word need not be looked up to know it is another */
} id_slot;

typedef struct word_form {
	const char *ptr;
	uint32_t folded;
} word_form;

typedef struct interner {
	uint64_t seed;
	word_slot *slots;
	size_t slot_mask, slot_count;
	word_form *forms;
	size_t form_count, form_room;
	/* The folded table: numbers, by the hash of their folded bytes. */
	id_slot *ids;
	size_t id_mask;
	/* By number: where in 'folded' the folded bytes stand, if they are not
	 * those of the word itself; else NO_FORM. */
	uint32_t *refolded;
	tvx_str *folded;
	size_t folded_count, folded_room;
	lexicon_word *words;
	uint32_t *counts; /* by number, in the draft being read */
	size_t word_count, word_room, number_room;
	arena strings;
	buffer scratch;
} interner;

/* One draft, numbered by itself. */
typedef struct numbered_draft {
	const tvx_instrument *draft;
	interner maker;
	uint32_t *folded, *headings, *heading_starts;
} numbered_draft;

/* What is made, with what it owns. */
typedef struct owned_lexicon {
	lexicon made;
	uint32_t *folded[2], *headings[2], *heading_starts[2];
	lexicon_word *words;
	uint16_t *weights;
} owned_lexicon;

static uint64_t
mix(uint64_t one, uint64_t other)
{
	const wide product = (wide)one * other;

	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t
load(const char *bytes, size_t length)
{
	uint64_t word = 0;

	memcpy(&word, bytes, length);
	return word;
}

/* Of a word of up to eight bytes, of which the text has 'rest' from here on. */
static uint64_t
load_short(const char *bytes, size_t length, size_t rest)
{
	uint64_t word;

	if (rest < 8 || length == 0)
		return load(bytes, length);
	memcpy(&word, bytes, 8);
	return word & (UINT64_MAX >> (64 - 8 * length));
}

static uint64_t
hash_bytes(const char *bytes, size_t length, uint64_t seed)
{
	uint64_t hash = seed ^ length, last;

	if (length <= 8)
		return mix(hash ^ load(bytes, length), 0xd6e8feb86659fd93U);
	memcpy(&last, bytes + length - 8, 8);
	for (; length > 8; bytes += 8, length -= 8) {
		uint64_t word;

		memcpy(&word, bytes, 8);
		hash = mix(hash ^ word, 0x9e3779b97f4a7c15U);
	}
	return mix(hash ^ last, 0xd6e8feb86659fd93U);
}

/* Four sums side by side: a processor need not wait for one to add to the next. */
static uint64_t
hash_text(tvx_str text, uint64_t seed)
{
	uint64_t sums[4] = { seed, seed + 1, seed + 2, seed + 3 };
	size_t at = 0;

	for (; text.len - at >= 32; at += 32)
		for (size_t i = 0; i < 4; i++)
			sums[i] = mix(sums[i] ^ load(text.ptr + at + i * 8, 8),
				      0x9e3779b97f4a7c15U);
	for (size_t i = 0; i < 4; i++)
		seed = mix(seed ^ sums[i], 0xd6e8feb86659fd93U);
	return hash_bytes(text.ptr + at, text.len - at, seed);
}

static uint64_t
seed_of(const tvx_instrument *before, const tvx_instrument *after)
{
	const uint64_t seed = hash_text(tvx_instrument_text(before), 0x2545f4914f6cdd1dU);

	return hash_text(tvx_instrument_text(after), seed) | 1;
}

static void
place_slot(word_slot *slots, size_t mask, uint64_t hash, word_slot entry)
{
	size_t at = (size_t)hash & mask;

	while (slots[at].form != NO_FORM)
		at = (at + 1) & mask;
	slots[at] = entry;
}

static uint64_t
slot_hash(const interner *maker, uint64_t key, uint32_t length)
{
	return mix(key ^ maker->seed, length ^ 0xa0761d6478bd642fU);
}

static word_slot *
new_slots(size_t count)
{
	word_slot *const slots = NEW_ARRAY(word_slot, count);

	for (size_t i = 0; i < count; i++)
		slots[i].form = NO_FORM;
	return slots;
}

/* A small table grows fast, that it be filled seldom; a large one no more than it must. */
static size_t
wider_by(size_t mask)
{
	return mask < WIDEN_FAST ? 4 : 2;
}

static void
widen_slots(interner *maker)
{
	const size_t count = maker->slot_mask + 1,
		     wide_count = mul_size(count, wider_by(maker->slot_mask));
	word_slot *const wider = new_slots(wide_count);

	for (size_t i = 0; i < count; i++) {
		const word_slot entry = maker->slots[i];

		if (entry.form != NO_FORM)
			place_slot(wider, wide_count - 1,
				   slot_hash(maker, entry.key, entry.length), entry);
	}
	free(maker->slots);
	maker->slots = wider;
	maker->slot_mask = wide_count - 1;
}

static tvx_str
folded_of(const interner *maker, uint32_t id)
{
	const lexicon_word *const word = &maker->words[id];

	return maker->refolded[id] != NO_FORM ? maker->folded[maker->refolded[id]]
					      : (tvx_str){ word->ptr, word->length };
}

static id_slot *
new_ids(size_t count)
{
	id_slot *const ids = grow_array(NULL, count, sizeof *ids);

	memset(ids, 0xff, count * sizeof *ids);
	return ids;
}

static void
widen_ids(interner *maker)
{
	const size_t count = maker->id_mask + 1;
	const size_t mask = count * wider_by(maker->id_mask) - 1;
	id_slot *const wider = new_ids(mask + 1);

	for (size_t i = 0; i < count; i++) {
		const id_slot entry = maker->ids[i];
		size_t at = entry.hash & mask;

		if (entry.id == NO_FORM)
			continue;
		while (wider[at].id != NO_FORM)
			at = (at + 1) & mask;
		wider[at] = entry;
	}
	free(maker->ids);
	maker->ids = wider;
	maker->id_mask = mask;
}

static bool
is_ascii_alphanumeric(char byte)
{
	const char lower = (char)(byte | 0x20);

	return (lower >= 'a' && lower <= 'z') || (byte >= '0' && byte <= '9');
}

/* Folds into the scratch buffer; plain English needs no Unicode for that. */
static tvx_str
fold(interner *maker, tvx_str word)
{
	buffer *const out = &maker->scratch;

	buffer_clear(out);
	for (size_t i = 0; i < word.len; i++) {
		const char byte = word.ptr[i];

		if (!is_ascii_alphanumeric(byte)) {
			buffer_clear(out);
			word_fold(word, out);
			break;
		}
		buffer_put_byte(out,
				byte >= 'A' && byte <= 'Z' ? (char)(byte | 0x20) : byte);
	}
	return buffer_str(out);
}

static uint32_t
add_word(interner *maker, tvx_str word, tvx_str folded)
{
	const uint32_t id = (uint32_t)maker->word_count;

	PUSH_ROOM(maker->words, maker->word_count, maker->word_room);
	if (maker->word_count >= maker->number_room) {
		maker->number_room = maker->word_room;
		maker->refolded = grow_array(maker->refolded, maker->number_room,
					     sizeof *maker->refolded);
		maker->counts = grow_array(maker->counts, maker->number_room,
					   sizeof *maker->counts);
	}
	maker->counts[id] = 0;
	maker->refolded[id] = NO_FORM;
	if (!str_equal(word, folded)) {
		PUSH_ROOM(maker->folded, maker->folded_count, maker->folded_room);
		maker->refolded[id] = (uint32_t)maker->folded_count;
		maker->folded[maker->folded_count++] = arena_str(&maker->strings, folded);
	}
	maker->words[id] = (lexicon_word){ .ptr = word.ptr,
					   .length = (uint32_t)word.len,
					   .class = (uint8_t)word_classify(word),
					   .counts = word_counts(word) };
	maker->word_count++;
	return id;
}

static uint32_t
number_of(interner *maker, tvx_str word)
{
	const tvx_str folded = fold(maker, word);
	const uint64_t bits = hash_bytes(folded.ptr, folded.len, maker->seed);
	const uint32_t hash = (uint32_t)(bits ^ bits >> 32);
	size_t at = hash & maker->id_mask;
	uint32_t id;

	for (; maker->ids[at].id != NO_FORM; at = (at + 1) & maker->id_mask) {
		id = maker->ids[at].id;
		if (maker->ids[at].hash == hash && str_equal(folded_of(maker, id), folded))
			return id;
	}
	id = add_word(maker, word, folded);
	maker->ids[at] = (id_slot){ id, hash };
	if (maker->word_count * 2 > maker->id_mask)
		widen_ids(maker);
	return id;
}

static uint32_t
add_slot(interner *maker, size_t at, tvx_str word, uint64_t key)
{
	const uint32_t id = number_of(maker, word);
	uint32_t value = id;

	if (word.len > 8) {
		PUSH_ROOM(maker->forms, maker->form_count, maker->form_room);
		value = (uint32_t)maker->form_count;
		maker->forms[maker->form_count++] = (word_form){ word.ptr, id };
	}
	maker->slots[at] = (word_slot){ key, (uint32_t)word.len, value };
	if (++maker->slot_count * 2 > maker->slot_mask)
		widen_slots(maker);
	return id;
}

/* 'rest' is how many bytes may be read from the word's begin on. */
static inline uint32_t
intern(interner *maker, const char *ptr, uint32_t length, size_t rest)
{
	const bool is_short = length <= 8;
	const uint64_t key = is_short ? load_short(ptr, length, rest)
				      : hash_bytes(ptr, length, maker->seed);
	size_t at = (size_t)slot_hash(maker, key, length) & maker->slot_mask;

	for (; maker->slots[at].form != NO_FORM; at = (at + 1) & maker->slot_mask) {
		const word_slot *const entry = &maker->slots[at];

		if (entry->key != key || entry->length != length)
			continue;
		if (is_short)
			return entry->form;
		if (memcmp(maker->forms[entry->form].ptr, ptr, length) == 0)
			return maker->forms[entry->form].folded;
	}
	return add_slot(maker, at, (tvx_str){ ptr, length }, key);
}

/* The word without the white space after it, mostly without asking Unicode. */
static uint32_t
core_length(const char *ptr, uint32_t length)
{
	const unsigned char *const bytes = (const unsigned char *)ptr;
	const uint32_t core = length > 1 && bytes[length - 1] == ' ' ? length - 1 : length;
	const unsigned char last = core ? bytes[core - 1] : 0;

	if (last > ' ' && last < 0x7f)
		return core;
	/* Two-byte letters from U+00C0 on: no white space among them. */
	if (core > 1 && last >= 0x80 && bytes[core - 2] >= 0xc3 && bytes[core - 2] < 0xe0)
		return core;
	return (uint32_t)word_core((tvx_str){ ptr, length }).len;
}

static uint32_t
count_words(const tvx_instrument *instrument)
{
	const uint32_t size = tvx_instrument_size(instrument);
	uint32_t count = 0;

	for (uint32_t c = 0; c < size; c++) {
		const uint32_t end = tvx_instrument_clause(instrument, c)->words.end;

		count = end > count ? end : count;
	}
	return count;
}

static void
number_clause(interner *maker, const uint32_t *starts, tvx_range range, tvx_str text,
	      uint32_t *folded)
{
	for (uint32_t w = range.begin; w < range.end; w++) {
		const char *const ptr = text.ptr + starts[w];
		const uint32_t length = core_length(ptr, starts[w + 1] - starts[w]);
		const uint32_t id = intern(maker, ptr, length, text.len - starts[w]);

		folded[w] = id;
		maker->counts[id]++;
	}
}

static void
number_texts(numbered_draft *of)
{
	const uint32_t size = tvx_instrument_size(of->draft);
	const uint32_t *const starts = tvx_instrument_words(of->draft);
	const tvx_str text = tvx_instrument_text(of->draft);

	of->folded = NEW_ARRAY(uint32_t, count_words(of->draft));
	for (uint32_t c = 0; c < size; c++)
		number_clause(&of->maker, starts,
			      tvx_instrument_clause(of->draft, c)->words, text, of->folded);
}

/* Headings are few and short: they are cut here, and interned beside the text. */
static void
number_headings(numbered_draft *of)
{
	const uint32_t size = tvx_instrument_size(of->draft);
	uint32_t *const starts = NEW_ARRAY(uint32_t, add_size(size, 1));
	uint32_t *ids = NULL, *cuts = NULL;
	size_t count = 0, room = 0, cut_room = 0;

	for (uint32_t c = 0; c < size; c++) {
		const tvx_str heading = tvx_instrument_clause(of->draft, c)->heading;
		size_t cut_count = 0;

		starts[c] = (uint32_t)count;
		if (heading.len)
			words_cut(heading, 0, &cuts, &cut_count, &cut_room);
		for (size_t i = 0; i < cut_count; i++) {
			const uint32_t end =
				i + 1 < cut_count ? cuts[i + 1] : (uint32_t)heading.len;
			const char *const ptr = heading.ptr + cuts[i];

			PUSH_ROOM(ids, count, room);
			ids[count++] =
				intern(&of->maker, ptr, core_length(ptr, end - cuts[i]),
				       heading.len - cuts[i]);
		}
	}
	starts[size] = (uint32_t)count;
	free(cuts);
	of->headings = ids ? ids : NEW_ARRAY(uint32_t, 1);
	of->heading_starts = starts;
}

static void
number_draft(void *part)
{
	numbered_draft *const of = part;
	interner *const maker = &of->maker;

	maker->slot_mask = maker->id_mask = 4095;
	maker->slots = new_slots(maker->slot_mask + 1);
	maker->ids = new_ids(maker->id_mask + 1);
	number_texts(of);
	number_headings(of);
	free(maker->slots);
	free(maker->forms);
	maker->slots = NULL;
	maker->forms = NULL;
}

static void
renumber(uint32_t *numbers, size_t count, const uint32_t *became)
{
	for (size_t i = 0; i < count; i++)
		numbers[i] = became[numbers[i]];
}

/* Gives the words of the draft after the numbers of the draft before, and such as
 * that has not the next ones, in the order in which they were met. */
static void
join_after(interner *maker, numbered_draft *after)
{
	const interner *const own = &after->maker;
	uint32_t *const became = NEW_ARRAY(uint32_t, own->word_count);

	for (size_t id = 0; id < maker->word_count; id++)
		maker->words[id].before = maker->counts[id];
	for (size_t id = 0; id < own->word_count; id++) {
		const lexicon_word *const word = &own->words[id];

		became[id] = number_of(maker, (tvx_str){ word->ptr, word->length });
		maker->words[became[id]].after = own->counts[id];
	}
	renumber(after->folded, count_words(after->draft), became);
	renumber(after->headings, after->heading_starts[tvx_instrument_size(after->draft)],
		 became);
	free(became);
}

/* Integers, so that it is the same on every machine. */
uint32_t
lexicon_bits(uint64_t number)
{
	const uint32_t whole = 63 - (uint32_t)__builtin_clzll(number);
	uint64_t mantissa = whole > 31 ? number >> (whole - 31) : number << (31 - whole);
	uint32_t result = whole;

	for (int bit = 0; bit < 4; bit++) {
		mantissa = mantissa * mantissa >> 31;
		result = result * 2 + (mantissa >> 32 ? 1 : 0);
		mantissa >>= mantissa >> 32 ? 1 : 0;
	}
	return result;
}

/*
 * The weight of a word is its information in bits, less four: a word that is
 * one in sixteen ("the") is in every clause and tells none from another.  A
 * number is mostly a reference, and those shift as clauses are renumbered.
 */
static uint16_t
weigh(const lexicon_word *word, uint64_t total)
{
	const uint32_t least = 8, number = 16, common = 4 * 16;
	const uint64_t count = (uint64_t)word->before + word->after;
	uint32_t bits;

	if (!word->counts)
		return 0;
	if (word->class == WORD_NUMBER)
		return number;
	bits = lexicon_bits(total + 1) - lexicon_bits(count ? count : 1);
	if (lexicon_bits(total + 1) < lexicon_bits(count ? count : 1) + common + least)
		return least;
	return (uint16_t)(bits - common);
}

static uint16_t *
weigh_all(const lexicon_word *words, size_t count)
{
	uint16_t *const weights = NEW_ARRAY(uint16_t, count);
	uint64_t total = 0;

	for (size_t id = 0; id < count; id++)
		total += (uint64_t)words[id].before + words[id].after;
	for (size_t id = 0; id < count; id++)
		weights[id] = weigh(&words[id], total);
	return weights;
}

static void
release_maker(interner *maker)
{
	free(maker->ids);
	free(maker->refolded);
	free(maker->folded);
	free(maker->counts);
	free(maker->words);
	arena_release(&maker->strings);
	buffer_release(&maker->scratch);
}

static void
hand_over(owned_lexicon *owner, numbered_draft *before, numbered_draft *after)
{
	numbered_draft *const sides[2] = { before, after };
	interner *const maker = &before->maker;

	for (int side = 0; side < 2; side++) {
		owner->folded[side] = sides[side]->folded;
		owner->headings[side] = sides[side]->headings;
		owner->heading_starts[side] = sides[side]->heading_starts;
	}
	owner->words = maker->words ? maker->words : NEW_ARRAY(lexicon_word, 1);
	owner->weights = weigh_all(owner->words, maker->word_count);
	owner->made = (lexicon){
		.before = { before->folded, before->headings, before->heading_starts },
		.after = { after->folded, after->headings, after->heading_starts },
		.words = owner->words,
		.weights = owner->weights,
		.size = (uint32_t)maker->word_count,
	};
	maker->words = NULL;
}

lexicon *
lexicon_new(const tvx_instrument *before, const tvx_instrument *after, uint32_t threads)
{
	owned_lexicon *const owned = NEW(owned_lexicon);
	const uint64_t seed = seed_of(before, after);
	numbered_draft sides[2] = { { .draft = before, .maker = { .seed = seed } },
				    { .draft = after, .maker = { .seed = seed } } };

	if (threads > 1 && tvx_instrument_text(after).len > BYTES_PER_THREAD) {
		together(sides, sizeof *sides, 2, number_draft);
	} else {
		number_draft(&sides[0]);
		number_draft(&sides[1]);
	}
	join_after(&sides[0].maker, &sides[1]);
	hand_over(owned, &sides[0], &sides[1]);
	release_maker(&sides[0].maker);
	release_maker(&sides[1].maker);
	return &owned->made;
}

void
lexicon_free(lexicon *words)
{
	owned_lexicon *const owned = (owned_lexicon *)words;

	if (words == NULL)
		return;
	for (int side = 0; side < 2; side++) {
		free(owned->folded[side]);
		free(owned->headings[side]);
		free(owned->heading_starts[side]);
	}
	free(owned->words);
	free(owned->weights);
	free(owned);
}
