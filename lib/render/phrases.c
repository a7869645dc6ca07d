/* SPDX-License-Identifier: MIT */
#include "render/phrases.h"

#include "base/str.h"
#include "rules/language.h"

/* Beyond this many, a list of clauses is counted rather than told. */
#define CLAUSES_TOLD 4

void
phrase_cite(buffer *out, const tvx_instrument *instrument, uint32_t clause)
{
	char cite[256];
	const size_t len =
		clause ? tvx_instrument_cite(instrument, clause, cite, sizeof cite) : 0;

	if (len && cite[0] >= 'a' && cite[0] <= 'z')
		cite[0] = (char)(cite[0] - 'a' + 'A');
	if (len)
		buffer_put(out, (tvx_str){ cite, len });
	else
		buffer_put(out,
			   clause ? tvx_clause_kind_name(
					    tvx_instrument_clause(instrument, clause)->kind)
				  : TVX_STR("Title"));
}

void
phrase_clauses(buffer *out, const tvx_instrument *instrument, const uint32_t *clauses,
	       uint32_t count)
{
	const uint32_t told = count > CLAUSES_TOLD ? CLAUSES_TOLD - 1 : count;

	for (uint32_t i = 0; i < told; i++) {
		if (i)
			buffer_puts(out, ", ");
		phrase_cite(out, instrument, clauses[i]);
	}
	if (told < count)
		buffer_printf(out, " and %u more", count - told);
}

static void
put_listed(buffer *out, size_t start, const char *text)
{
	if (out->len > start)
		buffer_puts(out, ", ");
	buffer_puts(out, text);
}

void
phrase_facts(buffer *out, const tvx_row *row)
{
	const size_t start = out->len;
	const struct {
		bool holds;
		const char *text;
	} facts[] = {
		{ row->moved, "moved" },
		{ row->renumbered, "renumbered" },
		{ row->reheaded, "heading changed" },
		{ row->typographic, "typography" },
		{ row->doubtful, "pairing doubtful" },
		{ row->reason == TVX_REASON_PINNED, "pinned" },
	};

	if (row->relation != TVX_RELATION_IDENTICAL)
		buffer_put(out, tvx_relation_name(row->relation));
	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
		if (facts[i].holds)
			put_listed(out, start, facts[i].text);
}

typedef struct counted {
	uint32_t count;
	const char *one, *many; /* what follows the number */
} counted;

static void
put_counted(buffer *out, const counted *parts, size_t count)
{
	const size_t start = out->len;

	for (size_t i = 0; i < count; i++) {
		if (parts[i].count == 0)
			continue;
		put_listed(out, start, "");
		buffer_printf(out, "%u ", parts[i].count);
		buffer_puts(out, parts[i].count == 1 ? parts[i].one : parts[i].many);
	}
}

#define PUT_COUNTED(out, parts) put_counted((out), (parts), sizeof(parts) / sizeof *(parts))

void
phrase_size(buffer *out, const tvx_instrument *instrument)
{
	const uint32_t clauses = tvx_instrument_size(instrument) - 1;
	const uint32_t words = tvx_instrument_count_words(instrument);

	buffer_printf(out, "%u clause%s, %u word%s", clauses, clauses == 1 ? "" : "s",
		      words, words == 1 ? "" : "s");
}

void
phrase_relations(buffer *out, const tvx_summary *summary)
{
	const counted parts[] = {
		{ summary->edited, "edited", "edited" },
		{ summary->split, "split", "split" },
		{ summary->merged, "merged", "merged" },
		{ summary->inserted, "inserted", "inserted" },
		{ summary->deleted, "deleted", "deleted" },
		{ summary->identical, "identical", "identical" },
	};

	PUT_COUNTED(out, parts);
}

void
phrase_places(buffer *out, const tvx_summary *summary)
{
	const counted parts[] = {
		{ summary->moved, "moved", "moved" },
		{ summary->renumbered, "renumbered", "renumbered" },
		{ summary->reheaded, "heading changed", "headings changed" },
		{ summary->typographic, "changed in typography", "changed in typography" },
	};

	PUT_COUNTED(out, parts);
}

void
phrase_words(buffer *out, const tvx_summary *summary)
{
	const counted parts[] = {
		{ summary->words_deleted, "struck", "struck" },
		{ summary->words_inserted, "set", "set" },
		{ summary->words_moved, "moved", "moved" },
	};

	PUT_COUNTED(out, parts);
}

void
phrase_findings(buffer *out, const tvx_summary *summary)
{
	const counted parts[] = {
		{ summary->findings[TVX_SEVERITY_CRITICAL], "critical", "critical" },
		{ summary->findings[TVX_SEVERITY_MAJOR], "major", "major" },
		{ summary->findings[TVX_SEVERITY_MINOR], "minor", "minor" },
		{ summary->findings[TVX_SEVERITY_INFO], "info", "info" },
	};

	PUT_COUNTED(out, parts);
}

void
phrase_only(buffer *out, const tvx_report *report, const tvx_walk_options *options)
{
	buffer before = { 0 }, after = { 0 };

	phrase_clauses(&before, report->before, options->before_only,
		       options->before_only_count);
	phrase_clauses(&after, report->after, options->after_only,
		       options->after_only_count);
	if (before.len && !str_equal(buffer_str(&before), buffer_str(&after)))
		buffer_printf(out, "%.*s before%s", (int)before.len, before.ptr,
			      after.len ? ", " : "");
	buffer_put(out, buffer_str(&after));
	if (out->len)
		buffer_puts(out, ", with what stands under it");
	buffer_release(&before);
	buffer_release(&after);
}

/* A draft may call its language anything; a code is short, and letters. */
static bool
is_code(tvx_str language)
{
	for (size_t i = 0; i < language.len; i++)
		if ((language.ptr[i] | 0x20) < 'a' || (language.ptr[i] | 0x20) > 'z')
			return false;
	return language.len <= 8 && !str_equal(language, TVX_STR("und"));
}

/* "the draft before says that it is in fr, and reads as en". */
static bool
put_denied(buffer *out, const tvx_instrument *draft, const char *side)
{
	const tvx_str said = tvx_instrument_draft(draft)->language;
	const tvx_str looks = tvx_instrument_draft(draft)->looks;

	if (!language_is_denied(draft))
		return false;
	buffer_printf(out, "%sthe draft %s says that it is in ", out->len ? "; " : "",
		      side);
	buffer_put(out, is_code(said) ? said : TVX_STR("another"));
	buffer_printf(out, ", and reads as %.*s", (int)looks.len, looks.ptr);
	return true;
}

void
phrase_languages(buffer *out, const tvx_report *report)
{
	const tvx_str there = tvx_instrument_draft(report->before)->language;
	const tvx_str here = tvx_instrument_draft(report->after)->language;

	const bool denied_before = put_denied(out, report->before, "before");
	const bool denied_after = put_denied(out, report->after, "after");

	/* "en" and "en-GB" are one, and so is what only one of them says. */
	if (denied_before || denied_after)
		return;
	if (there.len && here.len &&
	    tvx_rules_language(report->before, report->after).len == 0)
		buffer_puts(out,
			    "the drafts are in two, and no translation is seen as one");
}

void
phrase_unread(buffer *out, const tvx_report *report)
{
	tvx_str language =
		report->findings ? tvx_findings_unread(report->findings) : TVX_STR("");

	if (language.len == 0)
		return;
	language = is_code(language) ? language : TVX_STR("this language");
	buffer_printf(out, "none reads the words of %.*s: the redline alone tells of them",
		      (int)language.len, language.ptr);
}

tvx_str
phrase_heading(const tvx_clause *clause, tvx_str cited)
{
	if (clause == NULL || str_equal_ascii_case(clause->heading, cited))
		return TVX_STR("");
	return clause->heading;
}

tvx_str
draft_label(const tvx_instrument *instrument, const char *otherwise)
{
	const tvx_draft *draft = tvx_instrument_draft(instrument);

	if (draft->name.len)
		return draft->name;
	return draft->file.len ? draft->file : str_of(otherwise);
}
