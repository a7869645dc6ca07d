/* SPDX-License-Identifier: MIT */
/*
 * text/suspect.h - is an invisible character one that its language writes?
 */
#ifndef TEXT_SUSPECT_H
#define TEXT_SUSPECT_H

#include <travaux/str.h>

#include <stdbool.h>

/*
 * Joiners after letters that join (Persian, Indic), variation selectors after
 * what varies, tags of a flag, fillers of a Hangul syllable.  Anywhere else
 * an invisible character says nothing a reader could see.
 */
bool invisible_is_meant(tvx_str word, size_t at);

#endif
