/* SPDX-License-Identifier: MIT */
#include "store/compose.h"

#include "base/alloc.h"
#include "base/str.h"
#include "store/clause_file.h"
#include "store/escape.h"
#include "store/names.h"
#include "store/pins.h"

#include <stdlib.h>

/* Not a person's: who proposed a draft is said in its outline. */
#define WRITER "travaux <travaux@localhost>"

/* What one tree of the parent holds; zero for nothing. */
typedef struct known {
	git_odb_object *tree;
	tree_entry *entries;
	size_t count, room;
} known;

static void
known_release(known *files)
{
	git_odb_object_free(files->tree);
	free(files->entries);
	*files = (known){ 0 };
}

static tvx_status
known_read(known *out, tvx_store *store, const git_oid *root, const char *folder,
	   tvx_error *error)
{
	tree_entry found;
	size_t at = 0;
	tvx_status status = store_tree_entry(&found, store, root, str_of(folder), error);

	if (status == TVX_ENOTFOUND || (status == TVX_OK && found.mode != TREE_MODE_FOLDER))
		return TVX_OK;
	if (status == TVX_OK)
		status = store_read_object(&out->tree, store, &found.id, GIT_OBJECT_TREE,
					   STORE_LIMIT_TREE, error);
	while (status == TVX_OK && tree_next(store_object_bytes(out->tree), &at, &found)) {
		PUSH_ROOM(out->entries, out->count, out->room);
		out->entries[out->count++] = found;
	}
	return status;
}

static int
compare_entries(const void *one, const void *other)
{
	return str_compare(((const tree_entry *)one)->name,
			   ((const tree_entry *)other)->name);
}

/* Does the parent have this file with these bytes? Git keeps trees sorted;
 * in one that is not, a file may be missed and is written once more. */
static bool
known_has(const known *files, tvx_str name, const git_oid *id)
{
	const tree_entry key = { .name = name };
	const tree_entry *const found =
		files->count ? bsearch(&key, files->entries, files->count, sizeof key,
				       compare_entries)
			     : NULL;

	return found && found->mode == TREE_MODE_FILE && git_oid_equal(&found->id, id);
}

/* A tree being put together; the names are in the outline's pool or static. */
typedef struct folder {
	tree_entry *entries;
	size_t count, room;
} folder;

static void
folder_add(folder *into, uint32_t mode, tvx_str name, const git_oid *id)
{
	PUSH_ROOM(into->entries, into->count, into->room);
	into->entries[into->count++] = (tree_entry){ mode, name, *id };
}

static tvx_status
folder_write(git_oid *id, folder *from, composition *work, tvx_error *error)
{
	buffer bytes = { 0 };
	tvx_status status;

	for (size_t i = 0; i < from->count; i++)
		tree_put(&bytes, from->entries[i].mode, from->entries[i].name,
			 &from->entries[i].id);
	status = pack_add(id, &work->objects, GIT_OBJECT_TREE, buffer_str(&bytes), error);
	buffer_release(&bytes);
	free(from->entries);
	*from = (folder){ 0 };
	return status;
}

static tvx_status
add_blob(git_oid *id, composition *work, const known *parents, tvx_str name, tvx_str bytes,
	 tvx_error *error)
{
	if (git_odb_hash(id, bytes.ptr, bytes.len, GIT_OBJECT_BLOB) < 0)
		return store_git_error(error, TVX_ESYSTEM);
	if (known_has(parents, name, id))
		return TVX_OK;
	pack_add_as(id, &work->objects, GIT_OBJECT_BLOB, bytes);
	return TVX_OK;
}

/* A file for each unit with words, sorted as git sorts them. */
static tvx_status
add_clauses(folder *out, composition *work, const known *parents, tvx_error *error)
{
	const toc *const made = work->made;
	clause_file_scratch scratch = { 0 };
	buffer file = { 0 }, name = { 0 };
	tvx_status status = TVX_OK;

	for (uint32_t i = 0; i < made->count && status == TVX_OK; i++) {
		git_oid id;
		tvx_str kept;

		if (made->list[i].unit != i)
			continue;
		buffer_clear(&file);
		clause_file_put(&file, made, i, &scratch);
		if (file.len == 0)
			continue;
		buffer_clear(&name);
		name_put_clause(&name, made->list[i].wid);
		kept = arena_str(&work->names, buffer_str(&name));
		status = add_blob(&id, work, parents, kept, buffer_str(&file), error);
		folder_add(out, TREE_MODE_FILE, kept, &id);
	}
	if (out->count)
		qsort(out->entries, out->count, sizeof *out->entries, compare_entries);
	clause_file_scratch_release(&scratch);
	buffer_release(&file);
	buffer_release(&name);
	return status;
}

static tvx_status
add_folder(folder *root, composition *work, folder *from, const char *name,
	   tvx_error *error)
{
	git_oid id;
	tvx_status status;

	if (from->count == 0)
		return TVX_OK;
	status = folder_write(&id, from, work, error);
	folder_add(root, TREE_MODE_FOLDER, str_of(name), &id);
	return status;
}

static tvx_status
add_outline(folder *root, composition *work, tvx_error *error)
{
	buffer bytes = { 0 };
	git_oid id;
	tvx_status status;

	toc_put(&bytes, work->made);
	status = pack_add(&id, &work->objects, GIT_OBJECT_BLOB, buffer_str(&bytes), error);
	folder_add(root, TREE_MODE_FILE, TVX_STR("outline"), &id);
	buffer_release(&bytes);
	return status;
}

/* No pins, no file. */
static tvx_status
add_pins(folder *root, composition *work, tvx_error *error)
{
	buffer bytes = { 0 };
	git_oid id;
	tvx_status status = pins_put(&bytes, work->pins, error);

	if (status == TVX_OK && bytes.len > 0) {
		status = pack_add(&id, &work->objects, GIT_OBJECT_BLOB, buffer_str(&bytes),
				  error);
		folder_add(root, TREE_MODE_FILE, TVX_STR("pins"), &id);
	}
	buffer_release(&bytes);
	return status;
}

static tvx_status
add_document(folder *out, composition *work, const known *parents, tvx_error *error)
{
	buffer name = { 0 };
	git_oid id;
	tvx_status status;
	tvx_str kept;

	if (work->document.len == 0)
		return TVX_OK;
	name_put_document(&name, work->made->draft.file);
	kept = arena_str(&work->names, buffer_str(&name));
	buffer_release(&name);
	status = add_blob(&id, work, parents, kept, work->document, error);
	folder_add(out, TREE_MODE_FILE, kept, &id);
	return status;
}

static tvx_status
compose_tree(git_oid *tree, composition *work, tvx_store *store, tvx_error *error)
{
	folder root = { 0 }, clauses = { 0 }, source = { 0 };
	known had_clauses = { 0 }, had_source = { 0 };
	commit_links parent;
	tvx_status status = TVX_OK;

	if (work->parent &&
	    (status = store_read_commit(&parent, store, work->parent, error)) == TVX_OK &&
	    (status = known_read(&had_clauses, store, &parent.tree, "clauses", error)) ==
		    TVX_OK)
		status = known_read(&had_source, store, &parent.tree, "source", error);
	if (status == TVX_OK &&
	    (status = add_clauses(&clauses, work, &had_clauses, error)) == TVX_OK &&
	    (status = add_document(&source, work, &had_source, error)) == TVX_OK &&
	    (status = add_folder(&root, work, &clauses, "clauses", error)) == TVX_OK &&
	    (status = add_outline(&root, work, error)) == TVX_OK &&
	    (status = add_pins(&root, work, error)) == TVX_OK &&
	    (status = add_folder(&root, work, &source, "source", error)) == TVX_OK)
		status = folder_write(tree, &root, work, error);
	free(root.entries);
	free(clauses.entries);
	free(source.entries);
	known_release(&had_clauses);
	known_release(&had_source);
	return status;
}

static int
digits(tvx_str text)
{
	int value = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] < '0' || text.ptr[i] > '9')
			return -1;
		value = value * 10 + (text.ptr[i] - '0');
	}
	return value;
}

static bool
is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* Days from the first of January 1970, or -1 if 'date' is no day since. */
static long long
days_of(tvx_str date)
{
	static const int before[] = { 0,   31,  59,  90,  120, 151, 181,
				      212, 243, 273, 304, 334, 365 };
	const int year = date.len == 10 ? digits(str_slice(date, 0, 4)) : -1;
	const int month = date.len == 10 ? digits(str_slice(date, 5, 7)) : -1;
	const int day = date.len == 10 ? digits(str_slice(date, 8, 10)) : -1;
	const int past = year - 1;
	int leap;

	if (year < 1970 || month < 1 || month > 12 || day < 1 || date.ptr[4] != '-' ||
	    date.ptr[7] != '-')
		return -1;
	leap = is_leap(year);
	if (day > before[month] - before[month - 1] + (leap && month == 2))
		return -1;
	return 365LL * (year - 1970) + past / 4 - past / 100 + past / 400 -
	       (1969 / 4 - 1969 / 100 + 1969 / 400) + before[month - 1] +
	       (leap && month > 2) + day - 1;
}

/* "2022-04-15: Treaty on ...": escaped, so that it is one line. */
static void
put_subject(buffer *out, const tvx_draft *draft)
{
	escape_put(out, draft->name);
	if (draft->title.len) {
		buffer_puts(out, ": ");
		escape_put(out, draft->title);
	}
	buffer_put_byte(out, '\n');
}

static void
put_message(buffer *out, const toc *made, bool has_day)
{
	const tvx_draft *const draft = &made->draft;

	put_subject(out, draft);
	if (draft->party.len || made->parent.len || !has_day)
		buffer_put_byte(out, '\n');
	if (draft->party.len) {
		buffer_puts(out, "Proposed by ");
		escape_put(out, draft->party);
		buffer_puts(out, ".\n");
	}
	if (made->parent.len) {
		buffer_puts(out, "Made from ");
		escape_put(out, made->parent);
		buffer_puts(out, ".\n");
	}
	if (!has_day && draft->date.len == 0)
		buffer_puts(out,
			    "The draft has no date; that of this commit says nothing.\n");
	if (!has_day && draft->date.len) {
		buffer_puts(out, "The draft is of ");
		escape_put(out, draft->date);
		buffer_puts(out,
			    ", which git cannot date; that of this commit says nothing.\n");
	}
}

/*
 * Written by hand, as trees are: the bytes are what makes the id, so they
 * hold no time zone, name or line that the machine could have a say in.
 */
static tvx_status
compose_commit(composition *work, const git_oid *tree, tvx_error *error)
{
	const long long days = days_of(work->made->draft.date);
	const long long seconds = days < 0 ? 0 : days * 86400;
	char hex[41];
	buffer bytes = { 0 };
	tvx_status status;

	git_oid_tostr(hex, sizeof hex, tree);
	buffer_printf(&bytes, "tree %s\n", hex);
	if (work->parent)
		buffer_printf(&bytes, "parent %s\n",
			      git_oid_tostr(hex, sizeof hex, work->parent));
	buffer_printf(&bytes, "author " WRITER " %lld +0000\n", seconds);
	buffer_printf(&bytes, "committer " WRITER " %lld +0000\n\n", seconds);
	put_message(&bytes, work->made, days >= 0);
	status = pack_add(&work->commit_id, &work->objects, GIT_OBJECT_COMMIT,
			  buffer_str(&bytes), error);
	if (status == TVX_OK) {
		buffer_clear(&bytes);
		buffer_printf(&bytes, "object %s\ntype commit\ntag %s\n",
			      git_oid_tostr(hex, sizeof hex, &work->commit_id), work->tag);
		buffer_printf(&bytes, "tagger " WRITER " %lld +0000\n\n", seconds);
		put_subject(&bytes, &work->made->draft);
		status = pack_add(&work->tag_id, &work->objects, GIT_OBJECT_TAG,
				  buffer_str(&bytes), error);
	}
	buffer_release(&bytes);
	return status;
}

tvx_status
compose(composition *work, tvx_store *store, tvx_error *error)
{
	git_oid tree;
	tvx_status status = compose_tree(&tree, work, store, error);

	if (status == TVX_OK)
		status = compose_commit(work, &tree, error);
	return status;
}

void
composition_release(composition *work)
{
	pack_release(&work->objects);
	arena_release(&work->names);
}
