# SPDX-License-Identifier: MIT
"""The manual pages as the tests read them: scdoc source, read as text."""

import re
import sys

SKIP = 77


def skip(why):
    """Ends the test as skipped, and says why."""
    print(f"SKIPPED: {why}")
    sys.exit(SKIP)


def sections(page):
    """{heading: lines} of a page; literal blocks are left in."""
    found = {}
    heading = None
    literal = False
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith("```"):
            literal = not literal
        if line.startswith("# ") and not literal:
            heading = line[2:]
            found[heading] = []
        elif heading is not None:
            found[heading].append(line)
    return found


def literal_blocks(lines):
    """The lines of each literal block; a closing fence ends it."""
    block = None
    for line in lines:
        if line.strip().startswith("```"):
            if block is not None:
                yield block
            block = [] if block is None else None
        elif block is not None:
            block.append(line.strip())
    assert block is None, "a literal block is not closed"


def options(lines):
    """
    The rows of an OPTIONS section: (letter, name, argument), from
    "*-f*, *--format* _F_"; what a row has not is "".
    """
    row = re.compile(r"(?:\*-(\w)\*, )?\*--([a-z-]+)\*(?: _(.+)_)?$")
    rows = []
    for line in lines:
        if line.startswith("*-"):
            found = row.match(line)
            assert found, f"is not the heading of an option: {line}"
            rows.append(tuple(part or "" for part in found.groups()))
    return rows
