#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Time and memory of travaux beside other tools.

    speed.py TRAVAUX FLOOR MEASURE [--runs 5] [--most BYTES]

The texts are made here, from a seed: a treaty of so many bytes, and the same
with one word in twenty changed, some articles moved and the rest renumbered.
Runs of the tools are interleaved and medians are told: seconds of CPU of the
whole process with its children, wall seconds, and megabytes at the peak.
"""
import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile

STOCK = """shall party vessel measure conserve marine authority report impact assess notify council share
benefit resource genetic seabed current threshold proposal scientific technical body review publish monitor
area management tool consult stakeholder capacity transfer technology fund dispute settlement provisional
application signature depositary annex the of and in to for by with under any""".split()


def words(chance, count):
    return [chance.choice(STOCK) if chance.random() < .8 else 'term%d' % chance.randrange(4000)
            for _ in range(count)]


def treaty(size, seed):
    """Articles, each a list of paragraphs, each a list of words."""
    chance = random.Random(seed)
    articles, length = [], 0
    while length < size:
        articles.append([words(chance, chance.randrange(15, 90)) for _ in range(chance.randrange(1, 6))])
        length += sum(len(word) + 1 for paragraph in articles[-1] for word in paragraph)
    return articles


def edited(articles, seed):
    chance = random.Random(seed)
    after = [[[chance.choice(STOCK) if chance.random() < .05 else word for word in paragraph]
              for paragraph in article] for article in articles]
    for _ in range(min(20, len(after) // 10)):
        after.insert(chance.randrange(len(after)), after.pop(chance.randrange(len(after))))
    return after


def write(path, articles):
    with open(path, 'w', encoding='utf-8') as out:
        for number, article in enumerate(articles, 1):
            out.write('Article %d\nHeading of %s\n\n' % (number, ' '.join(article[0][:3])))
            for place, paragraph in enumerate(article, 1):
                out.write('%d. %s.\n\n' % (place, ' '.join(paragraph).capitalize()))


def run(measure, command):
    """CPU and wall seconds and peak megabytes; None if it failed."""
    told = subprocess.run([measure, *command], stderr=subprocess.PIPE, check=True).stderr.split()
    return tuple(map(float, told[1:])) if told[0] in (b'0', b'1') else None


def medians(options, commands):
    seen = {name: [] for name in commands}
    for _ in range(options.runs):
        for name, command in commands.items():
            seen[name].append(run(options.measure, command))
    return {name: None if None in many else tuple(map(statistics.median, zip(*many)))
            for name, many in seen.items()}


def tools(options, before, after):
    some = {'floor': [options.floor, before, after],
            'travaux': [options.travaux, 'diff', '--format', 'text', before, after],
            'no rules': [options.travaux, 'diff', '--no-findings', '--format', 'text', before, after],
            'git': ['git', 'diff', '--no-index', '--no-color', '--word-diff', before, after],
            'wdiff': ['wdiff', before, after],
            'dwdiff': ['dwdiff', before, after]}
    return {name: command for name, command in some.items() if shutil.which(command[0])}


def sizes(options, folder):
    print('%-10s %-8s %8s %8s %8s %10s %10s' % ('bytes', 'tool', 'cpu s', 'wall s', 'MB', 'cpu/floor', 'wall/floor'))
    for size in (20_000, 100_000, 500_000, 2_000_000, 10_000_000):
        if size > options.most:
            break
        before, after = os.path.join(folder, 'before.txt'), os.path.join(folder, 'after.txt')
        articles = treaty(size, 1)
        write(before, articles)
        write(after, edited(articles, 2))
        told = medians(options, tools(options, before, after))
        for name, figures in told.items():
            if figures is None:
                print('%-10d %-8s failed' % (size, name))
                continue
            floor = told.get('floor') or (0, 0)
            ratios = [mine / least if least else 0 for mine, least in zip(figures, floor)]
            print('%-10d %-8s %8.4f %8.4f %8.1f %10.1f %10.1f' % (size, name, *figures, *ratios[:2]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('travaux')
    parser.add_argument('floor')
    parser.add_argument('measure')
    parser.add_argument('--runs', type=int, default=5)
    parser.add_argument('--most', type=int, default=10_000_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sizes(options, folder)


if __name__ == '__main__':
    sys.exit(main())
