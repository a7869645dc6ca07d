# SPDX-License-Identifier: MIT
"""Writes the table of a library that is loaded late (see base/late.h).

    late.py NAME FILE INCLUDES NAMES HEADER SOURCE

NAME begins the C names ("git2"), FILE is what the loader opens, INCLUDES the
headers that declare the functions, comma-separated, and NAMES a file with the
name of one function a line.
"""
import sys

NOTE = '/* SPDX-License-Identifier: MIT */\n/* Made by lib/late.py from %s. */\n'


def header(name, includes, functions):
    yield f'#ifndef {name.upper()}_LATE_H\n#define {name.upper()}_LATE_H\n\n'
    yield '#include <travaux/error.h>\n\n'
    yield from (f'#include <{include}>\n' for include in includes)
    yield f'\nstruct {name}_functions {{\n'
    yield from (f'\t__typeof__({function}) *{function}_;\n' for function in functions)
    yield f'}};\n\nconst struct {name}_functions *{name}_late(void);\n'
    yield f'TVX_MUST_USE tvx_status {name}_load(tvx_error *error);\n'
    yield f'\n#ifndef {name.upper()}_AS_DECLARED\n'
    for function in functions:
        yield f'#undef {function}\n#define {function} (*{name}_late()->{function}_)\n'
    yield '#endif\n\n#endif\n'


def source(name, file, functions):
    """A header may rename its functions, as ICU does with its version: the
    names are those after the preprocessor has passed."""
    yield f'#define {name.upper()}_AS_DECLARED\n#include "{name}_late.h"\n\n'
    yield '#include "base/late.h"\n\n'
    yield '#define SPELT(name) #name\n#define SPELL(name) SPELT(name)\n\n'
    yield 'static const char *const names[] = {\n'
    yield from (f'\tSPELL({function}),\n' for function in functions)
    yield f'}};\n\nstatic struct {name}_functions functions;\n\n'
    yield 'static late_library library = {\n'
    yield f'\t.file = "{file}",\n\t.names = names,\n\t.functions = &functions,\n'
    yield '\t.count = sizeof names / sizeof *names,\n\t.lock = PTHREAD_MUTEX_INITIALIZER,\n};\n\n'
    yield f'const struct {name}_functions *\n{name}_late(void)\n{{\n'
    yield '\tlate_need(&library);\n\treturn &functions;\n}\n\n'
    yield f'tvx_status\n{name}_load(tvx_error *error)\n{{\n\treturn late_load(&library, error);\n}}\n'


def main(name, file, includes, names, header_path, source_path):
    with open(names, encoding='ascii') as listed:
        functions = listed.read().split()
    note = NOTE % names.rsplit('/', 1)[-1]
    with open(header_path, 'w', encoding='ascii') as out:
        out.write(note)
        out.writelines(header(name, includes.split(','), functions))
    with open(source_path, 'w', encoding='ascii') as out:
        out.write(note)
        out.writelines(source(name, file, functions))


main(*sys.argv[1:])
