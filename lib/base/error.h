/* SPDX-License-Identifier: MIT */
/*
 * base/error.h - filling in a tvx_error.
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <travaux/error.h>
#include <travaux/str.h>

/*
 * Writes the sentence, cut at a character to fit, and returns 'status', so
 * that a failing call reads "return fail(error, TVX_EINPUT, ...)".  Place
 * and source are cleared; set them after with fail_at.
 */
__attribute__((format(printf, 3, 4))) tvx_status fail(tvx_error *error, tvx_status status,
						      const char *format, ...);

/* Adds where: 'source' may be NULL to leave it; 0 for no line or column. */
tvx_status fail_at(tvx_error *error, const char *source, uint32_t line, uint32_t column);

#endif
