/* SPDX-License-Identifier: MIT */
/*
 * store/clause_file.h - the text of a clause, as plain git shows it well.
 *
 *	Each Guarantor State shall, upon request:	the clause's own words
 *	§ para_1__point_a				a clause inside it
 *	consult without delay;
 *	§ para_1__wrapup
 *	It shall do so in good faith.			a sentence a line
 *	It shall report.
 *							a blank line where a new
 *	The report is public.				paragraph begins
 *
 * A line break between two sentences stands for the one space that is there
 * in the draft; any other space is kept as it is, and no break made at it.
 * A marker is the inner clause's wId without that of the file's clause, or
 * "/" and the whole wId for one that came from elsewhere.
 *
 * Reading undoes writing byte for byte, and takes what editors do besides:
 * spaces and carriage returns at the end of lines, no line feed at the end of
 * the file.  Text that no clause of the outline claims is an error, never
 * passed over.
 */
#ifndef STORE_CLAUSE_FILE_H
#define STORE_CLAUSE_FILE_H

#include "store/toc.h"

/* Room that lasts from file to file. */
typedef struct clause_file_scratch {
	uint32_t *ends;
	size_t room;
} clause_file_scratch;

void clause_file_scratch_release(clause_file_scratch *scratch);

/* Appends the file of 'unit': nothing, if none of its clauses has words. */
void clause_file_put(buffer *out, const toc *made, uint32_t unit,
		     clause_file_scratch *scratch);

/* Gives the clauses of 'unit' their texts. 'source' says where 'bytes' are from. */
TVX_MUST_USE tvx_status clause_file_read(toc *made, uint32_t unit, tvx_str bytes,
					 const char *source, tvx_error *error);

#endif
