/* SPDX-License-Identifier: MIT */
/*
 * Reads the packs that ship when the library is built, so that no start of a
 * program does: embed OUT PACK...
 *
 * What it writes is each pack's tree of values (codec/yaml.h) as a constant.
 */
#include "base/str.h"
#include "codec/yaml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *
read_all(const char *path, size_t *size)
{
	FILE *const in = fopen(path, "rb");
	char *bytes = NULL;
	size_t room = 0;

	*size = 0;
	if (in == NULL)
		return NULL;
	do {
		room += 1 << 16;
		bytes = realloc(bytes, room);
		if (bytes == NULL)
			abort();
		*size += fread(bytes + *size, 1, room - *size, in);
	} while (*size == room);
	fclose(in);
	return bytes;
}

/* Too many for one string of C, which need not hold more than some thousand. */
static void
write_letters(FILE *out, tvx_str letters, unsigned number)
{
	fprintf(out, "static const char letters_%u[] = {", number);
	for (size_t i = 0; i < letters.len; i++)
		fprintf(out, "%s'\\%03o',", i % 16 == 0 ? "\n\t" : " ",
			(unsigned)(unsigned char)letters.ptr[i]);
	fputs("\n};\n\n", out);
}

static void
write_value(FILE *out, const yaml_value *value)
{
	static const char *const forms[] = { "TEXT", "LIST", "MAP" };

	fprintf(out, "\t{ YAML_FORM_%s, { %u, %u }, { %u, %u }, %u, %u, %u, %u, %u },\n",
		forms[value->form], value->text.begin, value->text.len, value->key.begin,
		value->key.len, value->line, value->column, value->key_line,
		value->key_column, value->end);
}

/* The text or key that ends last. */
static size_t
letters_of(const yaml_tree *tree)
{
	size_t end = 0;

	for (uint32_t i = 0; i < tree->count; i++) {
		const yaml_part parts[] = { tree->values[i].text, tree->values[i].key };

		for (size_t k = 0; k < 2; k++)
			if (parts[k].begin + parts[k].len > end)
				end = parts[k].begin + parts[k].len;
	}
	return end;
}

/* Writes the values; false, with what is wrong said, if they cannot be read. */
static bool
write_pack(FILE *out, const char *path, unsigned number)
{
	yaml_tree *tree = NULL;
	tvx_error error;
	size_t size;
	char *const bytes = read_all(path, &size);

	if (bytes == NULL) {
		perror(path);
		return false;
	}
	if (yaml_read(&tree, (tvx_str){ bytes, size }, path, &error) != TVX_OK) {
		fprintf(stderr, "%s:%u:%u: %s\n", path, error.line, error.column,
			error.text);
		return false;
	}
	write_letters(out, (tvx_str){ tree->letters, letters_of(tree) }, number);
	fprintf(out, "static const yaml_value pack_%u[] = {\n", number);
	for (uint32_t i = 0; i < tree->count; i++)
		write_value(out, &tree->values[i]);
	fputs("};\n\n", out);
	yaml_tree_free(tree);
	free(bytes);
	return true;
}

static const char *
file_name(const char *path)
{
	const char *const slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

int
main(int argc, char **argv)
{
	FILE *const out = argc > 2 ? fopen(argv[1], "w") : NULL;

	if (out == NULL) {
		fputs("usage: embed OUT PACK...\n", stderr);
		return 2;
	}
	fputs("/* SPDX-License-Identifier: MIT */\n"
	      "/* Made by rules/packs/embed.c. */\n#include \"rules/set.h\"\n\n",
	      out);
	for (int i = 2; i < argc; i++)
		if (!write_pack(out, argv[i], (unsigned)i - 2))
			return 2;
	fputs("const yaml_tree shipped_packs[] = {\n", out);
	for (int i = 2; i < argc; i++)
		fprintf(out,
			"\t{ pack_%d, letters_%d, sizeof pack_%d / sizeof *pack_%d, \"%s\" "
			"},\n",
			i - 2, i - 2, i - 2, i - 2, file_name(argv[i]));
	fprintf(out, "};\n\nconst size_t shipped_pack_count = %d;\n", argc - 2);
	return fclose(out) == 0 ? 0 : 2;
}
