/* SPDX-License-Identifier: MIT */
/*
 * text/language.h - which language a text is in, by its most frequent words.
 *
 * Ten words of each of seven languages are counted, in the first twenty thousand
 * bytes; of Arabic and Chinese, letters.
 */
#ifndef TEXT_LANGUAGE_H
#define TEXT_LANGUAGE_H

#include <travaux/str.h>

/* What the text looks like: "en", or empty where it cannot be told. */
tvx_str text_language(tvx_str text);

/* The same where no other language comes near, and empty elsewhere: what a draft
 * says of itself can be held against it. */
tvx_str text_language_plain(tvx_str text);

#endif
