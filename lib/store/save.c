/* SPDX-License-Identifier: MIT */
/* tvx_store_save: an Instrument -> a draft in the store, or nothing. */
#include "base/error.h"
#include "base/str.h"
#include "codec/digest.h"
#include "store/compose.h"
#include "store/names.h"
#include "store/refs.h"
#include "store/writer.h"

#include <string.h>

typedef struct saving {
	tvx_store *store;
	toc made;
	buffer tag, branch; /* refs in full, NUL behind */
	git_oid parent;
	bool has_parent;
	composition work;
} saving;

#define TAGS "refs/tags/"

/* Puts what it means for the caller's draft before the reason. */
static tvx_status
outcome(tvx_error *error, tvx_status status, const char *what)
{
	if (error) {
		const tvx_error reason = *error;

		fail(error, status, "%s: %s", what, reason.text);
		fail_at(error, reason.source, reason.line, reason.column);
	}
	return status;
}

static tvx_status
name_refs(saving *job, const char *branch, tvx_error *error)
{
	const tvx_str name = job->made.draft.name;
	int valid = 0;

	buffer_puts(&job->tag, TAGS);
	if (!name_put_tag(&job->tag, name))
		return fail(error, TVX_EINPUT,
			    name.len ? "the draft's name is too long for a tag"
				     : "the draft has no name to be stored under");
	buffer_put_byte(&job->tag, '\0');
	buffer_printf(&job->branch, "refs/heads/%s%c", branch ? branch : "main", '\0');
	if (git_reference_name_is_valid(&valid, job->branch.ptr) < 0 || !valid)
		return fail(error, TVX_EINPUT, "'%s' cannot be the name of a branch",
			    branch);
	return TVX_OK;
}

static tvx_status
check_document(const saving *job, tvx_str document, tvx_error *error)
{
	const tvx_str said = job->made.draft.sha256;
	char hex[65];

	if (document.len == 0 || said.len == 0)
		return TVX_OK;
	digest_sha256(document, hex);
	if (!str_equal(said, str_of(hex)))
		return fail(error, TVX_EINPUT,
			    "the document is not the one that the draft was read from");
	return TVX_OK;
}

static tvx_status
find_parent(saving *job, const char *parent, tvx_error *error)
{
	char hex[41];
	tvx_status status;

	if (parent == NULL)
		return TVX_OK;
	job->made.parent = str_of(parent);
	status = store_find_draft(&job->parent, job->store, job->made.parent, error);
	if (status == TVX_ENOTFOUND &&
	    (status = store_find(&job->parent, job->store, parent, error)) == TVX_OK) {
		/* A branch or the like: what it means today is not what it will mean. */
		git_oid_tostr(hex, sizeof hex, &job->parent);
		job->made.parent = arena_str(&job->made.pool, str_of(hex));
	}
	job->has_parent = status == TVX_OK;
	return status;
}

/*
 * A branch that a work tree has checked out is not moved under it: the tree
 * would look as if someone had undone the draft, and committing would.
 */
static tvx_status
check_work_tree(const saving *job, tvx_error *error)
{
	git_config *config = NULL;
	git_reference *head = NULL;
	int bare = 1;
	bool out = false;

	if (git_repository_config_snapshot(&config, job->store->repo) == 0 &&
	    git_config_get_bool(&bare, config, "core.bare") == 0 && !bare &&
	    git_reference_lookup(&head, job->store->repo, "HEAD") == 0 &&
	    git_reference_type(head) == GIT_REFERENCE_SYMBOLIC)
		out = strcmp(git_reference_symbolic_target(head), job->branch.ptr) == 0;
	git_reference_free(head);
	git_config_free(config);
	if (out)
		return fail(
			error, TVX_ECONFLICT,
			"branch '%s' is checked out in a work tree here: store on another, "
			"or in a bare repository",
			job->branch.ptr + sizeof "refs/heads/" - 1);
	return TVX_OK;
}

static tvx_status
check_branch(const saving *job, git_oid *tip, bool *has_tip, tvx_error *error)
{
	const char *const name = job->branch.ptr + sizeof "refs/heads/" - 1;

	*has_tip = ref_read(tip, job->store, job->branch.ptr);
	if (!*has_tip)
		return TVX_OK;
	if (!job->has_parent)
		return fail(
			error, TVX_ECONFLICT,
			"branch '%s' has drafts already: name the one this was made from",
			name);
	if (!git_oid_equal(tip, &job->parent) && !git_oid_equal(tip, &job->work.commit_id))
		return fail(error, TVX_ECONFLICT,
			    "branch '%s' is not at '%.*s': what was made from that draft "
			    "needs a branch of its own",
			    name, (int)job->made.parent.len, job->made.parent.ptr);
	return TVX_OK;
}

/* Writes the objects, then moves the tag, then the branch. */
static tvx_status
write_draft(saving *job, writer *held, bool *tagged, tvx_error *error)
{
	intent plan = { .tag = job->tag.ptr,
			.branch = job->branch.ptr,
			.tag_to = job->work.tag_id,
			.branch_to = job->work.commit_id };
	ref_move moves[] = {
		{ plan.tag, NULL, &plan.tag_to },
		{ plan.branch, &plan.branch_from, &plan.branch_to },
	};
	buffer name = { 0 };
	git_oid now;
	tvx_status status;

	if ((status = check_work_tree(job, error)) == TVX_OK &&
	    (status = check_branch(job, &plan.branch_from, &plan.has_from, error)) ==
		    TVX_OK &&
	    (status = pack_write(&name, &job->work.objects, held->folder.ptr, error)) ==
		    TVX_OK) {
		plan.pack = name.ptr;
		moves[1].from = plan.has_from ? &plan.branch_from : NULL;
		status = writer_declare(held, &plan, error);
	}
	if (status == TVX_OK)
		status = pack_install(&job->work.objects, job->store, held->folder.ptr,
				      name.ptr, error);
	if (status == TVX_OK)
		status = refs_move(job->store, moves, 2, "travaux: a draft", error);
	/* Whatever was said, what is there counts. */
	*tagged = ref_read(&now, job->store, job->tag.ptr) &&
		  git_oid_equal(&now, &job->work.tag_id);
	if (status == TVX_OK && !*tagged)
		status = fail(error, TVX_ESYSTEM, "the tag is not where it was put");
	buffer_release(&name);
	return status;
}

/* Is the draft stored already, or another of its name? */
static tvx_status
look_for_twin(const saving *job, bool *stored, tvx_error *error)
{
	const tvx_str name = job->made.draft.name;
	git_oid commit;
	const tvx_status status = store_find_draft(&commit, job->store, name, error);

	*stored = status == TVX_OK && git_oid_equal(&commit, &job->work.commit_id);
	if (status == TVX_ENOTFOUND || *stored)
		return TVX_OK;
	if (status != TVX_OK)
		return status;
	return fail(error, TVX_ECONFLICT, "another draft is stored as '%.*s'",
		    (int)name.len, name.ptr);
}

static tvx_status
save_locked(saving *job, writer *held, const tvx_save_options *options, bool *tagged,
	    tvx_error *error)
{
	bool stored = false;
	tvx_status status = find_parent(job, options->parent, error);

	if (status != TVX_OK)
		return status;
	job->work = (composition){ .made = &job->made,
				   .document = options->document,
				   .pins = options->pins,
				   .parent = job->has_parent ? &job->parent : NULL,
				   .tag = job->tag.ptr + sizeof TAGS - 1 };
	status = compose(&job->work, job->store, error);
	if (status == TVX_OK)
		status = look_for_twin(job, &stored, error);
	if (status == TVX_OK && !stored)
		status = write_draft(job, held, tagged, error);
	return status;
}

static tvx_status
save(saving *job, const tvx_instrument *instrument, const tvx_save_options *options,
     tvx_error *error)
{
	writer held;
	bool tagged = false;
	tvx_status status;

	if ((status = toc_of(&job->made, instrument, options->wids, error)) ||
	    (status = check_document(job, options->document, error)) ||
	    (status = name_refs(job, options->branch, error)) ||
	    (status = writer_begin(&held, job->store, error)))
		return outcome(error, status, "nothing was stored");
	status = save_locked(job, &held, options, &tagged, error);
	writer_end(&held, tagged && status != TVX_OK);
	if (status == TVX_OK)
		return TVX_OK;
	return outcome(
		error, status,
		tagged ? "the draft is stored, but the disk or the branch did not follow"
		       : "nothing was stored");
}

tvx_status
tvx_store_save(tvx_store *store, const tvx_instrument *instrument,
	       const tvx_save_options *options, char commit[41], tvx_error *error)
{
	static const tvx_save_options none = { 0 };
	saving job = { .store = store };
	const tvx_status status = save(&job, instrument, options ? options : &none, error);

	commit[0] = '\0';
	if (status == TVX_OK)
		git_oid_tostr(commit, 41, &job.work.commit_id);
	composition_release(&job.work);
	toc_release(&job.made);
	buffer_release(&job.tag);
	buffer_release(&job.branch);
	return status;
}
