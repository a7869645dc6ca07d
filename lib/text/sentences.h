/* SPDX-License-Identifier: MIT */
/*
 * text/sentences.h - where sentences end.
 *
 * A stop, white space, and something that may begin a sentence; a veto list
 * of legal abbreviations ("Art.", "No.", "para.", "ст."), initials and the
 * number that a paragraph begins with.  A "\n" always ends one.  No locale.
 */
#ifndef TEXT_SENTENCES_H
#define TEXT_SENTENCES_H

#include <travaux/str.h>

#include <stddef.h>

/*
 * Appends the offset just past each sentence (its trailing spaces included);
 * the last is the length.  Nothing for an empty text.
 */
void sentences_cut(tvx_str text, uint32_t **ends, size_t *count, size_t *room);

#endif
