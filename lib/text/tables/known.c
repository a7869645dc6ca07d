/* SPDX-License-Identifier: MIT */
/*
 * Writes what ICU says of the characters that most drafts are written in, so
 * that a draft in English, French, Greek, Russian or Ukrainian has its
 * characters looked up without ICU: known OUT (see text/properties.h).
 */
#include "text/properties.h"

#include <stdio.h>

static unsigned
flags_of(UChar32 c)
{
	const struct {
		unsigned flag;
		bool is_set;
	} flags[] = {
		{ KNOWN_SPACE, u_isUWhiteSpace(c) },
		{ KNOWN_UPPER, u_isUUppercase(c) },
		{ KNOWN_LOWER, u_isULowercase(c) },
		{ KNOWN_IGNORABLE,
		  u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) },
		{ KNOWN_BIDI, u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL) },
	};
	unsigned made = 0;

	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
		made |= flags[i].is_set ? flags[i].flag : 0;
	return made;
}

static unsigned
folded(UChar32 c)
{
	const UChar from[2] = { (UChar)c, 0 };
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *const nfc = unorm2_getNFCInstance(&status);
	UChar to[8] = { 0 };
	const int32_t length = u_strFoldCase(to, 8, from, 1, U_FOLD_CASE_DEFAULT, &status);

	if (U_FAILURE(status) || length != 1 ||
	    !unorm2_isNormalized(nfc, from, 1, &status) ||
	    !unorm2_isNormalized(nfc, to, 1, &status) || u_getCombiningClass(c) != 0 ||
	    u_getCombiningClass(to[0]) != 0)
		return 0;
	return to[0];
}

static void
write_range(FILE *out, const char *name, UChar32 first, UChar32 end)
{
	fprintf(out, "const known_character %s[] = {\n", name);
	for (UChar32 c = first; c < end; c++) {
		UErrorCode status = U_ZERO_ERROR;

		fprintf(out, "\t{ %d, %u, %d, %u },\n", u_charType(c), flags_of(c),
			(int)uscript_getScript(c, &status), folded(c));
	}
	fputs("};\n\n", out);
}

int
main(int argc, char **argv)
{
	FILE *const out = argc == 2 ? fopen(argv[1], "w") : NULL;

	if (out == NULL) {
		fputs("usage: known OUT\n", stderr);
		return 2;
	}
	fputs("/* SPDX-License-Identifier: MIT */\n"
	      "/* Made by text/tables/known.c. */\n#include \"text/properties.h\"\n\n",
	      out);
	write_range(out, "known_letters", 0, KNOWN_LETTERS_END);
	write_range(out, "known_marks", KNOWN_MARKS, KNOWN_MARKS_END);
	return fclose(out) == 0 ? 0 : 2;
}
