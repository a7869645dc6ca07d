#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a reader sees replays: struck and set words give both drafts.

    seen.py TRAVAUX html|md|terminal ROOT

A page is read by a parser of HTML, Markdown by the forges' own, and the marks of
a terminal here: what they show of each clause, without what is set, must be its
text in the draft before, and without what is struck that in the draft after; all
of it, and no mark of the drafts' own.  The texts are asked for as JSON, which
other tests hold to the drafts.  White space is left to the browser, and characters
that are named ("U+202E" in brackets) are taken for what they name.

The pairs are those of the snapshots, the sample drafts, and the real ones where
TRAVAUX_SHARED says, or in a folder of that name beside the project.
"""
import glob
import html.parser
import itertools
import json
import os
import re
import shutil
import subprocess
import sys

NAMED = re.compile('⟦U\\+([0-9A-F]+)⟧')
VOID = {'br', 'meta', 'link', 'hr', 'col', 'input', 'img'}
KEPT_OUT = 77
CMARK = ['cmark-gfm', '-e', 'strikethrough', '-e', 'table', '--unsafe']


def plain(text):
    text = NAMED.sub(lambda found: chr(int(found[1], 16)), text)
    return ''.join(letter for letter in text if not letter.isspace())


def with_words(rows):
    """Both texts of each row that has any."""
    texts = [tuple(plain(''.join(side)) for side in row) for row in rows]
    return [text for text in texts if any(text)]


class Seen(html.parser.HTMLParser):
    """Texts of clauses, [before, after], in order; 'holds' says which element is one."""

    def __init__(self, holds, aside):
        super().__init__(convert_charrefs=True)
        self.holds, self.aside = holds, aside
        self.open, self.rows = [], []

    def handle_starttag(self, tag, attributes):
        if tag in VOID:
            return
        kind = dict(attributes).get('class') or ''
        self.open.append((tag, kind))
        if self.holds(tag, kind):
            self.rows.append([[], []])

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, text):
        if not any(self.holds(*one) for one in self.open) or any(self.aside(*one) for one in self.open):
            return
        marks = [tag for tag, _ in self.open if tag in ('del', 'ins', 'strong')]
        # The border of two clauses, or white space that is named.
        if marks and text[:1] in '¶␣':
            return
        if not marks or marks[-1] == 'del':
            self.rows[-1][0].append(text)
        if not marks or marks[-1] != 'del':
            self.rows[-1][1].append(text)


MARKED = re.compile(r'\[-(.*?)-\]|\{\+(.*?)\+\}|\[>(.*?)<\]|\{<(.*?)>\}|\[~(.*?)~\]|\{~(.*?)~\}', re.S)
PLACE = re.compile('moved (?:to|from) [^:]*: ')
ISOLATES = '\u2068\u2069'


def read_terminal(text):
    """All that is shown of the texts, before and after."""
    text = text[text.find('\n── '):]
    lines = [line.strip(ISOLATES)[2:].strip(ISOLATES) for line in text.split('\n') if line.lstrip(ISOLATES)[:1] == '│']
    text, sides, at = '\n'.join(lines), ([], []), 0
    for mark in MARKED.finditer(text):
        inside = PLACE.sub('', mark[mark.lastindex], 1)
        for side in sides:
            side.append(text[at:mark.start()])
        if inside.lstrip()[:1] not in ('¶', '␣'):
            sides[mark.lastindex % 2 == 0].append(inside)
        at = mark.end()
    return [plain(''.join(side) + text[at:]) for side in sides]


def terminal_differs(travaux, before, after):
    """A clause put in or struck may have its number with its text, for want of a title."""
    told = read_terminal(output(travaux, 'diff', '--no-findings', '--unchanged', '--format', 'terminal', '--color',
                                'never', '--no-pager', '--width', '1000000', before, after))
    for side, name in enumerate(('before', 'after')):
        left = told[side]
        for row in rows_of(travaux, before, after):
            text = plain(''.join(row.get(name + '_text') or []))
            number = plain(''.join(row[name + '_num']))
            alone = row['relation'] in ('inserted', 'deleted')
            if alone and left.startswith(number + text):
                left = left[len(number):]
            if not left.startswith(text):
                print('%s\n%s\n%s %s: %.300s\nis shown: %.300s' % (before, after, name, row[name], text, left))
                return True
            left = left[len(text):]
        if left:
            print('%s\n%s\nmore than the draft %s: %.300s' % (before, after, name, left))
            return True
    return False


def output(*command, given=None):
    return subprocess.run(command, input=given, stdout=subprocess.PIPE, check=True).stdout.decode('utf-8')


def shown(travaux, form, before, after):
    text = output(travaux, 'diff', '--no-findings', '--unchanged', '--format', form, before, after)
    if form == 'md':
        text = output(*CMARK, given=text[text.index('## Redline'):].encode('utf-8'))
        seen = Seen(lambda tag, kind: tag == 'blockquote', lambda tag, kind: tag == 'sub')
    else:
        seen = Seen(lambda tag, kind: (tag, kind) == ('p', 'text'), lambda tag, kind: kind == 'away')
    seen.feed(text)
    return with_words(seen.rows)


def rows_of(travaux, before, after):
    return json.loads(output(travaux, 'diff', '--no-findings', '--unchanged', '--text', '--format', 'json',
                             before, after))['alignment']


def wanted(travaux, before, after):
    return with_words([row.get(side) or [] for side in ('before_text', 'after_text')]
                      for row in rows_of(travaux, before, after))


def differs(travaux, form, before, after):
    if form == 'terminal':
        return terminal_differs(travaux, before, after)
    want, got = wanted(travaux, before, after), shown(travaux, form, before, after)
    for one, other in itertools.zip_longest(want, got):
        if one != other:
            print('%s\n%s\nthe drafts: %.300s\nis shown:   %.300s' % (before, after, one, other))
            return True
    return False


def pairs(root):
    for folder in sorted(glob.glob(os.path.join(root, 'tests', 'snapshot', '*'))):
        before, after = (glob.glob(os.path.join(folder, side + '.*')) for side in ('before', 'after'))
        if len(before) == len(after) == 1:
            yield before[0], after[0]
    yield from itertools.combinations(sorted(glob.glob(os.path.join(root, 'drafts', '*.txt'))), 2)
    shared = os.path.join(os.environ.get('TRAVAUX_SHARED') or os.path.join(root, '..', 'shared'), 'data')
    for folder in sorted(glob.glob(os.path.join(shared, 'eu-*'))):
        both = [os.path.join(folder, name) for name in ('old.txt', 'new.txt')]
        if all(map(os.path.exists, both)):
            yield tuple(both)
    treaties = sorted(glob.glob(os.path.join(shared, 'tota-treaties', '*.en.txt')))[:12]
    yield from zip(treaties, treaties[1:])


def main(travaux, form, root):
    if form == 'md' and shutil.which(CMARK[0]) is None:
        print('SKIPPED: cmark-gfm is not installed, which reads Markdown as forges do')
        return KEPT_OUT
    tried = failed = 0
    for before, after in pairs(root):
        for one, other in ((before, after), (after, before)):
            tried += 1
            failed += differs(travaux, form, one, other)
    print('%d pairs, %d fail' % (tried, failed))
    return 1 if failed or tried < 20 else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:4]))
