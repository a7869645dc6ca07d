#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Is every row of the official tables that is not found in lib/align/UNREACHED.md, and no other?

    unreached.py TRAVAUX SOURCE-ROOT [--explain]

Runs the scorer that lies beside the treaties (see real.py; SKIPPED where there is none) and holds what it says
is wrong and missing against the page. With --explain it tells of each missing row the likeness of the two whole
articles, what rank that has among all articles after, and what share of either stands in the other: the measures by
which the page sorts them. They are reckoned here anew, not asked of the engine.
"""
import collections
import csv
import glob
import json
import math
import os
import re
import subprocess
import sys

PAGE = os.path.join('lib', 'align', 'UNREACHED.md')


def run(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout


def told_by_scorer(travaux, shared, folders):
    """(folder, sort, row) of each pair that is wrong or missing."""
    told, name = set(), ''
    for line in run(sys.executable, os.path.join(shared, 'bench', 'score.py'), 'articles', '--wrong', '--travaux', travaux,
                    *folders).splitlines():
        found = re.match(r'    (wrong|missing) +(.+?) -> (.+)', line)
        if found:
            told.add((name, found[1], found[2] + ' → ' + found[3].strip()))
        else:
            name = line.split()[0]
    return told


def told_by_page(source):
    """The same, and the class that each row has there. A section names its folder in a comment."""
    told, name = {}, ''
    with open(os.path.join(source, PAGE), encoding='utf-8') as page:
        for line in page:
            folder, rows = re.match(r'<!-- (eu-\S+) -->', line), re.match(r'- (\w+): (.+)', line)
            if folder:
                name = folder[1]
            elif rows:
                sort = 'wrong' if rows[1] == 'said' else 'missing'
                told.update({(name, sort, row): rows[1] for row in rows[2].rstrip().split(', ')})
    return told


def article(eid):
    for step in reversed(eid.split('__')):
        found = re.match(r'(art|sec|annex)_(.+)', step)
        if found:
            number = found[2].replace('_', '').lower()
            return 'Annex ' + str(roman(number)) if found[1] == 'annex' else number
    return None


def roman(number):
    values = [dict(i=1, v=5, x=10, l=50, c=100).get(letter, 0) for letter in number]
    if not all(values):
        return number
    return sum(-one if one < other else one for one, other in zip(values, values[1:] + [0]))


def articles_of(travaux, folder):
    """The words of each article before, and after: by a comparison with all its texts."""
    told = json.loads(run(travaux, 'diff', '--format', 'json', '--text', os.path.join(folder, 'old.txt'),
                          os.path.join(folder, 'new.txt')))
    sides = []
    for side in 'before', 'after':
        words = collections.defaultdict(list)
        for row in told['alignment']:
            for eid, text in zip(row[side], row[side + '_text']):
                words[article(eid)] += re.findall(r'\w+', text.lower())
        words.pop(None, None)
        sides.append(words)
    return sides


def likeness(one, other, weight):
    """Dice, and the shares of either in the other, of words and of pairs of neighbours."""
    def weigh(words):
        counted = collections.Counter(words) + collections.Counter(zip(words, words[1:]))
        return {each: count * (weight[each] if isinstance(each, str) else min(map(weight.get, each)))
                for each, count in counted.items()}
    a, b = weigh(one), weigh(other)
    shared = sum(min(a[each], b[each]) for each in a.keys() & b.keys())
    whole, part = sum(a.values()) or 1, sum(b.values()) or 1
    return 2 * shared / (whole + part), shared / whole, shared / part


def explain(travaux, folder, rows, page):
    before, after = articles_of(travaux, folder)
    count = collections.Counter(word for side in (before, after) for words in side.values() for word in words)
    total = sum(count.values())
    weight = {word: 1 if word.isdigit() else max(math.log2(total / times) - 4, 0) for word, times in count.items()}
    for row in sorted(rows):
        one, other = row.split(' → ')
        sort = page.get((os.path.basename(folder), 'missing', row), '?')
        if one not in before or other not in after:
            print('  %-24s %-6s no text' % (row, sort))
            continue
        like, holds, held = likeness(before[one], after[other], weight)
        rank = 1 + sum(likeness(before[one], words, weight)[0] > like for words in after.values())
        print('  %-24s %-6s likeness %.2f, rank %d of %d; %.2f of the one, %.2f of the other stand in it'
              % (row, sort, like, rank, len(after), holds, held))


def main():
    travaux, source = os.path.abspath(sys.argv[1]), sys.argv[2]
    shared = os.environ.get('TRAVAUX_SHARED') or os.path.join(source, '..', 'shared')
    tables = sorted(glob.glob(os.path.join(shared, 'data', 'eu-*', 'truth.tsv')))
    folders = [os.path.dirname(table) for table in tables
               if os.path.isfile(os.path.join(os.path.dirname(table), 'old.txt'))]
    if not folders:
        print('SKIPPED: no treaties and scorers in', shared)
        return 77
    told, page = told_by_scorer(travaux, shared, folders), told_by_page(source)
    for name, sort, row in sorted(told - page.keys()):
        print('%s: %s is %s, and not in %s' % (name, row, sort, PAGE))
    for name, sort, row in sorted(page.keys() - told):
        print('%s: %s is in %s as %s, and is not' % (name, row, PAGE, sort))
    if '--explain' in sys.argv:
        for folder in folders:
            print(os.path.basename(folder))
            name = os.path.basename(folder)
            explain(travaux, folder, {row for where, sort, row in told if (where, sort) == (name, 'missing')}, page)
    print('%d rows missing, %d said that no table has' % (sum(sort == 'missing' for _, sort, _ in told),
                                                          sum(sort == 'wrong' for _, sort, _ in told)))
    return 0 if told == page.keys() else 1


if __name__ == '__main__':
    sys.exit(main())
