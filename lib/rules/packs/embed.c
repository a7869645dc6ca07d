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

static void
write_text(FILE *out, tvx_str text)
{
	fputs("{ \"", out);
	for (size_t i = 0; i < text.len; i++) {
		const unsigned char byte = (unsigned char)text.ptr[i];

		if (byte < ' ' || byte > '~' || strchr("\"\\?", byte))
			fprintf(out, "\\%03o", byte);
		else
			putc(byte, out);
	}
	fprintf(out, "\", %zu }", text.len);
}

static void
write_value(FILE *out, const yaml_value *value)
{
	static const char *const forms[] = { "TEXT", "LIST", "MAP" };

	fprintf(out, "\t{ YAML_FORM_%s, ", forms[value->form]);
	write_text(out, value->text);
	fputs(", ", out);
	write_text(out, value->key);
	fprintf(out, ", %u, %u, %u, %u, %u },\n", value->line, value->column,
		value->key_line, value->key_column, value->end);
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
		fprintf(out, "\t{ pack_%d, sizeof pack_%d / sizeof *pack_%d, \"%s\" },\n",
			i - 2, i - 2, i - 2, file_name(argv[i]));
	fprintf(out, "};\n\nconst size_t shipped_pack_count = %d;\n", argc - 2);
	return fclose(out) == 0 ? 0 : 2;
}
