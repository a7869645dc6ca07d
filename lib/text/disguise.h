/* SPDX-License-Identifier: MIT */
/*
 * text/disguise.h - what looks the same and is not.
 *
 * The union of ICU's confusable skeletons, default-ignorable and blank
 * characters, NFKC, digit systems and letters that join into another
 * ("rn" / "m"): no one of them is complete alone.
 */
#ifndef TEXT_DISGUISE_H
#define TEXT_DISGUISE_H

#include "base/buffer.h"

#include <travaux/str.h>

#include <stdbool.h>

/* Appends what 'text' looks like: equal skeletons look alike. */
void text_skeleton(tvx_str text, buffer *out);

/* Do two different words look alike, beyond case, quotes, dashes and Unicode form? */
bool words_look_alike(tvx_str before, tvx_str after);

/*
 * A word that mixes scripts in which letters look alike (a Latin "a" in a
 * Cyrillic word), or holds an invisible or bidirectional control character.
 * On true '*at' is the offset of the first such character.
 */
bool word_is_suspect(tvx_str word, size_t *at);

#endif
