# SPDX-License-Identifier: MIT
"""
The manual pages are well formed: scdoc reads them, groff formats them without
a warning, and no page sends the reader to a page of ours that is not there.

usage: pages.py MAN-FOLDER
"""

import pathlib
import re
import shutil
import subprocess
import sys

import manual


def run(command, given):
    return subprocess.run(command, input=given, capture_output=True, timeout=60)


def main():
    folder = pathlib.Path(sys.argv[1])
    pages = sorted(folder.glob("*.scd"))
    listed = (folder / "meson.build").read_text(encoding="utf-8")
    faults = []

    for tool in ("scdoc", "groff"):
        if shutil.which(tool) is None:
            manual.skip(f"there is no {tool} to format the pages with")
    for page in pages:
        made = run(["scdoc"], page.read_bytes())
        faults += [f"{page.name}: {line}" for line in made.stderr.decode().splitlines()]
        if made.returncode != 0:
            faults.append(f"{page.name}: scdoc does not read it")
            continue
        shown = run(["groff", "-ww", "-t", "-man", "-Tutf8", "-Kutf8"], made.stdout)
        faults += [f"{page.name}: {line}" for line in shown.stderr.decode().splitlines()]
        if f"'{page.name.removesuffix('.scd')}'" not in listed:
            faults.append(f"{page.name}: meson.build does not install it")
        text = page.read_text(encoding="utf-8")
        for name, section in re.findall(r"\*(travaux[a-z-]*)\*\((\d)\)", text):
            if f"'{name}.{section}'" not in listed:
                faults.append(f"{page.name}: there is no {name}({section})")
    print("\n".join(faults))
    print(f"{len(pages)} pages, {len(faults)} faults")
    return 1 if faults or not pages else 0


sys.exit(main())
