#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The scores on real treaties, by the scorers that lie beside them, held to a floor.

    real.py TRAVAUX SOURCE-ROOT

Treaties, official tables and scorers are looked for where TRAVAUX_SHARED says,
else in a folder "shared" beside the project; where there is none this is
SKIPPED, and says so. As in scores.py a floor stands a little under what is
reached.
"""
import glob
import os
import re
import subprocess
import sys
import tempfile

# Article pairs against the official tables: F1.
ARTICLES = {'eu-brussels1-2001-2012': .83, 'eu-consumercredit-2008-2023': .94, 'eu-copyrightterm-1993-2006': 1,
            'eu-injunctions-1998-2009': 1, 'eu-injunctions-2009-2020': .63, 'eu-misleadingad-1984-2006': 1,
            'eu-nis-2016-2022': .86, 'eu-procurement-2004-2014': .775, 'eu-prospectus-2003-2017': .88,
            'eu-psd-2007-2015': .99, 'eu-renewables-2009-2018': .93, 'eu-stateaid-1998-2015': 1,
            'eu-trademark-2009-2017': .99, 'eu-utilities-2004-2014': .835, 'pooled': .903}

# Pairs made from treaties: precision, recall.
SOURCES = ('17', '26', '112')
CHANGES = ('--seed 1 --edits 0.05 --moves 6 --para-moves 4 --splits 4 --merges 4 --ins-articles 3'
           ' --del-articles 3').split()
GENERATED = {'pairs': (.999, .9985), 'moves': (.94, .99), 'splits': (.95, .91), 'merges': (.95, .95),
             'renumbered': (.93, .995)}

# Redlines of treaties: words struck, words set, crumbs, each at most.
REDLINES = {('tota-treaties/156', 'tota-treaties/342'): (360, 366, 3),
            ('tota-treaties/387', 'tota-treaties/144'): (5800, 7780, 100),
            ('tota-treaties/186', 'tota-treaties/112'): (20950, 71300, 98),
            ('ua-constitution/1996', 'ua-constitution/2004'): (915, 1976, 30),
            ('ua-constitution/2004', 'ua-constitution/2010'): (1980, 935, 31),
            ('eu-consolidated-series/32001r0044/2004-05-01', 'eu-consolidated-series/32001r0044/2004-11-17'): (83, 148, 5)}

# Treaties in which nothing but this was done: words struck, words set, each at most.
NOTHING = '--seed 1 --edits 0 --moves 0 --para-moves 0 --splits 0 --merges 0 --ins-articles 0 --del-articles 0'
ALONE = {'moved': ('--moves 6 --para-moves 4 --renumber none', 0, 0), 'wrapped': ('--renumber none --wrap 72', 0, 0)}
ALONE_SOURCES = ('17', '26', '52', '186')


def run(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout


def least(what, figure, floor):
    print('%-44s %9.4f  least %g%s' % (what, figure, floor, '' if figure >= floor else '  FAILED'))
    return figure < floor


def most(what, figure, ceiling):
    print('%-44s %9d  most  %d%s' % (what, figure, ceiling, '' if figure <= ceiling else '  FAILED'))
    return figure > ceiling


def hold_articles(travaux, shared):
    folders = [os.path.join(shared, 'data', name) for name in ARTICLES if name != 'pooled']
    told = run(sys.executable, os.path.join(shared, 'bench', 'score.py'), 'articles', '--travaux', travaux, *folders)
    seen = {words[0]: float(words[5]) for words in map(str.split, told.splitlines()[1:])}
    return sum(least('articles, ' + name, seen.get(name, 0), floor) for name, floor in ARTICLES.items())


def hold_generated(travaux, shared):
    bench, failed = os.path.join(shared, 'bench'), 0
    with tempfile.TemporaryDirectory() as folder:
        prefixes = [os.path.join(folder, number) for number in SOURCES]
        for number, prefix in zip(SOURCES, prefixes):
            source = os.path.join(shared, 'data', 'tota-xml', 'pta_%s.xml' % number)
            run(sys.executable, os.path.join(bench, 'make_pair.py'), '--source', source, '--out', prefix, *CHANGES)
        told = run(sys.executable, os.path.join(bench, 'score.py'), 'generated', '--travaux', travaux, *prefixes)
    seen = {words[0]: words[1:] for words in map(str.split, told.splitlines()[1:])}
    for name, (precision, recall) in GENERATED.items():
        failed += least('generated, %s, precision' % name, float(seen[name][3]), precision)
        failed += least('generated, %s, recall' % name, float(seen[name][4]), recall)
    return failed + most('generated, spurious pairs', int(seen['spurious'][0]), 4)


def redline(travaux, shared, before, after):
    """Words struck and set, crumbs, words lost."""
    told = run(sys.executable, os.path.join(shared, 'bench', 'redline.py'), before, after, '--travaux', travaux, '--peer')
    figures = list(map(int, re.search(r'^travaux +(.*)$', told, re.M).group(1).split()[:7]))
    return figures[0], figures[1], figures[4], figures[6]


def hold_alone(travaux, shared):
    failed = 0
    for name, (options, struck, set_) in ALONE.items():
        figures = []
        for number in ALONE_SOURCES:
            source = os.path.join(shared, 'data', 'tota-xml', 'pta_%s.xml' % number)
            with tempfile.TemporaryDirectory() as folder:
                prefix = os.path.join(folder, number)
                run(sys.executable, os.path.join(shared, 'bench', 'make_pair.py'), '--source', source, '--out', prefix,
                    *NOTHING.split(), *options.split())
                figures.append(redline(travaux, shared, prefix + '.old.txt', prefix + '.new.txt'))
        failed += most('%s alone, struck' % name, sum(figure[0] for figure in figures), struck)
        failed += most('%s alone, set' % name, sum(figure[1] for figure in figures), set_)
    return failed


def hold_redlines(travaux, shared):
    failed = 0
    for (one, other), ceilings in REDLINES.items():
        files = [glob.glob(os.path.join(shared, 'data', name + '[-.]*.txt'))[0] for name in (one, other)]
        for what, figure, ceiling in zip(('struck', 'set', 'crumbs', 'lost'), redline(travaux, shared, *files),
                                         (*ceilings, 0)):
            failed += most('redline %s to %s, %s' % (one, os.path.basename(other), what), figure, ceiling)
    return failed


def main():
    travaux = os.path.abspath(sys.argv[1])
    shared = os.environ.get('TRAVAUX_SHARED') or os.path.join(sys.argv[2], '..', 'shared')
    if not os.path.isfile(os.path.join(shared, 'bench', 'score.py')):
        print('SKIPPED: no treaties and scorers in', shared)
        return 77
    failed = (hold_articles(travaux, shared) + hold_generated(travaux, shared) + hold_alone(travaux, shared) +
              hold_redlines(travaux, shared))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
