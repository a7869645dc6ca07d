/* SPDX-License-Identifier: MIT */
/*
 * rules/walk.h - the rows of two drafts, looked at by several threads.
 *
 * Rows are cut into runs, more of them than there are threads, and a thread
 * that is done with one takes the next; what they find is joined in the order
 * of the runs, so that it is the same for any number of threads.
 */
#ifndef RULES_WALK_H
#define RULES_WALK_H

#include "rules/analysers.h"

/* Makes what a finder cannot share with one in another thread. */
void finder_begin(finder *in, tvx_error *error);
void finder_end(finder *in);

/* What was found beside the rows, to be told of after what was found in them. */
typedef struct walked {
	terms_search *looked; /* the caller's to pass to terms_told(); may be NULL */
	tvx_findings *across; /* of find_across, the caller's to take or to free */
} walked;

/*
 * Calls the analysers of rows, whose findings go to 'in' in the order of the
 * rows, and beside them those of whole drafts that need no finding.
 */
walked walk_rows(finder *in, uint32_t threads);

/* Puts findings behind those there are, and frees what held them; NULL is none. */
void finder_take(finder *in, tvx_findings *from);

#endif
