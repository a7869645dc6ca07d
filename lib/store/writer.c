/* SPDX-License-Identifier: MIT */
#include "store/writer.h"

#include "base/error.h"
#include "base/str.h"
#include "store/disk.h"
#include "store/refs.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* A writer holds the lock for as long as one draft takes: five seconds of
 * waiting cover several. */
#define TRIES    500
#define WAIT_NS  10000000L
#define HEX_SIZE 41

/* Longer than any intent: two refs, three ids and the name of a pack. */
#define INTENT_ROOM 4096

static bool
is_litter(const char *name)
{
	return strcmp(name, "lock") != 0;
}

static void
remove_litter(const writer *self)
{
	buffer names = { 0 }, path = { 0 };

	disk_list(&names, self->folder.ptr, is_litter);
	for (size_t at = 0; at < names.len; at += strlen(names.ptr + at) + 1)
		unlink(disk_path(&path, self->folder.ptr, names.ptr + at));
	buffer_release(&names);
	buffer_release(&path);
}

static tvx_status
make_folder(writer *self, tvx_error *error)
{
	struct stat info;

	buffer_printf(&self->folder, "%stravaux/%c", self->store->folder, '\0');
	self->folder.ptr[self->folder.len - 2] = '\0'; /* without the last '/' */
	if (mkdir(self->folder.ptr, 0777) == 0) {
		const tvx_status status = disk_sync(self->store->folder, error);

		if (status != TVX_OK)
			return status;
	} else if (errno != EEXIST) {
		return disk_error(error, self->folder.ptr);
	}
	if (lstat(self->folder.ptr, &info) != 0)
		return disk_error(error, self->folder.ptr);
	if (!S_ISDIR(info.st_mode))
		return fail(error, TVX_ESYSTEM, "'%s' is not a folder", self->folder.ptr);
	self->folder.ptr[self->folder.len - 2] = '/';
	return TVX_OK;
}

static tvx_status
open_lock(writer *self, tvx_error *error)
{
	buffer path = { 0 };
	const char *const name = disk_path(&path, self->folder.ptr, "lock");
	const int flags = O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
	bool made = false;
	struct stat info;
	tvx_status status = TVX_OK;

	self->lock = open(name, flags);
	if (self->lock < 0 && errno == ENOENT) {
		self->lock = open(name, flags | O_CREAT, 0666);
		made = true;
	}
	if (self->lock < 0)
		status = disk_error(error, name);
	else if (fstat(self->lock, &info) != 0 || !S_ISREG(info.st_mode))
		status = fail(error, TVX_ESYSTEM, "'%s' is not a file", name);
	else if (made)
		status = disk_sync(self->folder.ptr, error);
	buffer_release(&path);
	return status;
}

static tvx_status
take_lock(writer *self, tvx_error *error)
{
	for (int i = 0; i < TRIES; i++) {
		if (flock(self->lock, LOCK_EX | LOCK_NB) == 0)
			return TVX_OK;
		if (errno != EWOULDBLOCK && errno != EINTR)
			return disk_error(error, self->folder.ptr);
		nanosleep(&(struct timespec){ .tv_nsec = WAIT_NS }, NULL);
	}
	return fail(error, TVX_ECONFLICT, "another process is writing to the store");
}

static tvx_status
write_intent(writer *self, tvx_str text, tvx_error *error)
{
	if (ftruncate(self->lock, 0) != 0 ||
	    pwrite(self->lock, text.ptr, text.len, 0) != (ssize_t)text.len ||
	    fsync(self->lock) != 0)
		return disk_error(error, self->folder.ptr);
	return TVX_OK;
}

tvx_status
writer_declare(writer *self, const intent *plan, tvx_error *error)
{
	char tag[HEX_SIZE], from[HEX_SIZE], to[HEX_SIZE];
	buffer text = { 0 };
	tvx_status status;

	git_oid_tostr(tag, sizeof tag, &plan->tag_to);
	git_oid_tostr(to, sizeof to, &plan->branch_to);
	git_oid_tostr(from, sizeof from, &plan->branch_from);
	buffer_printf(&text, "%s %s %s %s %s %s end\n", plan->tag, tag, plan->branch,
		      plan->has_from ? from : "-", to, plan->pack);
	status = text.len < INTENT_ROOM
			 ? write_intent(self, buffer_str(&text), error)
			 : fail(error, TVX_EINPUT, "the name of the branch is too long");
	buffer_release(&text);
	return status;
}

/* The file may be anyone's: its words become paths only if they are refs. */
static bool
is_ref(const char *name, const char *folder)
{
	int valid = 0;

	return str_begins(str_of(name), str_of(folder)) &&
	       git_reference_name_is_valid(&valid, name) == 0 && valid;
}

/* Cuts 'text' in place into the words of an intent; false if it is not whole. */
static bool
parse_intent(char *text, intent *plan)
{
	char *words[7] = { NULL };
	char *rest = text;

	for (size_t i = 0; i < 7; i++) {
		words[i] = strsep(&rest, " \n");
		if (words[i] == NULL)
			return false;
	}
	plan->tag = words[0];
	plan->branch = words[2];
	plan->pack = words[5];
	plan->has_from = strcmp(words[3], "-") != 0;
	return strcmp(words[6], "end") == 0 && is_ref(plan->tag, "refs/tags/") &&
	       is_ref(plan->branch, "refs/heads/") &&
	       git_oid_fromstr(&plan->tag_to, words[1]) == 0 &&
	       git_oid_fromstr(&plan->branch_to, words[4]) == 0 &&
	       (!plan->has_from || git_oid_fromstr(&plan->branch_from, words[3]) == 0);
}

/*
 * A lock on a ref is the dead writer's if it was made after the intent to
 * write that ref, and holds nothing yet or the id that was intended.
 */
static void
remove_ref_lock(const writer *self, const char *ref, const git_oid *to)
{
	buffer path = { 0 };
	char held[HEX_SIZE + 1] = { 0 }, wanted[HEX_SIZE];
	struct stat lock, ours;
	int file;

	buffer_printf(&path, "%s%s.lock%c", self->store->folder, ref, '\0');
	git_oid_tostr(wanted, sizeof wanted, to);
	file = open(path.ptr, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (file >= 0) {
		const ssize_t len = read(file, held, sizeof held - 1);

		if (len >= 0 && fstat(file, &lock) == 0 && fstat(self->lock, &ours) == 0 &&
		    (lock.st_mtim.tv_sec > ours.st_mtim.tv_sec ||
		     (lock.st_mtim.tv_sec == ours.st_mtim.tv_sec &&
		      lock.st_mtim.tv_nsec >= ours.st_mtim.tv_nsec)) &&
		    strncmp(held, wanted, len < HEX_SIZE ? (size_t)len : HEX_SIZE - 1) == 0)
			unlink(path.ptr);
		close(file);
	}
	buffer_release(&path);
}

/* A pack that was moved in before its index was is no pack to git. */
static void
remove_lone_pack(const writer *self, const char *pack)
{
	buffer path = { 0 };

	if (strchr(pack, '/') == NULL && str_begins(str_of(pack), TVX_STR("pack-"))) {
		buffer_printf(&path, "%sobjects/pack/%s.idx%c", self->store->folder, pack,
			      '\0');
		if (access(path.ptr, F_OK) != 0 && errno == ENOENT) {
			memcpy(path.ptr + path.len - sizeof ".idx", ".pack",
			       sizeof ".pack" - 1);
			buffer_put_byte(&path, '\0');
			unlink(path.ptr);
		}
	}
	buffer_release(&path);
}

static tvx_status
finish_intent(const writer *self, const intent *plan, tvx_error *error)
{
	const ref_move branch = { plan->branch, plan->has_from ? &plan->branch_from : NULL,
				  &plan->branch_to };
	git_oid tag;
	tvx_status status;

	remove_lone_pack(self, plan->pack);
	remove_ref_lock(self, plan->tag, &plan->tag_to);
	remove_ref_lock(self, plan->branch, &plan->branch_to);
	if (!ref_read(&tag, self->store, plan->tag) || !git_oid_equal(&tag, &plan->tag_to))
		return TVX_OK;
	status = refs_move(self->store, &branch, 1, "travaux: a draft whose writer died",
			   error);
	/* The branch has gone its own way since: then it is not ours to move. */
	return status == TVX_ECONFLICT ? TVX_OK : status;
}

static tvx_status
recover(writer *self, tvx_error *error)
{
	char text[INTENT_ROOM + 1] = { 0 };
	const ssize_t len = pread(self->lock, text, INTENT_ROOM, 0);
	intent plan = { 0 };
	tvx_status status;

	if (len < 0)
		return disk_error(error, self->folder.ptr);
	remove_litter(self);
	if (len == 0)
		return TVX_OK;
	/* One that is not whole never got as far as its refs. */
	status = parse_intent(text, &plan) ? finish_intent(self, &plan, error) : TVX_OK;
	if (status == TVX_OK && ftruncate(self->lock, 0) != 0)
		status = disk_error(error, self->folder.ptr);
	return status;
}

static void
let_go(writer *self)
{
	if (self->lock >= 0)
		close(self->lock);
	self->lock = -1;
	buffer_release(&self->folder);
}

tvx_status
writer_begin(writer *out, tvx_store *store, tvx_error *error)
{
	tvx_status status;

	*out = (writer){ .store = store, .lock = -1 };
	status = make_folder(out, error);
	if (status == TVX_OK)
		status = open_lock(out, error);
	if (status == TVX_OK)
		status = take_lock(out, error);
	if (status == TVX_OK)
		status = recover(out, error);
	if (status != TVX_OK)
		let_go(out);
	return status;
}

void
writer_end(writer *self, bool unfinished)
{
	remove_litter(self);
	/* If this fails, the next writer finds that there is nothing to finish. */
	if (!unfinished)
		(void)!ftruncate(self->lock, 0);
	let_go(self);
}
