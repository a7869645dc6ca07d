#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Twenty passages of real treaties: our redline, and beside it git's.

    run.py [--update] TRAVAUX

before.txt and after.txt hold the passages, an article each, whose heading names the
source; examples.txt what travaux and `git diff --word-diff` make of each. The test holds
travaux to what is recorded there; and, over all passages, to fewer stretches of change
than git's and at most half as many crumbs (one or two words kept between two changes).
Which is the better of the two, a reader says: look at examples.txt before it is committed.

--update writes examples.txt anew; what git says in it is recorded, and never compared.
"""
import argparse, difflib, json, os, re, subprocess, sys, tempfile, textwrap

HERE = os.path.dirname(os.path.abspath(__file__))
WIDTH = 92
WORD = re.compile(r'\w+')
MARKED = re.compile(r'\[-(.*?)-\](?![\]-])|\{\+(.*?)\+\}', re.S)


def run(command, **more):
    return subprocess.run(command, capture_output=True, encoding='utf-8', cwd=HERE, **more)


def passages(name):
    """Article by article: the heading, and the text under it."""
    with open(os.path.join(HERE, name), encoding='utf-8') as f:
        parts = re.split(r'^Article \d+\n(.*)\n\n', f.read(), flags=re.M)
    return list(zip(parts[1::2], (part.strip() + '\n' for part in parts[2::2])))


class Count:
    """Of edits, in order: words struck and set, stretches and crumbs."""

    def __init__(self):
        self.struck = self.set = self.stretches = self.crumbs = 0
        self.gap = None

    def add(self, op, text):
        words = len(WORD.findall(text))
        if op == 'equal':
            if self.gap is not None:
                self.gap += words
        elif words:
            if op == 'delete':
                self.struck += words
            else:
                self.set += words
            if self.gap is None or self.gap:
                self.stretches += 1
                self.crumbs += self.gap in (1, 2)
            self.gap = 0

    def __str__(self):
        return '%d struck, %d set, %d stretches, %d crumbs' % (
            self.struck, self.set, self.stretches, self.crumbs)


def ours(travaux):
    """Of each article: the lines that show its redline, and the count."""
    shown = run([travaux, 'diff', '--format', 'text', '--width', str(WIDTH), '--no-findings',
                 'before.txt', 'after.txt'])
    counted = run([travaux, 'diff', '--format', 'json', '--text', 'before.txt', 'after.txt'])
    if shown.returncode or counted.returncode or shown.stderr:
        sys.exit('travaux: %s%s' % (shown.stderr, counted.stderr))
    lines, counts = {}, {}
    article = None
    for line in shown.stdout.split('\n'):
        head = re.match(r'-- Article (\d+)', line)
        if head:
            article = int(head.group(1))
        if article:
            lines.setdefault(article, []).append(line)
    for row in json.loads(counted.stdout)['alignment']:
        article = int(re.match(r'art_(\d+)', (row['after'] or row['before'])[0]).group(1)) \
            if (row['after'] or row['before'])[0].startswith('art_') else 0
        for edit in row.get('edits') or []:
            if not (edit.get('moved_to') or edit.get('moved_from')):
                counts.setdefault(article, Count()).add(edit['op'], edit['text'])
    return lines, counts


def git(before, after):
    with tempfile.TemporaryDirectory() as scratch:
        for name, text in (('before', before), ('after', after)):
            with open(os.path.join(scratch, name), 'w', encoding='utf-8') as f:
                f.write(text)
        said = subprocess.run(['git', 'diff', '--no-index', '--word-diff=plain', '-U1000', 'before',
                               'after'], capture_output=True, encoding='utf-8', cwd=scratch)
    text = said.stdout.split('@@\n', 1)[1]
    count, at = Count(), 0
    for mark in MARKED.finditer(text):
        count.add('equal', text[at:mark.start()])
        struck = mark.group(1) is not None
        count.add('delete' if struck else 'insert', mark.group(1) if struck else mark.group(2))
        at = mark.end()
    return text, count


def folded(text):
    return [line for part in text.strip().split('\n')
            for line in textwrap.wrap(part, WIDTH, break_long_words=False,
                                      break_on_hyphens=False) or ['']]


def trimmed(lines):
    while lines and not lines[-1]:
        lines.pop()
    return lines


def said_by_git(text, count):
    return '\n'.join(['git diff --word-diff: %s' % count, *folded(text)]) + '\n\n'


def page(number, title, travaux, count, word_diff):
    return '\n'.join(['=' * WIDTH, *textwrap.wrap('%d. %s' % (number, title), WIDTH), '',
                      'travaux: %s' % count, *trimmed(travaux), '', word_diff])


def recorded(text):
    """What git said of each passage when the page was written."""
    return re.findall(r'^git diff --word-diff: .*?\n\n(?======|\Z)', text, re.M | re.S)


def total(counts):
    return sum(c.stretches for c in counts), sum(c.crumbs for c in counts)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--update', action='store_true')
    parser.add_argument('travaux')
    options = parser.parse_args()
    before, after = passages('before.txt'), passages('after.txt')
    lines, counts = ours(os.path.abspath(options.travaux))
    with open(os.path.join(HERE, 'examples.txt'), encoding='utf-8') as f:
        was = f.read()
    theirs = [git(old[1], new[1]) for old, new in zip(before, after)] if options.update else []
    said = [said_by_git(*pair) for pair in theirs] or recorded(was)
    pages = ''.join(page(n, new[0], lines[n], counts[n], said[n - 1])
                    for n, new in enumerate(after, 1))
    complaints = []
    if options.update:
        with open(os.path.join(HERE, 'examples.txt'), 'w', encoding='utf-8') as f:
            f.write(pages)
    elif was != pages:
        complaints += ['examples.txt is not what it was (run.py --update if it should not be):',
                       *difflib.unified_diff(was.split('\n'), pages.split('\n'), 'expected',
                                             'said', lineterm='')]
    found = [[int(n) for n in re.search(r'(\d+) stretches, (\d+) crumbs', one).groups()]
             for one in said]
    stretches, crumbs = total([counts[n] for n in range(1, len(after) + 1)])
    told = 'travaux %d stretches, %d crumbs; git %d, %d' % (
        stretches, crumbs, sum(f[0] for f in found), sum(f[1] for f in found))
    if stretches >= sum(f[0] for f in found) or 2 * crumbs > sum(f[1] for f in found):
        complaints.append('no better than git: ' + told)
    print('\n'.join(complaints or ['%d passages: %s' % (len(after), told)]))
    return 1 if complaints else 0


if __name__ == '__main__':
    sys.exit(main())
