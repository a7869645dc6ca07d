/* SPDX-License-Identifier: MIT */
/*
 * instrument/notes.h - the codes of the remarks made while a draft is read.
 *
 * A code keeps its number and its meaning for ever; one no longer made is
 * left here.  Import makes most of them, the builder the ones about structure
 * (from 100), so that every way to make an instrument makes those alike.
 */
#ifndef INSTRUMENT_NOTES_H
#define INSTRUMENT_NOTES_H

#include <travaux/str.h>

#define INSTRUMENT_NOTES(X)                                                                \
	X(UNNUMBERED_ARTICLE, 1, "an article has no number")                               \
	X(NUMBERING_GAP, 2, "a number is missing from a sequence")                         \
	X(REPEATED_NUMBER, 3, "a number stands twice in a sequence")                       \
	X(MIXED_TEXT, 4, "numbered and unnumbered text stand mixed")                       \
	X(AMBIGUOUS_NUMBER, 5, "a number can be read as a letter or as a Roman numeral")   \
	X(CONTENTS_SKIPPED, 6, "a table of contents was left out")                         \
	X(FURNITURE_SKIPPED, 7, "page numbers or running titles were left out")            \
	X(NO_ARTICLES, 8, "no article was found")                                          \
	X(UNKNOWN_HEADER, 9, "a line of the header is not known")                          \
	X(ENCODING_ASSUMED, 10, "the encoding was worked out from the bytes")              \
	X(STRAY_MARK, 11, "a byte order mark stands inside the text")                      \
	X(FOOTNOTE, 12, "a footnote was read as text")                                     \
	X(TABLE, 13, "a table was read row by row")                                        \
	X(HEADING_GUESSED, 14, "a line was taken for a heading")                           \
	X(UNSUPPORTED, 15, "something in the document was not read")                       \
	X(CONTROL_CHARACTER, 16, "the text holds a control character")                     \
	X(MIXED_LINE_ENDS, 17, "lines end in more than one way")                           \
	X(ORDER, 18, "a number stands out of order")                                       \
	X(LANGUAGE_GUESSED, 19, "the language was guessed")                                \
	X(LONE_OPEN_BRACKET, 100, "a bracket opens and never closes")                      \
	X(LONE_CLOSE_BRACKET, 101, "a bracket closes that never opened")                   \
	X(DEPTH_CUT, 102, "clauses nested too deeply were set side by side")               \
	X(REPEATED_EID, 103, "an identifier was given to two clauses")                     \
	X(LONG_EID, 104, "an identifier was too long and was replaced")

typedef enum instrument_note {
#define NOTE_ENUM(id, code, meaning) NOTE_##id = code,
	INSTRUMENT_NOTES(NOTE_ENUM)
#undef NOTE_ENUM
} instrument_note;

/* One sentence, no full stop; static, and empty for a code that is not there. */
tvx_str note_meaning(uint16_t code);

#endif
