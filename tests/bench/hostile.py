#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Texts made to be hard: time, growth and memory of a whole comparison.

    hostile.py TRAVAUX                   each at a small size, its replay alone
    hostile.py TRAVAUX MEASURE --bytes   the ones that hold most, their memory alone
    hostile.py TRAVAUX MEASURE [--runs 3] [--scale 1.0] [--only NAME]

Each is a pair of drafts at half its size and at its size; findings are looked
for, as by default. One is a draft that is put into a store. Told are the size,
seconds of CPU for both, their ratio, megabytes at the peak, and what bounds
it: so many seconds, twice the size in at most 2.5 times the time, 64 MB and 12
times the input. What is over a bound is marked. A comparison replays both drafts before it is shown, or fails; at a
small size the redline that is written is put together again here as well.
Nothing fails for a slow machine: this measures.
"""
import argparse
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile

STOCK = """shall party vessel measure conserve marine authority report impact assess notify council share
benefit resource genetic seabed current threshold proposal scientific technical body review publish monitor
area management tool consult stakeholder capacity transfer technology fund dispute settlement""".split()
RATIO_MOST = 2.5
SMALL = 1000
# Each thread has scratch of its own, and a bound on memory must hold on any machine.
THREADS = ['--threads', '2']


def sentence(chance, count):
    return ' '.join(chance.choice(STOCK) if chance.random() < .8 else 'term%d' % chance.randrange(4000)
                    for _ in range(count))


def one_paragraph(words):
    yield 'Article 1\n\n'
    yield ' '.join(words) + '.\n'


def paragraphs(lines):
    yield 'Article 1\n\n'
    for number, line in enumerate(lines, 1):
        yield '%d. %s.\n\n' % (number, line)


def articles(lines):
    for number, line in enumerate(lines, 1):
        yield 'Article %d\n\n%s.\n\n' % (number, line)


# Words of one clause: each gives the words before and after.

def different(count):
    return ['a%d' % i for i in range(count)], ['b%d' % i for i in range(count)]


def one_word(count):
    return ['same'] * count, ['same'] * (count * 9 // 10)


def reversed_words(count):
    before = ['w%d' % i for i in range(count)]
    return before, before[::-1]


def chance_words(kinds):
    def made(count):
        chance = random.Random(kinds)
        return tuple(['t%d' % chance.randrange(kinds) for _ in range(count)] for _ in range(2))
    return made


def period(count):
    turn = [STOCK[i % 7] for i in range(count + 3)]
    return turn[:count], turn[3:]


def fibonacci(count):
    last, word = 'b', 'a'
    while len(word) <= count:
        last, word = word, word + last
    return list(word[:count]), list(word[1:count + 1])[::-1]


def de_bruijn(count):
    """Every sequence of so many zeros and ones once, by a shift register."""
    bits = max(2, (count - 1).bit_length())
    seen, state, out = set(), 0, []
    while len(out) < count:
        one = (state << 1 | 1) & ((1 << bits) - 1)
        state = one if one not in seen else one ^ 1
        seen.add(state)
        out.append('one' if state & 1 else 'nil')
    return out, [{'one': 'nil', 'nil': 'one'}[word] for word in out]


def edited_words(count):
    before = sentence(random.Random(5), count).split()
    return before, ['anew' if i % 20 == 0 else word for i, word in enumerate(before)]


# Clauses: each gives the lines before and after.

def nearly_equal(count):
    rate = 'The rate of duty for the goods of heading %d is %d per cent of their value'
    return ([rate % (i, i % 10) for i in range(count)],
            [rate % (i, (i + 3) % 10) for i in range(count)])


def all_equal(count):
    return ['The same words each time'] * count, ['The same words each time'] * (count // 2)


def reversed_lines(count):
    chance = random.Random(3)
    lines = [sentence(chance, 20) for _ in range(count)]
    return lines, [line + ' now' for line in reversed(lines)]


def nothing_shared(count):
    chance = random.Random(3)
    lines = [sentence(chance, 20) for _ in range(count)]
    return lines, ['x' + line.replace(' ', ' x') for line in lines]


def two_letters(count):
    chance = random.Random(3)
    return tuple([' '.join(chance.choice('ab') for _ in range(20)) for _ in range(count)] for _ in range(2))


def long_repeats(count):
    chance = random.Random(3)
    shared = sentence(chance, 200)
    return ([shared + ' ' + sentence(chance, 3) for _ in range(count)],
            [sentence(chance, 3) + ' ' + shared for _ in range(count)])


def edited_lines(count):
    chance = random.Random(3)
    lines = [sentence(chance, 8) for _ in range(count)]
    return lines, [line + ' anew' if i % 20 == 0 else line for i, line in enumerate(lines)]


def references(count):
    """Each cites another clause, that is not there."""
    line = 'The parties shall apply Article %d, paragraph 2, to the goods of term%d'
    return ([line % (count + i, i) for i in range(count)],
            [line % (3 * count + i, i) for i in range(count)])


def figures(count):
    """Each says many numbers, all of them changed."""
    return tuple([' '.join('no less than %d million euro in %d years,' % (i * 7 + k + side, k + 2)
                           for k in range(5)) for i in range(count)] for side in range(2))


def bounds(count):
    """One paragraph in which many numbers stay and what bounds them goes: a finding for each."""
    return ([word for i in range(count) for word in ('at', 'most', str(i), 'tanks')],
            [word for i in range(count) for word in (str(i), 'tanks')])


# Depth: each gives the two texts.

def nested(opened, closed, text='%s', words='the Parties %s confer'):
    def made(count):
        return tuple(text % (opened * count + words % word + closed * count) for word in ('shall', 'may'))
    return made


def ladder(count):
    """A new kind of enumerator a line, so that each line goes one deeper where it can."""
    marks = itertools.cycle(['1.', '(a)', '(i)', '-', '1)', 'a)', 'i)', 'A.'])
    steps = [next(marks) for _ in range(count)]
    return tuple('Article 1\n\n' + ''.join('%s as %s %d\n\n' % (mark, word, i)
                                           for i, mark in enumerate(steps)) for word in ('said', 'told'))


def divisions(count):
    names = ['PART', 'CHAPTER', 'SECTION', 'Article']
    return tuple(''.join('%s %d\n\nThe Parties %s confer.\n\n' % (names[i % 4], i, word)
                         for i in range(count)) for word in ('shall', 'may'))


def written(shape, lists):
    return lambda count: tuple(''.join(shape(side)) for side in lists(count))


# Name, size, seconds that bound it, texts, suffix of the files.
CASES = [
    ('words, all different', 1_000_000, 30, written(one_paragraph, different), 'txt'),
    ('words, all one', 1_000_000, 30, written(one_paragraph, one_word), 'txt'),
    ('words, reversed', 1_000_000, 30, written(one_paragraph, reversed_words), 'txt'),
    ('words, chance of two', 1_000_000, 30, written(one_paragraph, chance_words(2)), 'txt'),
    ('words, chance of 1,000', 1_000_000, 30, written(one_paragraph, chance_words(1000)), 'txt'),
    ('words, period shifted', 1_000_000, 30, written(one_paragraph, period), 'txt'),
    ('words, Fibonacci', 1_000_000, 30, written(one_paragraph, fibonacci), 'txt'),
    ('words, de Bruijn', 1_000_000, 30, written(one_paragraph, de_bruijn), 'txt'),
    ('one paragraph of 100 MB', 14_000_000, 60, written(one_paragraph, edited_words), 'txt'),
    ('nearly equal', 10_000, 2, written(articles, nearly_equal), 'txt'),
    ('nearly equal', 100_000, 30, written(articles, nearly_equal), 'txt'),
    ('all equal', 100_000, 30, written(articles, all_equal), 'txt'),
    ('reversed', 100_000, 30, written(articles, reversed_lines), 'txt'),
    ('nothing in common', 100_000, 30, written(articles, nothing_shared), 'txt'),
    ('two letters', 100_000, 30, written(articles, two_letters), 'txt'),
    ('two letters, one article', 100_000, 30, written(paragraphs, two_letters), 'txt'),
    ('long shared repeats', 10_000, 30, written(articles, long_repeats), 'txt'),
    ('references to nothing', 10_000, 30, written(articles, references), 'txt'),
    ('figures', 20_000, 30, written(articles, figures), 'txt'),
    ('findings in one clause', 50_000, 10, written(one_paragraph, bounds), 'txt'),
    ('a million clauses', 1_000_000, 60, written(articles, edited_lines), 'txt'),
    ('a million paragraphs', 1_000_000, 60, written(paragraphs, edited_lines), 'txt'),
    ('deep brackets', 100_000, 10, nested('[', ']', 'Article 1\n\n%s\n'), 'txt'),
    ('deep proposals', 100_000, 10, nested('[RU: ', ']', 'Article 1\n\n%s\n'), 'txt'),
    ('brackets never closed', 100_000, 10, nested('[', '', 'Article 1\n\n%s\n'), 'txt'),
    ('brackets never opened', 100_000, 10, nested('', ']', 'Article 1\n\n%s\n'), 'txt'),
    ('deep quotations', 100_000, 10, nested('>', '', '# Article 1\n\n%s\n'), 'md'),
    ('deep lists', 100_000, 10, nested('- ', '', '# Article 1\n\n%s\n'), 'md'),
    ('deep numbers', 100_000, 10, nested('1.', ' ', 'Article 1\n\n%s\n'), 'txt'),
    ('deep points', 100_000, 10, nested('(a) ', ' ', 'Article 1\n\n%s\n'), 'txt'),
    ('a ladder of points', 100_000, 10, ladder, 'txt'),
    ('a ladder of divisions', 100_000, 10, divisions, 'txt'),
]


# Stored, not compared: name, size, seconds, texts, suffix.
STORED = [
    ('stored, a million clauses', 1_000_000, 60, written(articles, edited_lines), 'txt'),
]

# Those that came nearest to the bound on memory, at a size that takes a second or two.
HEAVY = {'words, all different': 1_000_000, 'two letters': 100_000, 'two letters, one article': 100_000,
         'a ladder of points': 100_000, 'a million paragraphs': 100_000}


def write(folder, texts, suffix):
    paths = [os.path.join(folder, side + '.' + suffix) for side in ('before', 'after')]
    for path, text in zip(paths, texts):
        with open(path, 'w', encoding='utf-8') as out:
            out.write(text)
    return paths


def compared(options, paths):
    return [options.travaux, 'diff', *THREADS, '--format', 'text', *paths]


def stored(options, paths):
    """A store of its own each time, and the first of the two."""
    store = paths[0] + '.git'
    return ['sh', '-c', 'rm -rf "$1" && "$0" init "$1" && "$0" import --quiet --store "$1" "$2"',
            options.travaux, store, paths[0]]


def measured(options, command):
    """Seconds of CPU, the least of the runs, and megabytes; None if it failed."""
    told = []
    for _ in range(options.runs):
        made = subprocess.run([options.measure, *command], stderr=subprocess.PIPE, check=True)
        status, cpu, _, peak = made.stderr.split()
        if int(status) != 0:
            return None
        told.append((float(cpu), float(peak)))
    return min(cpu for cpu, _ in told), max(peak for _, peak in told)


def replays(options, paths):
    """Is the text of each row, before and after, what its edits put together?"""
    command = [options.travaux, 'diff', *THREADS, '--format', 'json', '--text', *paths]
    made = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    if made.returncode != 0:
        return False
    for row in json.loads(made.stdout)['alignment']:
        for side, kept in (('before', 'delete'), ('after', 'insert')):
            edits = ''.join(edit['text'] for edit in row['edits'] if edit['op'] in ('equal', kept))
            if edits != ''.join(row[side + '_text']):
                return False
    return True


def stays(options, paths):
    """Is the stored draft, read back, what was read from the file?"""
    if subprocess.run(stored(options, paths), stdout=subprocess.DEVNULL, check=False).returncode != 0:
        return False
    command = [options.travaux, 'diff', '--exit-code', '--store', paths[0] + '.git', 'before', paths[0]]
    return subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0


def most_bytes(paths):
    return 64 + 12 * sum(map(os.path.getsize, paths)) / (1 << 20)


def over(figure, bound, form):
    return form % figure + ('!' if figure > bound else ' ')


def case(options, folder, row, command, holds):
    name, size, seconds, texts, suffix = row
    size = max(2, int(size * options.scale))
    whole = holds(options, write(folder, texts(min(size, SMALL)), suffix))
    half = measured(options, command(options, write(folder, texts(size // 2), suffix)))
    paths = write(folder, texts(size), suffix)
    full = measured(options, command(options, paths))
    if half is None or full is None or not whole:
        print('%-26s %10d failed' % (name, size), flush=True)
        return False
    most = most_bytes(paths[:1] if command is stored else paths)
    print('%-26s %10d %9.3f %s %s %s %8d' % (
        name, size, half[0], over(full[0], seconds, '%9.3f'), over(full[0] / half[0], RATIO_MOST, '%6.2f'),
        over(full[1], min(most, 2048), '%8.1f'), most), flush=True)
    return True


def hold_replay(options):
    """No time is looked at: each pair, small, is compared and put together again."""
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, _, _, texts, suffix in CASES:
            if not replays(options, write(folder, texts(SMALL), suffix)):
                print('%s: does not replay' % name)
                failed += 1
        for name, _, _, texts, suffix in STORED:
            if not stays(options, write(folder, texts(SMALL), suffix)):
                print('%s: is not what was stored' % name)
                failed += 1
    print('%d texts, %d failed' % (len(CASES) + len(STORED), failed))
    return 1 if failed else 0


def hold_bytes(options):
    """Memory is the same on a slow machine."""
    failed = 0
    options.runs = 1
    with tempfile.TemporaryDirectory() as folder:
        for name, _, _, texts, suffix in CASES:
            if name not in HEAVY:
                continue
            paths = write(folder, texts(HEAVY[name]), suffix)
            told = measured(options, compared(options, paths))
            if told is None or told[1] > most_bytes(paths):
                print('%s: %s MB, and at most %d' % (name, told and told[1], most_bytes(paths)))
                failed += 1
    print('%d texts, %d failed' % (len(HEAVY), failed))
    return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('travaux')
    parser.add_argument('measure', nargs='?')
    parser.add_argument('--runs', type=int, default=3)
    parser.add_argument('--scale', type=float, default=1.0)
    parser.add_argument('--bytes', action='store_true', help='hold the heaviest to the bound on memory')
    parser.add_argument('--only', action='append', default=[], help='cases whose name has this in it')
    options = parser.parse_args()
    if options.measure is None:
        return hold_replay(options)
    if options.bytes:
        return hold_bytes(options)
    print('\n%-26s %10s %9s %10s %7s %9s %8s' % ('hostile', 'n', 'n/2 s', 'n s', 'ratio', 'MB', 'MB most'))
    with tempfile.TemporaryDirectory() as folder:
        rows = [(row, compared, replays) for row in CASES] + [(row, stored, stays) for row in STORED]
        done = [case(options, folder, *row) for row in rows
                if not options.only or any(name in row[0][0] for name in options.only)]
    return 0 if all(done) else 1


if __name__ == '__main__':
    sys.exit(main())
