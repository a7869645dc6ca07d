# SPDX-License-Identifier: MIT
"""
Holds the manual pages and the completions to the option tables of the program.

usage: options.py TRAVAUX CLI-FOLDER
"""

import pathlib
import re
import subprocess
import sys

import manual

faults = []


def fault(where, what):
    faults.append(f"{where}: {what}")


def said(travaux, *words):
    return subprocess.run([travaux, *words], check=True, capture_output=True, text=True,
                          encoding="utf-8").stdout


def commands_of(travaux):
    """{name: summary}, from travaux --help."""
    text = said(travaux, "--help").split("commands:\n", 1)[1].split("\n\n", 1)[0]
    return dict(re.match(r"  (\S+) +(.+)", line).groups() for line in text.splitlines())


def options_of(travaux, command):
    """
    The rows of the table, as manual.options gives them.  An argument stands
    one space after the name; a flag's help, in the column of help, further.
    """
    row = re.compile(r"  (?:-(\w),|   ) --([a-z-]+)(?: (\S+))?")
    lines = said(travaux, command, "--help").splitlines()
    rows = [tuple(part or "" for part in found.groups()) for found in map(row.match, lines)
            if found]
    assert rows, f"travaux {command} --help lists no option"
    return rows


def hold_page(travaux, command, summary, page):
    if not page.exists():
        fault(page.name, "is not there")
        return []
    parts = manual.sections(page)
    table, written = options_of(travaux, command), manual.options(parts["OPTIONS"])
    for row in table:
        if row not in written:
            fault(page.name, f"does not have the option {row}")
    for row in written:
        if row not in table:
            fault(page.name, f"has an option that the program has not: {row}")
    if f"travaux-{command} - {summary}" not in parts["NAME"]:
        fault(page.name, f"its NAME is not 'travaux-{command} - {summary}'")
    for heading in ("SYNOPSIS", "DESCRIPTION", "EXIT STATUS", "EXAMPLES", "SEE ALSO"):
        if heading not in parts:
            fault(page.name, f"has no {heading}")
    return table


def hold_mentions(page, known):
    """A page must not speak of an option that is nowhere."""
    for name in re.findall(r"(?<![\w-])--([a-z][a-z-]*)", page.read_text(encoding="utf-8")):
        if name not in known:
            fault(page.name, f"speaks of --{name}, which no command has")


def bash_options(text):
    shared = " ".join(re.search(r"local comparing=\((.*?)\)", text, re.S).group(1).split())
    rows = re.findall(r"^\t(\w+)\)\s+options=\((.*?)\)", text, re.S | re.M)
    return {command: set(words.replace('"${comparing[@]}"', shared).split())
            for command, words in rows}


def fish_options(text):
    found = {}
    for commands, rest in re.findall(r"-n '__travaux_in ([^']+)' (.*)", text):
        name = re.search(r"-l ([a-z-]+)", rest)
        for command in commands.split():
            found.setdefault(command, set()).update({"--" + name.group(1)} if name else ())
    return found


def zsh_options(text):
    """Each command's branch, with the arrays that it names put in."""
    names = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
    arrays = {"store": "--store", "lang": "--lang", "from": "--from"}
    for array in ("screen", "pins", "comparing"):
        body = re.search(rf"^\t{array}=\((.*?)^\t\)", text, re.S | re.M).group(1)
        arrays[array] = re.sub(r"\$(\w+)", lambda m: arrays[m.group(1)], body)
    branches = text.split("case $words[1] in", 1)[1]
    found = {}
    for command, body in re.findall(r"^\t(\w+)\)\n(.*?)^\t\t;;", branches, re.S | re.M):
        body = re.sub(r"\$(\w+)", lambda m: arrays.get(m.group(1), ""), body)
        found[command] = set(names.findall(body))
    return found


def hold_completions(folder, tables):
    readers = {"travaux.bash": bash_options, "travaux.fish": fish_options,
               "_travaux": zsh_options}
    for file, reader in readers.items():
        text = (folder / file).read_text(encoding="utf-8")
        offered = reader(text)
        for command, table in tables.items():
            wanted = {"--" + name for _, name, _ in table} - {"--help"}
            have = offered.get(command, set()) - {"--help"}
            if not re.search(rf"\b{command}\b", text):
                fault(file, f"does not complete the command {command}")
            for name in sorted(wanted - have):
                fault(file, f"does not complete travaux {command} {name}")
            for name in sorted(have - wanted):
                fault(file, f"completes travaux {command} {name}, which is not there")


def main():
    travaux, cli = sys.argv[1], pathlib.Path(sys.argv[2])
    pages = cli / "man"
    commands = commands_of(travaux)
    listed = "\n".join(manual.sections(pages / "travaux.1.scd")["COMMANDS"])
    tables = {}

    for command, summary in commands.items():
        tables[command] = hold_page(travaux, command, summary,
                                    pages / f"travaux-{command}.1.scd")
        if f"*travaux-{command}*(1)" not in listed:
            fault("travaux.1.scd", f"does not list the command {command}")
    for page in sorted(pages.glob("travaux-*.1.scd")):
        if page.name[len("travaux-"):-len(".1.scd")] not in commands:
            fault(page.name, "is a page of a command that is not there")
    known = {name for table in tables.values() for _, name, _ in table} | {"version"}
    for page in sorted(pages.glob("*.scd")):
        hold_mentions(page, known)
    hold_completions(cli / "completions", tables)

    print("\n".join(faults))
    rows = sum(len(table) for table in tables.values())
    print(f"{len(commands)} commands, {rows} options, {len(faults)} faults")
    return 1 if faults else 0


sys.exit(main())
