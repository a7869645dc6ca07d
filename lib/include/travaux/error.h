/* SPDX-License-Identifier: MIT */
/*
 * travaux/error.h - how a call fails.
 *
 * A call that can fail returns a tvx_status and takes, last, a tvx_error
 * that the caller owns and may leave NULL.  There is no last-error state,
 * in the thread or elsewhere.  Reporting an error allocates nothing.
 *
 * An error means that there is no result.  A remark about a result that
 * does exist - an unnumbered paragraph, a lone bracket - is not an error:
 * it is a tvx_note, and travels inside the result.
 *
 * Memory running out is not an error either: the process says so and aborts.
 * Limits come first (travaux/limits.h), long before memory is short.
 */
#ifndef TRAVAUX_ERROR_H
#define TRAVAUX_ERROR_H

#include <stdint.h>

#if defined(__GNUC__)
#define TVX_API      __attribute__((visibility("default")))
#define TVX_MUST_USE __attribute__((warn_unused_result))
#else
#define TVX_API
#define TVX_MUST_USE
#endif

typedef enum tvx_status {
	TVX_OK = 0,
	TVX_EINPUT,    /* the bytes are not what they claim to be */
	TVX_ELIMIT,    /* larger than travaux/limits.h allows */
	TVX_ENOTFOUND, /* no such revision, clause, rule or format */
	TVX_ECONFLICT, /* the store moved under us, or another writer has it */
	TVX_ESYSTEM,   /* a file, the repository or the disk said no */
	TVX_EINTERNAL  /* a self-check failed: a bug, and no result is given */
} tvx_status;

typedef struct tvx_error {
	tvx_status status;
	uint32_t line, column; /* 1-based; 0 where there is no place */
	char source[128];      /* what was being read, cut to fit; "" for none */
	char text[384];        /* one sentence, no full stop, cut to fit */
} tvx_error;

#endif
