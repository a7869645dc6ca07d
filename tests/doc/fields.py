# SPDX-License-Identifier: MIT
"""
travaux-json(5) tells of the fields that the JSON Schema has, and of no others.

usage: fields.py PAGE SCHEMA
"""

import json
import pathlib
import re
import sys

import manual

# Section of the page, definition in the schema.
PARTS = {"THE OBJECT": None, "A DRAFT": "draft", "THE SUMMARY": "summary", "A ROW": "row",
         "AN EDIT": "edit", "A FINDING": "finding"}


def told(lines):
    """The names in lines such as "*before*, *after*"."""
    heads = [line for line in lines if re.fullmatch(r"\*[\w, *]+\*", line)]
    return {name for line in heads for name in re.findall(r"\*(\w+)\*", line)}


def main():
    page = manual.sections(pathlib.Path(sys.argv[1]))
    schema = json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))
    faults = count = 0

    for section, name in PARTS.items():
        part = schema["$defs"][name] if name else schema
        names, heads = set(part["properties"]), told(page[section])
        count += len(names)
        for field in sorted(names ^ heads):
            faults += 1
            print(f"{section}: {field} is in the {'schema' if field in names else 'page'} alone")
        for field in sorted(names & heads - set(part["required"])):
            text = "\n".join(page[section])
            about = text[text.index(f"*{field}*"):].split("\n\n", 1)[0]
            if "Only " not in about:
                faults += 1
                print(f"{section}: {field} may be missing, and the page does not say when")
    print(f"{count} fields, {faults} faults")
    return 1 if faults else 0


sys.exit(main())
