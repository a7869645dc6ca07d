/* SPDX-License-Identifier: MIT */
/*
 * rules/language.h - the language that a draft says it is in, as a pack names it.
 *
 *	en-GB, EN_us, eng, English  ─▶  en
 *
 * A draft says what its author wrote: BCP 47, an older code, a name.  Were
 * only "en" known as English, the rest would be judged by no rule.
 */
#ifndef RULES_LANGUAGE_H
#define RULES_LANGUAGE_H

#include "rules/set.h"

/* What the languages of packs are held against; borrows, empty for empty. */
tvx_str language_code(tvx_str said);

/* Does what is of 'language' speak of a draft in that code? Empty is any. */
bool language_fits(tvx_str language, tvx_str code);

/* Is its text plainly in another language than it says, and one that rules ship for? */
bool language_is_denied(const tvx_instrument *draft);

/* Has the set rules or words for drafts in that code? */
bool language_is_read(const tvx_rules *set, tvx_str code);

#endif
