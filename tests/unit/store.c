/* SPDX-License-Identifier: MIT */
#include "base/buffer.h"
#include "base/str.h"
#include "instrument/builder.h"
#include "place.h"
#include "store/escape.h"
#include "store/names.h"
#include "store/pack.h"

#include <travaux/import.h>

#include <fcntl.h>
#include <git2.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static void
reopen(place *here)
{
	tvx_store_free(here->store);
	must(here, tvx_store_open(&here->store, here->path, &here->error));
}

/* A draft of one article with one paragraph. */
static tvx_instrument *
draft_of(const char *name, const char *date, const char *article, const char *paragraph)
{
	builder *const made = builder_new();
	const tvx_draft draft = { .name = str_of(name),
				  .date = str_of(date),
				  .title = TVX_STR("Treaty on Mutual Aid"),
				  .language = TVX_STR("en"),
				  .file = TVX_STR("some where/aid treaty.txt") };
	tvx_instrument *out;

	builder_set_draft(made, &draft);
	builder_set_heading(made, 0, draft.title);
	builder_open(made, TVX_CLAUSE_ARTICLE, TVX_STR("Article 1"), TVX_STR("Aid"));
	builder_exact_text(made, str_of(article));
	builder_open(made, TVX_CLAUSE_PARAGRAPH, TVX_STR("1."), TVX_STR(""));
	builder_exact_text(made, str_of(paragraph));
	builder_close(made);
	builder_close(made);
	assert_int_equal(builder_finish(&out, made, NULL), TVX_OK);
	return out;
}

static tvx_status
save_as(place *here, const char *name, const char *date, const char *parent,
	const char *paragraph)
{
	tvx_instrument *const made = draft_of(name, date, "The Parties agree.", paragraph);
	const tvx_save_options options = { .parent = parent };
	char commit[41];
	const tvx_status status =
		tvx_store_save(here->store, made, &options, commit, &here->error);

	tvx_instrument_free(made);
	return status;
}

static void
assert_str(tvx_str found, const char *expected)
{
	char *const text = strndup(found.len ? found.ptr : "", found.len);

	assert_string_equal(text, expected);
	free(text);
}

static void
assert_same_clause(const tvx_clause *one, const tvx_clause *other)
{
	assert_int_equal(one->kind, other->kind);
	assert_int_equal(one->depth, other->depth);
	assert_int_equal(one->end, other->end);
	assert_true(str_equal(one->num, other->num));
	assert_true(str_equal(one->heading, other->heading));
	assert_true(str_equal(one->text, other->text));
	assert_true(str_equal(one->eid, other->eid));
	assert_true(str_equal(one->wid, other->wid));
}

static void
assert_same(const tvx_instrument *one, const tvx_instrument *other)
{
	const tvx_draft *const first = tvx_instrument_draft(one);
	const tvx_draft *const second = tvx_instrument_draft(other);

	assert_int_equal(tvx_instrument_size(one), tvx_instrument_size(other));
	for (uint32_t i = 0; i < tvx_instrument_size(one); i++)
		assert_same_clause(tvx_instrument_clause(one, i),
				   tvx_instrument_clause(other, i));
	assert_true(str_equal(first->name, second->name));
	assert_true(str_equal(first->title, second->title));
	assert_true(str_equal(first->date, second->date));
	assert_true(str_equal(first->language, second->language));
	assert_true(str_equal(first->party, second->party));
	assert_true(str_equal(first->status, second->status));
	assert_true(str_equal(first->source, second->source));
	assert_true(str_equal(first->beside, second->beside));
	assert_true(str_equal(first->file, second->file));
	assert_true(str_equal(first->sha256, second->sha256));
}

static void
save_and_load(place *here, const tvx_instrument *made, const tvx_save_options *options)
{
	tvx_instrument *loaded;
	char commit[41];

	must(here, tvx_store_save(here->store, made, options, commit, &here->error));
	must(here, tvx_store_load(&loaded, here->store, commit, &here->error));
	assert_same(made, loaded);
	tvx_instrument_free(loaded);
}

/* Texts that a careless store would bend. */
static const char *const odd_texts[] = {
	"",
	"x",
	"One sentence. And another. A third, see Art. 5 para. 2.",
	"Two  spaces.  And two.",
	"A space at the end ",
	" and at the beginning.",
	" ",
	"   ",
	"\n",
	"\n\n\n",
	"First.\nSecond. Still second.\n\nAfter an empty one.\n",
	"§ para_1",
	"§ ",
	"§",
	"Ends here. § 5 begins here.",
	"\\§ escaped. \\ \\n \\u{41}",
	"tab\there, return\rthere. \r\n next",
	"escape \033[31m, delete \177, bell \a",
	"next line \xC2\x85, separators \u2028 \u2029 here",
	"override \u202E and isolate \u2066 x \u2069",
	"\uFEFFmark at the start",
	"no-break\u00A0space. \u00A0After it.",
	"Стороны согласились. Статья 5. П. 2 ст. 3.",
	"第一条。缔约国应当协商。 第二句。",
	"Sentence.\tTab follows. \t Both.",
	"Mr. A. B. Smith. \xF0\x9F\x95\x8A dove.",
};

static void
store__what_is_saved_is_loaded_byte_for_byte(void **state)
{
	place *const here = *state;
	const size_t count = sizeof odd_texts / sizeof *odd_texts;
	char name[16];

	for (size_t i = 0; i < count; i++) {
		const tvx_save_options options = { .branch = name };

		snprintf(name, sizeof name, "d%zu", i);
		tvx_instrument *const named = draft_of(name, "2022-04-15", odd_texts[i],
						       odd_texts[count - 1 - i]);
		save_and_load(here, named, &options);
		tvx_instrument_free(named);
	}
}

/* xorshift: the same texts in every run. */
static uint32_t
next_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

static void
store__any_mixture_of_odd_pieces_comes_back(void **state)
{
	static const char *const pieces[] = { " ",   "  ",     "\n", "\t",      "\r",
					      "A.",  "§ ",     "\\", "x",       "B!",
					      "?",   "\u00A0", "é",  "\u2028",  "(",
					      ")",   "1",      "§",  "\\u{20}", "ст. ",
					      "No. " };
	place *const here = *state;
	builder *const made = builder_new();
	uint32_t random = 2463534242u;
	tvx_instrument *built;

	builder_set_draft(made, &(tvx_draft){ .name = TVX_STR("mixed") });
	for (int i = 0; i < 3000; i++) {
		const uint32_t length = next_random(&random) % 14;
		buffer text = { 0 };

		builder_open(made, i % 3 ? TVX_CLAUSE_PARAGRAPH : TVX_CLAUSE_ARTICLE,
			     TVX_STR(""), TVX_STR(" "));
		for (uint32_t j = 0; j < length; j++)
			buffer_puts(&text, pieces[next_random(&random) %
						  (sizeof pieces / sizeof *pieces)]);
		builder_exact_text(made, buffer_str(&text));
		buffer_release(&text);
		if (i % 3 == 2)
			for (int open = 0; open < 3; open++)
				builder_close(made);
	}
	assert_int_equal(builder_finish(&built, made, NULL), TVX_OK);
	save_and_load(here, built, NULL);
	tvx_instrument_free(built);
}

static tvx_instrument *
import_file(const char *name, buffer *bytes)
{
	char path[512];
	tvx_instrument *out;
	tvx_error error;
	FILE *file;
	int byte;

	snprintf(path, sizeof path, TEST_SOURCE_ROOT "/drafts/%s", name);
	file = fopen(path, "rb");
	assert_non_null(file);
	buffer_clear(bytes);
	while ((byte = getc(file)) != EOF)
		buffer_put_byte(bytes, (char)byte);
	fclose(file);
	assert_int_equal(tvx_import(&out, buffer_str(bytes), NULL, &error), TVX_OK);
	return out;
}

static void
store__the_shipped_drafts_come_back_whole(void **state)
{
	static const char *const files[] = { "2022-03-17.txt", "2022-03-29.txt",
					     "2022-04-12.txt", "2022-04-15.txt" };
	place *const here = *state;
	char parent[16] = "";
	buffer bytes = { 0 };

	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		tvx_instrument *const made = import_file(files[i], &bytes);
		const tvx_save_options options = { .parent = *parent ? parent : NULL,
						   .document = buffer_str(&bytes) };

		save_and_load(here, made, &options);
		snprintf(parent, sizeof parent, "%.10s", files[i]);
		tvx_instrument_free(made);
	}
	buffer_release(&bytes);
}

static void
store__the_document_is_kept_byte_for_byte(void **state)
{
	place *const here = *state;
	const tvx_str document = TVX_STR("\xFF\xFE bytes\r\n\0 as they came");
	tvx_instrument *const made = draft_of("a", "2022-04-15", "x", "y");
	const tvx_save_options options = { .document = document };
	char commit[41];
	tvx_str found;

	must(here, tvx_store_save(here->store, made, &options, commit, &here->error));
	must(here, tvx_store_read(&found, here->store, "a", "source/aid%20treaty.txt",
				  &here->error));
	assert_true(str_equal(found, document));
	tvx_store_free_bytes(found);
	tvx_instrument_free(made);
}

static void
store__a_file_shows_a_sentence_a_line_and_marks_what_is_inside(void **state)
{
	place *const here = *state;
	tvx_instrument *const made =
		draft_of("a", "2022-04-15", "The Parties agree. They shall consult.",
			 "Aid is given.\nIt is free.");
	char commit[41];
	tvx_str found;

	must(here, tvx_store_save(here->store, made, NULL, commit, &here->error));
	must(here, tvx_store_read(&found, here->store, "main", "clauses/art_1.txt",
				  &here->error));
	assert_str(found, "The Parties agree.\nThey shall consult.\n"
			  "§ para_1\nAid is given.\n\nIt is free.\n");
	tvx_store_free_bytes(found);
	tvx_instrument_free(made);
}

static void
store__the_commit_id_depends_on_the_draft_alone(void **state)
{
	place *const here = *state;
	tvx_instrument *const made =
		draft_of("2022-04-15", "2022-04-15", "The Parties agree.", "Aid is given.");
	char commit[41];

	must(here, tvx_store_save(here->store, made, NULL, commit, &here->error));
	/* If this changes, every store in the world gets other ids. */
	assert_string_equal(commit, "6b6e886b24e71e9816a727818595182da08a4098");
	tvx_instrument_free(made);
}

static void
store__the_same_draft_again_changes_nothing(void **state)
{
	place *const here = *state;
	tvx_instrument *const made = draft_of("a", "2022-04-15", "x", "y");
	char first[41], second[41];
	struct stat before, after;
	char tag[160];

	snprintf(tag, sizeof tag, "%s/refs/tags/a", here->path);
	must(here, tvx_store_save(here->store, made, NULL, first, &here->error));
	assert_int_equal(stat(tag, &before), 0);
	must(here, tvx_store_save(here->store, made, NULL, second, &here->error));
	assert_int_equal(stat(tag, &after), 0);
	assert_string_equal(first, second);
	assert_int_equal(before.st_ino, after.st_ino);
	tvx_instrument_free(made);
}

static uint32_t
packed_objects(const pack *made)
{
	uint32_t count = 0;

	for (size_t i = 8; i < 12; i++)
		count = count << 8 | (unsigned char)made->bytes.ptr[i];
	return count;
}

/* 15 bytes have a head of one byte, 16 one of two, 2048 one of three. */
static void
pack__objects_of_any_size_are_read_back_and_equal_ones_are_one(void **state)
{
	static const size_t sizes[] = { 0, 1, 15, 16, 2047, 2048, 300000 };
	place *const here = *state;
	char *const bytes = calloc(300000, 1);
	buffer folder = { 0 }, name = { 0 };
	pack made = { 0 };
	git_oid id;

	for (size_t i = 0; i < 2 * sizeof sizes / sizeof *sizes; i++)
		must(here, pack_add(&id, &made, GIT_OBJECT_BLOB,
				    (tvx_str){ bytes, sizes[i % 7] }, &here->error));
	buffer_printf(&folder, "%s/new/%c", here->folder, '\0');
	assert_int_equal(mkdir(folder.ptr, 0777), 0);
	must(here, pack_write(&name, &made, folder.ptr, &here->error));
	assert_int_equal(packed_objects(&made), 7);
	assert_int_equal(made.count, 7);
	must(here, pack_install(&made, here->store, folder.ptr, name.ptr, &here->error));
	for (size_t i = 0; i < 7; i++) {
		git_odb_object *object = NULL;

		must(here, store_read_object(&object, here->store, &made.ids[i],
					     GIT_OBJECT_BLOB, 300000, &here->error));
		assert_int_equal(git_odb_object_size(object), sizes[i]);
		git_odb_object_free(object);
	}
	pack_release(&made);
	buffer_release(&folder);
	buffer_release(&name);
	free(bytes);
}

static void
store__another_draft_of_that_name_is_a_conflict(void **state)
{
	place *const here = *state;

	must(here, save_as(here, "a", "2022-04-15", NULL, "x"));
	assert_int_equal(save_as(here, "a", "2022-04-15", NULL, "z"), TVX_ECONFLICT);
	assert_string_equal(here->error.text,
			    "nothing was stored: another draft is stored as 'a'");
}

static void
store__a_branch_that_is_not_at_the_parent_is_a_conflict(void **state)
{
	place *const here = *state;
	tvx_str tip;

	must(here, save_as(here, "a", "2022-03-01", NULL, "x"));
	must(here, save_as(here, "b", "2022-03-02", "a", "y"));
	assert_int_equal(save_as(here, "c", "2022-03-03", "a", "z"), TVX_ECONFLICT);
	assert_int_equal(save_as(here, "c", "2022-03-03", NULL, "z"), TVX_ECONFLICT);
	assert_int_equal(save_as(here, "c", "2022-03-03", "none", "z"), TVX_ENOTFOUND);
	must(here, tvx_store_tip(&tip, here->store, NULL, &here->error));
	assert_str(tip, "b");
}

static void
store__a_branch_may_leave_from_any_draft(void **state)
{
	place *const here = *state;
	tvx_instrument *const made = draft_of("ru", "2022-03-03", "x", "theirs");
	const tvx_save_options options = { .parent = "a", .branch = "party/ru" };
	char commit[41];
	tvx_str tip;

	must(here, save_as(here, "a", "2022-03-01", NULL, "x"));
	must(here, save_as(here, "b", "2022-03-02", "a", "y"));
	must(here, tvx_store_save(here->store, made, &options, commit, &here->error));
	must(here, tvx_store_tip(&tip, here->store, "party/ru", &here->error));
	assert_str(tip, "ru");
	must(here, tvx_store_tip(&tip, here->store, "nowhere", &here->error));
	assert_str(tip, "");
	tvx_instrument_free(made);
}

static void
store__drafts_are_listed_by_date_then_as_they_were_made(void **state)
{
	place *const here = *state;
	const tvx_stored_draft *drafts;
	uint32_t count;

	must(here, save_as(here, "late", "2022-05-01", NULL, "x"));
	must(here, save_as(here, "b", "2022-03-01", "late", "y"));
	must(here, save_as(here, "a", "2022-03-01", "b", "z"));
	must(here, tvx_store_drafts(here->store, &drafts, &count, &here->error));
	assert_int_equal(count, 3);
	assert_str(drafts[0].name, "b");
	assert_str(drafts[1].name, "a");
	assert_str(drafts[2].name, "late");
	assert_str(drafts[1].parent, "b");
	assert_str(drafts[2].parent, "");
	assert_str(drafts[0].title, "Treaty on Mutual Aid");
	assert_int_equal(drafts[0].clauses, 2);
	assert_int_equal(drafts[0].words, 4);
}

/* The raw text of the commit that a draft is. */
static char *
commit_message(place *here, const char *name)
{
	git_repository *repo = NULL;
	git_object *object = NULL, *commit = NULL;
	char *message;

	assert_int_equal(git_repository_open(&repo, here->path), 0);
	assert_int_equal(git_revparse_single(&object, repo, name), 0);
	assert_int_equal(git_object_peel(&commit, object, GIT_OBJECT_COMMIT), 0);
	message = strdup(git_commit_message((git_commit *)commit));
	assert_int_equal(git_commit_time((git_commit *)commit), 0);
	git_object_free(object);
	git_object_free(commit);
	git_repository_free(repo);
	return message;
}

static void
store__a_day_that_git_cannot_hold_is_said_in_words(void **state)
{
	place *const here = *state;
	tvx_instrument *loaded;
	char *message;

	must(here, save_as(here, "versailles", "1919-06-28", NULL, "x"));
	message = commit_message(here, "versailles");
	assert_non_null(strstr(message, "The draft is of 1919-06-28"));
	free(message);
	must(here, tvx_store_load(&loaded, here->store, "versailles", &here->error));
	assert_str(tvx_instrument_draft(loaded)->date, "1919-06-28");
	tvx_instrument_free(loaded);
	must(here, save_as(here, "undated", "", "versailles", "y"));
	message = commit_message(here, "undated");
	assert_non_null(strstr(message, "has no date"));
	free(message);
	must(here, save_as(here, "bad", "2022-02-29", "undated", "y"));
	free(commit_message(here, "bad"));
}

static void
store__names_that_git_or_a_shell_would_trip_over_are_stored(void **state)
{
	static const char *const given[] = { "a b",       "-x",       "../../x", ".hidden",
					     "x.lock",    "a..b",     "HEAD",    "a/b",
					     "a",         "a~1^{}:x", "a%20b",   "проект 5",
					     "tab\there", "@{u}",     "x." };
	place *const here = *state;
	const char *parent = NULL;

	for (size_t i = 0; i < sizeof given / sizeof *given; i++) {
		tvx_instrument *loaded;

		must(here, save_as(here, given[i], "2022-03-01", parent, "x"));
		must(here, tvx_store_load(&loaded, here->store, given[i], &here->error));
		assert_str(tvx_instrument_draft(loaded)->name, given[i]);
		tvx_instrument_free(loaded);
		parent = given[i];
	}
	assert_int_equal(save_as(here, "", "2022-03-01", parent, "x"), TVX_EINPUT);
}

static void
names__clause_files_differ_even_where_case_does_not_count(void **state)
{
	static const char *const wids[] = { "",      "instrument", "art_v", "art_V",
					    "ART_V", "art_5",      "art%5", "art/5",
					    "..",    ".git",       "con",   "CON",
					    "-x",    "art 5" };
	const size_t count = sizeof wids / sizeof *wids;
	buffer given[sizeof wids / sizeof *wids] = { { 0 } };
	(void)state;

	for (size_t i = 0; i < count; i++) {
		name_put_clause(&given[i], str_of(wids[i]));
		assert_true(given[i].len < 200);
		for (size_t j = 0; j < i; j++)
			assert_false(str_equal_ascii_case(buffer_str(&given[i]),
							  buffer_str(&given[j])));
	}
	for (size_t i = 0; i < count; i++)
		buffer_release(&given[i]);
}

static void
names__a_long_wid_is_cut_and_stays_its_own(void **state)
{
	buffer one = { 0 }, other = { 0 }, wid = { 0 };
	(void)state;

	for (int i = 0; i < 300; i++)
		buffer_puts(&wid, "é");
	name_put_clause(&one, buffer_str(&wid));
	buffer_puts(&wid, "x");
	name_put_clause(&other, buffer_str(&wid));
	assert_true(one.len < 200 && other.len < 200);
	assert_false(str_equal(buffer_str(&one), buffer_str(&other)));
	buffer_release(&one);
	buffer_release(&other);
	buffer_release(&wid);
}

static void
escape__hides_nothing_that_moves_the_cursor_or_the_text(void **state)
{
	buffer out = { 0 }, back = { 0 };
	(void)state;

	escape_put(&out, TVX_STR("a\033[2J\u202Eb\u2066c\uFEFF \\ é\u00A0“x” "));
	buffer_put_byte(&out, '\0');
	assert_string_equal(out.ptr,
			    "a\\u{1B}[2J\\u{202E}b\\u{2066}c\\u{FEFF} \\\\ é\u00A0“x”"
			    "\\u{20}");
	out.len--;
	assert_true(escape_read(&back, buffer_str(&out)));
	assert_true(str_equal(buffer_str(&back),
			      TVX_STR("a\033[2J\u202Eb\u2066c\uFEFF \\ é\u00A0“x” ")));
	buffer_release(&out);
	buffer_release(&back);
}

static void
escape__what_is_no_escape_is_refused(void **state)
{
	static const char *const bad[] = { "\\",          "\\x41",     "\\u",
					   "\\u{",        "\\u{}",     "\\u{41",
					   "\\u{110000}", "\\u{D800}", "\\u{0000041}" };
	buffer out = { 0 };
	(void)state;

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(escape_read(&out, str_of(bad[i])));
	buffer_release(&out);
}

/* Puts a commit on top of 'main' in which 'path' holds 'text', or is gone. */
static void
edit_as(place *here, const char *folder, const char *name, const char *text,
	git_filemode_t mode)
{
	git_repository *repo = NULL;
	git_object *top = NULL, *tree = NULL;
	git_tree *sub = NULL;
	git_treebuilder *inner = NULL, *outer = NULL;
	git_signature *who = NULL;
	git_oid blob, id, commit;
	const git_commit *parents[1];

	assert_int_equal(git_repository_open(&repo, here->path), 0);
	assert_int_equal(git_revparse_single(&top, repo, "main"), 0);
	assert_int_equal(git_object_peel(&tree, top, GIT_OBJECT_TREE), 0);
	assert_int_equal(git_treebuilder_new(&outer, repo, (git_tree *)tree), 0);
	if (text)
		assert_int_equal(
			git_blob_create_from_buffer(&blob, repo, text, strlen(text)), 0);
	if (folder) {
		const git_tree_entry *const entry =
			git_tree_entry_byname((git_tree *)tree, folder);

		assert_int_equal(git_tree_lookup(&sub, repo, git_tree_entry_id(entry)), 0);
		assert_int_equal(git_treebuilder_new(&inner, repo, sub), 0);
		if (text)
			assert_int_equal(
				git_treebuilder_insert(NULL, inner, name, &blob, mode), 0);
		else
			assert_int_equal(git_treebuilder_remove(inner, name), 0);
		assert_int_equal(git_treebuilder_write(&id, inner), 0);
		git_treebuilder_insert(NULL, outer, folder, &id, GIT_FILEMODE_TREE);
	} else {
		git_treebuilder_insert(NULL, outer, name, &blob, mode);
	}
	assert_int_equal(git_treebuilder_write(&id, outer), 0);
	git_tree_free(sub);
	assert_int_equal(git_tree_lookup(&sub, repo, &id), 0);
	assert_int_equal(
		git_signature_new(&who, "A Person", "p@example.org", 1650000000, 0), 0);
	parents[0] = (git_commit *)top;
	assert_int_equal(git_commit_create(&commit, repo, "refs/heads/main", who, who, NULL,
					   "by hand\n", sub, 1, parents),
			 0);
	git_signature_free(who);
	git_treebuilder_free(inner);
	git_treebuilder_free(outer);
	git_tree_free(sub);
	git_object_free(tree);
	git_object_free(top);
	git_repository_free(repo);
}

static void
edit(place *here, const char *folder, const char *name, const char *text)
{
	edit_as(here, folder, name, text, GIT_FILEMODE_BLOB);
	reopen(here);
}

static void
assert_refused(place *here, const char *source, uint32_t line)
{
	tvx_instrument *loaded;

	assert_int_equal(tvx_store_load(&loaded, here->store, "main", &here->error),
			 TVX_EINPUT);
	assert_null(loaded);
	assert_string_equal(here->error.source, source);
	assert_int_equal(here->error.line, line);
}

static void
store__a_file_edited_by_hand_is_read_as_it_stands(void **state)
{
	place *const here = *state;
	tvx_instrument *loaded;

	must(here, save_as(here, "a", "2022-03-01", NULL, "x"));
	/* As an editor leaves it: a mark, carriage returns, spaces, no last line feed. */
	edit(here, "clauses", "art_1.txt",
	     "\xEF\xBB\xBFThe Parties disagree.  \r\nThey said so.\r\n§ para_1 \r\n\tAid "
	     "stops.");
	must(here, tvx_store_load(&loaded, here->store, "main", &here->error));
	assert_str(tvx_instrument_clause(loaded, 1)->text,
		   "The Parties disagree. They said so.");
	assert_str(tvx_instrument_clause(loaded, 2)->text, "\tAid stops.");
	tvx_instrument_free(loaded);
}

static void
store__a_clause_whose_text_is_gone_is_empty(void **state)
{
	place *const here = *state;
	tvx_instrument *loaded;

	must(here, save_as(here, "a", "2022-03-01", NULL, "x"));
	edit(here, "clauses", "art_1.txt", NULL);
	must(here, tvx_store_load(&loaded, here->store, "main", &here->error));
	assert_int_equal(tvx_instrument_size(loaded), 3);
	assert_str(tvx_instrument_clause(loaded, 2)->text, "");
	tvx_instrument_free(loaded);
}

static void
store__text_that_no_clause_claims_is_an_error_with_its_place(void **state)
{
	place *const here = *state;

	must(here, save_as(here, "a", "2022-03-01", NULL, "x"));
	edit(here, "clauses", "art_1.txt", "Fine.\n§ para_7\nNo such clause.\n");
	assert_refused(here, "main:clauses/art_1.txt", 2);
	edit(here, "clauses", "art_1.txt", "§ para_1\nx\n§ para_1\ny\n");
	assert_refused(here, "main:clauses/art_1.txt", 3);
	edit(here, "clauses", "art_1.txt", "Fine.\n\nThen \\q.\n");
	assert_refused(here, "main:clauses/art_1.txt", 3);
	edit(here, "clauses", "art_1.txt", "Fine.\nThen \xC3( not.\n");
	assert_refused(here, "main:clauses/art_1.txt", 2);
	edit(here, "clauses", "art_1.txt", "Fine again.\n");
	edit(here, "clauses", "art_9.txt", "A file too many.\n");
	assert_refused(here, "main:clauses/art_9.txt", 0);
}

static void
store__a_link_among_the_clauses_is_refused(void **state)
{
	place *const here = *state;
	tvx_str bytes;

	must(here, save_as(here, "a", "2022-03-01", NULL, "x"));
	edit_as(here, "clauses", "art_1.txt", "/etc/passwd", GIT_FILEMODE_LINK);
	reopen(here);
	assert_refused(here, "main:clauses/art_1.txt", 0);
	assert_int_equal(tvx_store_read(&bytes, here->store, "main", "clauses/art_1.txt",
					&here->error),
			 TVX_EINPUT);
}

static void
store__an_outline_that_makes_no_sense_is_an_error_with_its_place(void **state)
{
	static const struct {
		const char *text;
		uint32_t line;
	} cases[] = {
		{ "no outline at all\n", 1 },
		{ "Travaux: 2\n\n0\t\tinstrument\n", 1 },
		{ "Travaux: 1\nTitle: x\n", 2 },
		{ "Travaux: 1\nno colon\n\n0\t\tinstrument\n", 2 },
		{ "Travaux: 1\nClauses: many\n\n0\t\tinstrument\n", 2 },
		{ "Travaux: 1\n\n1\tart_1\tarticle\n", 3 },
		{ "Travaux: 1\n\n0\t\tinstrument\n2\tart_1\tarticle\n", 4 },
		{ "Travaux: 1\n\n0\t\tinstrument\n1\tart_1\tatricle\n", 4 },
		{ "Travaux: 1\n\n0\t\tinstrument\n0\t\tinstrument\n", 4 },
		{ "Travaux: 1\n\n0\t\tinstrument\nx\tart_1\tarticle\n", 4 },
		{ "Travaux: 1\n\n0\t\tinstrument\n1\tart_1\tarticle\ta\tb\tc\td\n", 4 },
		{ "Travaux: 1\n\n0\t\tinstrument\n1\ta\\q\tarticle\n", 4 },
		{ "Travaux: 1\n\n0\t\tinstrument\n1\ta\tarticle\n1\ta\tarticle\n", 0 },
		{ "Travaux: 1\n\n0\t\tinstrument\n99999999999\ta\tarticle\n", 4 },
	};
	place *const here = *state;

	must(here, save_as(here, "a", "2022-03-01", NULL, "x"));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		edit(here, NULL, "outline", cases[i].text);
		assert_refused(here, "main:outline", cases[i].line);
	}
}

static void
store__headers_that_a_later_version_adds_are_passed_over(void **state)
{
	place *const here = *state;
	tvx_instrument *loaded;

	must(here, save_as(here, "a", "2022-03-01", NULL, "x"));
	edit(here, NULL, "outline",
	     "Travaux: 1\r\nDepositary: someone\r\nTitle: New\r\n\r\n0\t\tinstrument\r\n"
	     "1\tart_1\tarticle\tArticle 2\r\n2\tart_1__para_1\tparagraph\r\n");
	must(here, tvx_store_load(&loaded, here->store, "main", &here->error));
	assert_str(tvx_instrument_draft(loaded)->title, "New");
	assert_str(tvx_instrument_clause(loaded, 1)->wid, "art_1");
	assert_str(tvx_instrument_clause(loaded, 1)->eid, "art_2");
	assert_str(tvx_instrument_clause(loaded, 2)->text, "x");
	tvx_instrument_free(loaded);
}

static void
store__a_tip_made_by_hand_is_named_by_its_commit(void **state)
{
	place *const here = *state;
	tvx_str tip;

	must(here, save_as(here, "a", "2022-03-01", NULL, "x"));
	edit(here, "clauses", "art_1.txt", "Edited.\n");
	must(here, tvx_store_tip(&tip, here->store, NULL, &here->error));
	assert_int_equal(tip.len, 40);
	must(here, save_as(here, "b", "2022-03-02", tip.ptr, "y"));
}

static void
store__wids_are_kept_and_name_the_files(void **state)
{
	static const tvx_str wids[] = { { "", 0 },
					{ "art_4", 5 },
					{ "art_7__para_2", 13 } };
	place *const here = *state;
	tvx_instrument *const made = draft_of("a", "2022-03-01", "x.", "y.");
	const tvx_save_options options = { .wids = wids };
	tvx_instrument *loaded;
	char commit[41];
	tvx_str file;

	must(here, tvx_store_save(here->store, made, &options, commit, &here->error));
	must(here, tvx_store_load(&loaded, here->store, "a", &here->error));
	assert_str(tvx_instrument_clause(loaded, 1)->wid, "art_4");
	assert_str(tvx_instrument_clause(loaded, 1)->eid, "art_1");
	assert_str(tvx_instrument_clause(loaded, 2)->wid, "art_7__para_2");
	must(here,
	     tvx_store_read(&file, here->store, "a", "clauses/art_4.txt", &here->error));
	assert_str(file, "x.\n§ /art_7__para_2\ny.\n");
	tvx_store_free_bytes(file);
	tvx_instrument_free(loaded);
	tvx_instrument_free(made);
}

static void
store__two_clauses_of_one_wid_are_refused(void **state)
{
	static const tvx_str wids[] = { { "", 0 }, { "art_4", 5 }, { "art_4", 5 } };
	place *const here = *state;
	tvx_instrument *const made = draft_of("a", "2022-03-01", "x.", "y.");
	const tvx_save_options options = { .wids = wids };
	char commit[41];

	assert_int_equal(tvx_store_save(here->store, made, &options, commit, &here->error),
			 TVX_EINPUT);
	assert_string_equal(commit, "");
	tvx_instrument_free(made);
}

/* Writes a file in the repository; 'before' it the folder must be there. */
static void
put_file(place *here, const char *name, const char *text)
{
	char path[512];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", here->path, name);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static bool
is_there(place *here, const char *name)
{
	char path[512];
	struct stat info;

	snprintf(path, sizeof path, "%s/%s", here->path, name);
	return lstat(path, &info) == 0;
}

static void
put_ref(place *here, const char *name, const char *commit)
{
	char line[64];

	snprintf(line, sizeof line, "%s\n", commit);
	put_file(here, name, line);
}

/* What a writer leaves that died after the tag and before the branch. */
static void
store__what_a_dead_writer_began_is_finished(void **state)
{
	place *const here = *state;
	git_repository *repo = NULL;
	git_oid tag, first, second;
	char hex[3][41], text[400];
	tvx_str tip;

	must(here, save_as(here, "a", "2022-03-01", NULL, "x"));
	must(here, save_as(here, "b", "2022-03-02", "a", "y"));
	assert_int_equal(git_repository_open(&repo, here->path), 0);
	assert_int_equal(git_reference_name_to_id(&tag, repo, "refs/tags/b"), 0);
	assert_int_equal(git_reference_name_to_id(&second, repo, "refs/heads/main"), 0);
	git_object *object = NULL;
	assert_int_equal(git_revparse_single(&object, repo, "a^{commit}"), 0);
	first = *git_object_id(object);
	git_object_free(object);
	git_repository_free(repo);
	git_oid_tostr(hex[0], 41, &tag);
	git_oid_tostr(hex[1], 41, &first);
	git_oid_tostr(hex[2], 41, &second);

	put_ref(here, "refs/heads/main", hex[1]);
	snprintf(text, sizeof text, "refs/tags/b %s refs/heads/main %s %s pack-00 end\n",
		 hex[0], hex[1], hex[2]);
	put_file(here, "travaux/lock", text);
	put_file(here, "refs/heads/main.lock", "");
	put_file(here, "objects/pack/pack-00.pack", "half");
	put_file(here, "travaux/pack_git2_x", "half");
	reopen(here);
	must(here, save_as(here, "c", "2022-03-03", "b", "z"));
	must(here, tvx_store_tip(&tip, here->store, NULL, &here->error));
	assert_str(tip, "c");
	assert_false(is_there(here, "refs/heads/main.lock"));
	assert_false(is_there(here, "objects/pack/pack-00.pack"));
	assert_false(is_there(here, "travaux/pack_git2_x"));
}

static void
store__a_lock_that_is_not_a_dead_writers_is_left_alone(void **state)
{
	place *const here = *state;

	must(here, save_as(here, "a", "2022-03-01", NULL, "x"));
	put_file(here, "refs/heads/main.lock", "");
	assert_int_equal(save_as(here, "b", "2022-03-02", "a", "y"), TVX_ECONFLICT);
	assert_non_null(strstr(here->error.text, "nothing was stored: "));
	assert_non_null(strstr(here->error.text, "refs/heads/main.lock' is in the way"));
	assert_true(is_there(here, "refs/heads/main.lock"));
	assert_false(is_there(here, "refs/tags/b"));
}

static void
store__an_intent_that_points_elsewhere_touches_nothing(void **state)
{
	static const char zeros[] = "0000000000000000000000000000000000000000";
	place *const here = *state;
	char text[400];

	must(here, save_as(here, "a", "2022-03-01", NULL, "x"));
	put_file(here, "victim.lock", "");
	snprintf(text, sizeof text,
		 "refs/tags/../../victim %s refs/heads/../../victim - %s "
		 "pack-x/../../victim end\n",
		 zeros, zeros);
	put_file(here, "travaux/lock", text);
	must(here, save_as(here, "b", "2022-03-02", "a", "y"));
	assert_true(is_there(here, "victim.lock"));
}

static void
store__a_second_writer_waits_and_then_says_so(void **state)
{
	place *const here = *state;
	char path[160];
	int lock;

	must(here, save_as(here, "a", "2022-03-01", NULL, "x"));
	snprintf(path, sizeof path, "%s/travaux/lock", here->path);
	lock = open(path, O_RDONLY);
	assert_int_equal(flock(lock, LOCK_EX), 0);
	assert_int_equal(save_as(here, "b", "2022-03-02", "a", "y"), TVX_ECONFLICT);
	assert_string_equal(here->error.text,
			    "nothing was stored: another process is writing to the store");
	close(lock);
	must(here, save_as(here, "b", "2022-03-02", "a", "y"));
}

static void
store__an_object_that_a_power_cut_emptied_is_written_anew(void **state)
{
	place *const here = *state;
	git_repository *repo = NULL;
	git_oid blob;
	char hex[41], path[200];
	tvx_instrument *loaded;

	/* The very file that the draft will need, as a loose object, then emptied. */
	assert_int_equal(git_repository_open(&repo, here->path), 0);
	assert_int_equal(git_blob_create_from_buffer(
				 &blob, repo, "The Parties agree.\n§ para_1\nx\n", 32),
			 0);
	git_repository_free(repo);
	git_oid_tostr(hex, sizeof hex, &blob);
	snprintf(path, sizeof path, "objects/%.2s/%s", hex, hex + 2);
	assert_true(is_there(here, path));
	snprintf(path, sizeof path, "%s/objects/%.2s/%s", here->path, hex, hex + 2);
	assert_int_equal(chmod(path, 0644), 0);
	assert_int_equal(truncate(path, 0), 0);
	reopen(here);
	must(here, save_as(here, "a", "2022-03-01", NULL, "x"));
	assert_int_equal(unlink(path), 0);
	reopen(here);
	must(here, tvx_store_load(&loaded, here->store, "a", &here->error));
	tvx_instrument_free(loaded);
}

static void
store__an_object_put_in_the_place_of_another_is_refused(void **state)
{
	place *const here = *state;
	char path[160], name[200];
	tvx_str tip;

	must(here, save_as(here, "a", "2022-03-01", NULL, "x"));
	edit(here, "clauses", "art_1.txt", "Forged.\n");
	must(here, tvx_store_tip(&tip, here->store, NULL, &here->error));
	snprintf(path, sizeof path, "%s/refs/replace", here->path);
	assert_int_equal(mkdir(path, 0777), 0);
	snprintf(name, sizeof name, "refs/replace/%s", tip.ptr);
	put_ref(here, name, tip.ptr);
	tvx_store_free(here->store);
	assert_int_equal(tvx_store_open(&here->store, here->path, &here->error),
			 TVX_EINPUT);
	assert_non_null(strstr(here->error.text, "refs/replace/"));
}

/* Only root can give a folder away; others skip. */
static void
store__one_of_another_user_is_refused_and_said_to_be(void **state)
{
	place *const here = *state;

	if (geteuid() != 0)
		skip();
	must(here, save_as(here, "a", "2022-03-01", NULL, "x"));
	tvx_store_free(here->store);
	assert_int_equal(chown(here->path, 12345, 12345), 0);
	assert_int_equal(tvx_store_open(&here->store, here->path, &here->error),
			 TVX_ESYSTEM);
	assert_null(here->store);
	assert_non_null(strstr(here->error.text, "belongs to another user"));
	assert_int_equal(chown(here->path, 0, 0), 0);
}

static void
store__a_damaged_object_is_named(void **state)
{
	place *const here = *state;
	git_repository *repo = NULL;
	git_object *blob = NULL;
	tvx_instrument *loaded;
	char hex[41], path[200];

	must(here, save_as(here, "a", "2022-03-01", NULL, "x"));
	edit(here, "clauses", "art_1.txt", "Edited, and loose.\n");
	assert_int_equal(git_repository_open(&repo, here->path), 0);
	assert_int_equal(git_revparse_single(&blob, repo, "main:clauses/art_1.txt"), 0);
	git_oid_tostr(hex, sizeof hex, git_object_id(blob));
	git_object_free(blob);
	git_repository_free(repo);
	snprintf(path, sizeof path, "%s/objects/%.2s/%s", here->path, hex, hex + 2);
	assert_int_equal(chmod(path, 0644), 0);
	assert_int_equal(truncate(path, 5), 0);
	reopen(here);
	assert_int_equal(tvx_store_load(&loaded, here->store, "main", &here->error),
			 TVX_ESYSTEM);
	assert_non_null(strstr(here->error.text, hex));
	must(here, tvx_store_load(&loaded, here->store, "a", &here->error));
	tvx_instrument_free(loaded);
}

static void
store__a_commit_that_is_no_draft_is_said_to_be_none(void **state)
{
	git_repository *repo = NULL;
	git_signature *who = NULL;
	git_treebuilder *empty = NULL;
	git_tree *tree = NULL;
	git_oid id;
	place *const here = *state;
	const tvx_stored_draft *drafts;
	tvx_instrument *loaded;
	uint32_t count;

	assert_int_equal(git_repository_open(&repo, here->path), 0);
	assert_int_equal(git_treebuilder_new(&empty, repo, NULL), 0);
	assert_int_equal(git_treebuilder_write(&id, empty), 0);
	assert_int_equal(git_tree_lookup(&tree, repo, &id), 0);
	assert_int_equal(git_signature_new(&who, "A Person", "p@example.org", 0, 0), 0);
	assert_int_equal(git_commit_create(&id, repo, "refs/tags/v1", who, who, NULL, "x\n",
					   tree, 0, NULL),
			 0);
	git_tree_free(tree);
	git_signature_free(who);
	git_treebuilder_free(empty);
	git_repository_free(repo);
	assert_int_equal(tvx_store_load(&loaded, here->store, "v1", &here->error),
			 TVX_EINPUT);
	assert_string_equal(here->error.text, "'v1' is not a draft: it has no outline");
	must(here, tvx_store_drafts(here->store, &drafts, &count, &here->error));
	assert_int_equal(count, 0);
	assert_int_equal(tvx_store_load(&loaded, here->store, "nothing", &here->error),
			 TVX_ENOTFOUND);
}

static void
store__init_leaves_what_is_there(void **state)
{
	place *const here = *state;
	tvx_instrument *loaded;

	must(here, save_as(here, "a", "2022-03-01", NULL, "x"));
	must(here, tvx_store_init(here->path, &here->error));
	reopen(here);
	must(here, tvx_store_load(&loaded, here->store, "a", &here->error));
	tvx_instrument_free(loaded);
	/* The folder around it holds a file of someone else's. */
	put_file(here, "../letter.txt", "Dear colleague");
	assert_int_equal(tvx_store_init(here->folder, &here->error), TVX_ECONFLICT);
	assert_false(is_there(here, "../HEAD"));
}

static void
store__an_init_that_was_cut_short_is_finished(void **state)
{
	place *const here = *state;
	char path[160];

	snprintf(path, sizeof path, "%s/HEAD", here->path);
	assert_int_equal(unlink(path), 0);
	put_file(here, "HEAD.lock", "");
	snprintf(path, sizeof path, "%s/HEAD.lock", here->path);
	assert_int_equal(unlink(path), 0);
	must(here, tvx_store_init(here->path, &here->error));
	reopen(here);
	must(here, save_as(here, "a", "2022-03-01", NULL, "x"));
}

static void
store__a_branch_that_is_checked_out_is_not_moved(void **state)
{
	place *const here = *state;
	git_repository *repo = NULL;
	tvx_store *store;
	tvx_instrument *const made = draft_of("a", "2022-03-01", "x", "y");
	char path[160], commit[41];

	snprintf(path, sizeof path, "%s/tree", here->folder);
	assert_int_equal(git_repository_init(&repo, path, false), 0);
	git_reference *head = NULL;
	assert_int_equal(git_reference_symbolic_create(&head, repo, "HEAD",
						       "refs/heads/main", 1, NULL),
			 0);
	git_reference_free(head);
	git_repository_free(repo);
	must(here, tvx_store_open(&store, path, &here->error));
	assert_int_equal(tvx_store_save(store, made, NULL, commit, &here->error),
			 TVX_ECONFLICT);
	must(here, tvx_store_save(store, made, &(tvx_save_options){ .branch = "drafts" },
				  commit, &here->error));
	tvx_store_free(store);
	tvx_instrument_free(made);
}

static void
store__a_file_at_a_revision_is_found_or_said_not_to_be(void **state)
{
	place *const here = *state;
	tvx_str bytes;

	must(here, save_as(here, "a", "2022-03-01", NULL, "x"));
	must(here, tvx_store_read(&bytes, here->store, "main~0", "clauses/art_1.txt",
				  &here->error));
	assert_str(bytes, "The Parties agree.\n§ para_1\nx\n");
	tvx_store_free_bytes(bytes);
	assert_int_equal(tvx_store_read(&bytes, here->store, "a", "clauses", &here->error),
			 TVX_EINPUT);
	assert_int_equal(
		tvx_store_read(&bytes, here->store, "a", "outline/x", &here->error),
		TVX_ENOTFOUND);
	assert_int_equal(tvx_store_read(&bytes, here->store, "a", "../a", &here->error),
			 TVX_ENOTFOUND);
	assert_int_equal(tvx_store_read(&bytes, here->store, "b", "outline", &here->error),
			 TVX_ENOTFOUND);
	assert_null(bytes.ptr);
}

/* Saves a draft made from 'parent' with so many pins, "!" before one apart. */
static void
save_pinned(place *here, const char *name, const char *parent, const char *const *texts,
	    char commit[41])
{
	tvx_instrument *const made =
		draft_of(name, "2022-02-02", "The Parties agree.", "They help.");
	tvx_pins *const pins = tvx_pins_new();
	const tvx_save_options options = { .parent = parent, .pins = pins };

	for (; *texts; texts++)
		must(here, tvx_pins_add(pins, str_of(*texts + (**texts == '!')),
					**texts == '!', &here->error));
	must(here, tvx_store_save(here->store, made, &options, commit, &here->error));
	tvx_pins_free(pins);
	tvx_instrument_free(made);
}

/* What is remembered of two drafts, as a file has it. */
static void
assert_remembered(place *here, const char *before, const char *after, const char *expected)
{
	tvx_pins *const pins = tvx_pins_new();
	const tvx_pin *list;
	buffer text = { 0 };
	uint32_t count;

	must(here, tvx_store_pins(pins, here->store, before, after, &here->error));
	list = tvx_pins_list(pins, &count);
	for (uint32_t i = 0; i < count; i++)
		buffer_printf(&text, "%s%.*s=%.*s\n", list[i].apart ? "!" : "",
			      (int)list[i].before.len, list[i].before.ptr,
			      (int)list[i].after.len, list[i].after.ptr);
	assert_str(buffer_str(&text), expected);
	buffer_release(&text);
	tvx_pins_free(pins);
}

static void
store__pins_of_an_import_are_remembered_between_the_two_drafts_alone(void **state)
{
	static const char *const said[] = { "art_1=art_1__para_1", "!art_1__para_1=art_1",
					    NULL };
	place *const here = *state;
	char commit[41];

	must(here, save_as(here, "one", "2022-01-01", NULL, "They help."));
	save_pinned(here, "two", "one", said, commit);
	must(here, save_as(here, "three", "2022-03-03", "two", "They help."));
	reopen(here);
	assert_remembered(here, "one", "two",
			  "art_1=art_1__para_1\n!art_1__para_1=art_1\n");
	assert_remembered(here, "two", "one",
			  "art_1__para_1=art_1\n!art_1=art_1__para_1\n");
	assert_remembered(here, "two", "three", "");
	assert_remembered(here, "one", "three", "");
	assert_remembered(here, "one", "no such draft", "");
}

static void
store__pins_said_in_another_order_or_twice_are_the_same_draft(void **state)
{
	static const char *const said[] = { "a=b", "!c=d", NULL };
	static const char *const again[] = { "!c=d", "a=b", "!c=d", NULL };
	static const char *const other[] = { "a=b", "c=d", NULL };
	place *const here = *state;
	char first[41], second[41];
	tvx_instrument *made;
	tvx_pins *pins;

	must(here, save_as(here, "one", "2022-01-01", NULL, "They help."));
	save_pinned(here, "two", "one", said, first);
	save_pinned(here, "two", "one", again, second);
	assert_string_equal(first, second);
	made = draft_of("two", "2022-02-02", "The Parties agree.", "They help.");
	pins = tvx_pins_new();
	for (const char *const *text = other; *text; text++)
		must(here, tvx_pins_add(pins, str_of(*text), false, &here->error));
	assert_int_equal(
		tvx_store_save(here->store, made,
			       &(tvx_save_options){ .parent = "one", .pins = pins }, second,
			       &here->error),
		TVX_ECONFLICT);
	tvx_pins_free(pins);
	tvx_instrument_free(made);
}

static void
store__a_pin_that_could_not_be_read_back_is_refused(void **state)
{
	static const char *const bad[] = { "#a=b", "!a=b", " a=b", "a\n=b", "a=b\n" };
	place *const here = *state;
	tvx_instrument *made;
	char commit[41];

	must(here, save_as(here, "one", "2022-01-01", NULL, "They help."));
	made = draft_of("two", "2022-02-02", "The Parties agree.", "They help.");
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		tvx_pins *const pins = tvx_pins_new();
		const tvx_save_options options = { .parent = "one", .pins = pins };

		must(here, tvx_pins_add(pins, str_of(bad[i]), false, &here->error));
		assert_int_equal(
			tvx_store_save(here->store, made, &options, commit, &here->error),
			TVX_EINPUT);
		tvx_pins_free(pins);
	}
	tvx_instrument_free(made);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, place_begin, place_end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(store__what_is_saved_is_loaded_byte_for_byte),
		TEST(store__any_mixture_of_odd_pieces_comes_back),
		TEST(store__the_shipped_drafts_come_back_whole),
		TEST(store__the_document_is_kept_byte_for_byte),
		TEST(store__a_file_shows_a_sentence_a_line_and_marks_what_is_inside),
		TEST(store__the_commit_id_depends_on_the_draft_alone),
		TEST(store__the_same_draft_again_changes_nothing),
		TEST(pack__objects_of_any_size_are_read_back_and_equal_ones_are_one),
		TEST(store__another_draft_of_that_name_is_a_conflict),
		TEST(store__a_branch_that_is_not_at_the_parent_is_a_conflict),
		TEST(store__a_branch_may_leave_from_any_draft),
		TEST(store__drafts_are_listed_by_date_then_as_they_were_made),
		TEST(store__a_day_that_git_cannot_hold_is_said_in_words),
		TEST(store__names_that_git_or_a_shell_would_trip_over_are_stored),
		TEST(store__pins_of_an_import_are_remembered_between_the_two_drafts_alone),
		TEST(store__pins_said_in_another_order_or_twice_are_the_same_draft),
		TEST(store__a_pin_that_could_not_be_read_back_is_refused),
		cmocka_unit_test(names__clause_files_differ_even_where_case_does_not_count),
		cmocka_unit_test(names__a_long_wid_is_cut_and_stays_its_own),
		cmocka_unit_test(escape__hides_nothing_that_moves_the_cursor_or_the_text),
		cmocka_unit_test(escape__what_is_no_escape_is_refused),
		TEST(store__a_file_edited_by_hand_is_read_as_it_stands),
		TEST(store__a_clause_whose_text_is_gone_is_empty),
		TEST(store__text_that_no_clause_claims_is_an_error_with_its_place),
		TEST(store__a_link_among_the_clauses_is_refused),
		TEST(store__an_outline_that_makes_no_sense_is_an_error_with_its_place),
		TEST(store__headers_that_a_later_version_adds_are_passed_over),
		TEST(store__a_tip_made_by_hand_is_named_by_its_commit),
		TEST(store__wids_are_kept_and_name_the_files),
		TEST(store__two_clauses_of_one_wid_are_refused),
		TEST(store__what_a_dead_writer_began_is_finished),
		TEST(store__a_lock_that_is_not_a_dead_writers_is_left_alone),
		TEST(store__an_intent_that_points_elsewhere_touches_nothing),
		TEST(store__a_second_writer_waits_and_then_says_so),
		TEST(store__an_object_that_a_power_cut_emptied_is_written_anew),
		TEST(store__an_object_put_in_the_place_of_another_is_refused),
		TEST(store__one_of_another_user_is_refused_and_said_to_be),
		TEST(store__a_damaged_object_is_named),
		TEST(store__a_commit_that_is_no_draft_is_said_to_be_none),
		TEST(store__init_leaves_what_is_there),
		TEST(store__an_init_that_was_cut_short_is_finished),
		TEST(store__a_branch_that_is_checked_out_is_not_moved),
		TEST(store__a_file_at_a_revision_is_found_or_said_not_to_be),
	};

	return cmocka_run_group_tests_name("store", tests, NULL, NULL) != 0;
}
