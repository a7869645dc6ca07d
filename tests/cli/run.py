#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a person at the prompt may count on, claim by claim.

    run.py TRAVAUX DRAFTS [CLAIM...]

A claim is a function whose name is what it says; it is given a Prompt in a folder of
its own. They stand in the files beside this file.
"""
import os
import subprocess
import sys
import tempfile

import clauses
import documents
import pagers
import reports
import stores


class Prompt:
    def __init__(self, travaux, drafts, folder):
        self.travaux, self.drafts, self.folder = travaux, drafts, folder

    def path(self, name):
        return os.path.join(self.folder, name)

    def draft(self, day):
        return os.path.join(self.drafts, '2022-%s.txt' % day)

    def write(self, name, content):
        data = content if isinstance(content, bytes) else content.encode()
        with open(self.path(name), 'wb') as f:
            f.write(data)
        return name

    def read(self, name):
        with open(self.path(name), 'rb') as f:
            return f.read()

    def run(self, *words, **how):
        """Runs travaux with these words; what it says is bytes."""
        env = {k: v for k, v in os.environ.items() if k != 'TRAVAUX_STORE'}
        how.setdefault('capture_output', not ({'stdout', 'stderr'} & set(how)))
        how.setdefault('stdin', subprocess.DEVNULL if 'input' not in how else None)
        if how['stdin'] is None:
            del how['stdin']
        return subprocess.run([self.travaux, *words], cwd=self.folder, env=env, timeout=60, **how)

    def does(self, *words, **how):
        ran = self.run(*words, **how)
        assert ran.returncode == 0, '%r: exit %d: %r' % (words, ran.returncode, ran.stderr)
        return ran.stdout.decode()

    def refuses(self, saying, *words, **how):
        """Exit status 2, nothing on stdout, and a first line that says so."""
        ran = self.run(*words, **how)
        first = ran.stderr.decode().split('\n')[0]
        assert ran.returncode == 2, '%r: exit %d' % (words, ran.returncode)
        assert not ran.stdout, '%r: wrote %r' % (words, ran.stdout[:80])
        assert saying in first, '%r: said %r, not %r' % (words, first, saying)

    def files(self):
        return sorted(os.listdir(self.folder))


def claims():
    for module in (clauses, documents, pagers, reports, stores):
        for name, claim in list(vars(module).items()):
            if '__' in name and callable(claim):
                yield name, claim


def is_wanted(name, words):
    """By what it begins with; "-pager" is all but those."""
    kept_out = tuple(word[1:] for word in words if word.startswith('-'))
    wanted = tuple(word for word in words if not word.startswith('-'))
    return not name.startswith(kept_out) and name.startswith(wanted or '')


def main():
    travaux, drafts, *words = sys.argv[1:]
    failed = count = kept_out = 0
    for name, claim in claims():
        if not is_wanted(name, words):
            continue
        count += 1
        with tempfile.TemporaryDirectory() as folder:
            try:
                claim(Prompt(os.path.abspath(travaux), os.path.abspath(drafts), folder))
            except AssertionError as e:
                failed += 1
                print('%s: does not hold: %s' % (name, e))
            except pagers.NoTerminal as e:
                kept_out += 1
                print('SKIPPED %s: %s' % (name, e))
    print('%d claims, %d do not hold' % (count, failed))
    if count and kept_out == count:
        return 77
    return 1 if failed or not count else 0


if __name__ == '__main__':
    sys.exit(main())
