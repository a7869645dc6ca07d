/* SPDX-License-Identifier: MIT */
/*
 * import/spaces.h - white space of any script, where paragraphs begin and end.
 */
#ifndef IMPORT_SPACES_H
#define IMPORT_SPACES_H

#include <travaux/str.h>

/* Past the white space at 'at'. */
size_t spaces_skip(tvx_str text, size_t at);
/* Without white space at both ends. */
tvx_str spaces_trim(tvx_str text);
/* Bytes of characters that are not white space. */
size_t ink_count(tvx_str text);

#endif
