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

/*
 * Calls the analysers of rows, whose findings go to 'in' in the order of the
 * rows, and looks for terms; what is found of those is the caller's to pass to
 * terms_told(), and may be NULL.
 */
terms_search *walk_rows(finder *in, uint32_t threads);

#endif
