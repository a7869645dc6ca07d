#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How long functions and files are, and that none is longer than the ceilings.

A function begins at a line that names it at the left edge, as the layout
has it, and ends at the next "}" at the left edge.  Tables are data and do
not count, however long they are.
"""
import pathlib
import re
import sys

FUNCTION_CEILING = 100
FILE_CEILING = 700
BEGIN = re.compile(r"^([A-Za-z_]\w*)\(")


def functions(lines):
    name, start = None, 0
    for number, line in enumerate(lines):
        begin = BEGIN.match(line)
        if begin:
            name, start = begin.group(1), number
        elif line.startswith("}") and name:
            yield name, number - start + 1
            name = None
        elif line.startswith(";") or line.rstrip().endswith(";") and not line[:1].isspace():
            name = None


def at(sorted_sizes, part):
    return sorted_sizes[min(len(sorted_sizes) - 1, int(len(sorted_sizes) * part))]


def main(root):
    found, files, bad = [], [], 0
    for folder in ("lib", "cli", "tests"):
        for path in sorted((root / folder).rglob("*.[ch]")):
            lines = path.read_text().splitlines()
            place = path.relative_to(root)
            ceiling = 2 * FILE_CEILING if folder == "tests" else FILE_CEILING
            files.append(len(lines))
            if len(lines) > ceiling:
                print(f"{place}: {len(lines)} lines")
                bad += 1
            for name, length in functions(lines):
                found.append(length)
                # A list of tests is a table in the shape of a function.
                if length > FUNCTION_CEILING and name != "main":
                    print(f"{place}: {name} has {length} lines")
                    bad += 1
    found.sort()
    files.sort()
    if not found:
        print("no functions were found")
        return 1
    for what, sizes in (("functions", found), ("files", files)):
        print(f"{len(sizes)} {what}: median {at(sizes, 0.5)}, p90 {at(sizes, 0.9)}, "
              f"longest {sizes[-1]} lines")
    return bad != 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
