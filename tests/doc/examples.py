# SPDX-License-Identifier: MIT
"""
Runs every example of the manual pages and of the README, as written.

The examples of a page run in order, in one new folder that holds the sample
drafts.  A line that ends in a backslash goes on; one that ends in the comment
"# exits with N" must exit with N, any other with 0.  In the README only lines
that run travaux itself count; the two documents "of your own" that it speaks
of are samples, and so is the one it has in git.

usage: examples.py TRAVAUX SOURCE-FOLDER
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import manual

OURS = re.compile(r"(build/cli/)?travaux( |$)|export TRAVAUX_STORE=")
EXIT = re.compile(r"#\s*exits with (\d+)\s*$")


def joined(lines):
    """Lines of a block, those that a backslash goes on made one."""
    whole = ""
    for line in lines:
        whole += line
        if whole.endswith("\\"):
            whole = whole[:-1]
            continue
        if OURS.match(whole):
            yield whole
        whole = ""
    assert not whole, f"goes on past the end of its block: {whole}"


def examples(page):
    lines = manual.sections(page).get("EXAMPLES", [])
    return [line for block in manual.literal_blocks(lines) for line in joined(block)]


def readme_examples(page):
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.S | re.M)
    return [line for block in blocks for line in joined(block.splitlines())]


def prepare(folder, root, travaux):
    """A folder in which the examples can run: drafts, and travaux where they call it."""
    shutil.copytree(root / "drafts", folder / "drafts")
    for draft in (root / "drafts").glob("*.txt"):
        shutil.copy(draft, folder)
    shutil.copy(root / "drafts" / "2022-03-29.txt", folder / "before.txt")
    shutil.copy(root / "drafts" / "2022-04-15.txt", folder / "after.txt")
    for place in (folder / "bin", folder / "build" / "cli"):
        place.mkdir(parents=True)
        (place / "travaux").symlink_to(travaux)


def keep_in_git(folder):
    """The treaty that the README speaks of, as a file in a repository."""
    shutil.copy(folder / "after.txt", folder / "treaty.md")
    for words in (["init", "-q", "-b", "main"], ["add", "treaty.md"],
                  ["-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-q", "-m", "x"]):
        subprocess.run(["git", *words], cwd=folder, env=environment(folder), check=True)


def environment(folder):
    kept = {name: value for name, value in os.environ.items()
            if name.startswith(("ASAN_", "UBSAN_", "LSAN_", "LD_LIBRARY_PATH"))}
    return {**kept, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "HOME": str(folder),
            "LC_ALL": "C"}


def run(name, lines, root, travaux, bash):
    """The number of examples that do not hold."""
    failed = 0
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        prepare(folder, root, travaux)
        if name == "README.md":
            keep_in_git(folder)
        surroundings = environment(folder)
        for line in lines:
            store = re.match(r"export TRAVAUX_STORE=(\S+)$", line)
            if store:
                surroundings["TRAVAUX_STORE"] = store.group(1)
                continue
            expected = int(EXIT.search(line).group(1)) if EXIT.search(line) else 0
            done = subprocess.run([bash, "-o", "pipefail", "-c", line], cwd=folder,
                                  env=surroundings, stdin=subprocess.DEVNULL,
                                  capture_output=True, timeout=120)
            if done.returncode != expected:
                failed += 1
                print(f"{name}: exits with {done.returncode}, not {expected}: {line}\n"
                      + done.stderr.decode("utf-8", "replace"))
            elif expected == 0 and done.stderr:
                failed += 1
                print(f"{name}: says on standard error: {line}\n"
                      + done.stderr.decode("utf-8", "replace"))
    return failed


def main():
    travaux = pathlib.Path(sys.argv[1]).resolve()
    root = pathlib.Path(sys.argv[2]).resolve()
    bash = shutil.which("bash")
    pages = {page.name: examples(page) for page in sorted((root / "cli/man").glob("*.scd"))}
    ran = failed = 0

    if bash is None:
        manual.skip("there is no bash to run the examples with")
    pages["README.md"] = readme_examples(root / "README.md")
    for name, lines in pages.items():
        if not lines and name.endswith(".1.scd"):
            failed += 1
            print(f"{name}: has no example")
        ran += len(lines)
        failed += run(name, lines, root, travaux, bash)
    print(f"{len(pages)} pages, {ran} examples, {failed} do not hold")
    return 1 if failed or not ran else 0


sys.exit(main())
