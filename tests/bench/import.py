#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Storing a line of drafts, beside git fast-import of the same objects.

    import.py TRAVAUX MEASURE [--runs 5] [--drafts 100] [--clauses 1000]

The drafts are made here, from a seed: each is the one before with 20 of its
paragraphs changed.  travaux reads, aligns and stores them in one call; git
reads a stream that holds every blob, tree and commit ready-made, and waits
for the disk once.  Runs are interleaved and medians are told.
"""
import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile

from speed import STOCK, run, words

PARAGRAPHS = 4


def drafts(folder, options):
    """Writes them; an article and its four paragraphs are five clauses."""
    chance = random.Random(5)
    articles = [[words(chance, chance.randrange(20, 60)) for _ in range(PARAGRAPHS)]
                for _ in range(options.clauses // (PARAGRAPHS + 1))]
    paths = []
    for number in range(options.drafts):
        for _ in range(20 if number else 0):
            paragraph = chance.choice(chance.choice(articles))
            for _ in range(3):
                paragraph[chance.randrange(len(paragraph))] = chance.choice(STOCK)
        paths.append(os.path.join(folder, 'draft-%03d.txt' % number))
        with open(paths[-1], 'w', encoding='utf-8') as out:
            for place, article in enumerate(articles, 1):
                out.write('Article %d\nHeading of article %d\n\n' % (place, place))
                for index, paragraph in enumerate(article, 1):
                    out.write('%d. %s.\n\n' % (index, ' '.join(paragraph).capitalize()))
    return paths


def empty(path, *command):
    shutil.rmtree(path, ignore_errors=True)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('travaux')
    parser.add_argument('measure')
    parser.add_argument('--runs', type=int, default=5)
    parser.add_argument('--drafts', type=int, default=100)
    parser.add_argument('--clauses', type=int, default=1000)
    options, _ = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = drafts(folder, options)
        ours, theirs, stream = (os.path.join(folder, name) for name in ('ours', 'theirs', 'stream'))
        told = {'travaux': [], 'fast-import': []}
        for _ in range(options.runs):
            empty(ours, options.travaux, 'init', ours)
            told['travaux'].append(run(options.measure, [options.travaux, 'import', '--quiet',
                                                         '--store', ours, *paths]))
            with open(stream, 'wb') as out:
                subprocess.run(['git', '-C', ours, 'fast-export', '--all'], check=True, stdout=out)
            empty(theirs, 'git', 'init', '--quiet', '--bare', theirs)
            told['fast-import'].append(run(options.measure, [
                'sh', '-c', 'git -C "$0" fast-import --quiet <"$1"', theirs, stream]))
        print('\n%-12s %8s %8s %8s   %d drafts of %d clauses' % (
            'import', 'cpu s', 'wall s', 'MB', options.drafts, options.clauses))
        medians = {name: [statistics.median(column) for column in zip(*many)]
                   for name, many in told.items()}
        for name, figures in medians.items():
            print('%-12s %8.3f %8.3f %8.1f' % (name, *figures))
        print('%-12s %8.2f %8.2f' % ('ratio', *(ours / theirs for ours, theirs in zip(
            medians['travaux'][:2], medians['fast-import'][:2]))))


if __name__ == '__main__':
    sys.exit(main())
