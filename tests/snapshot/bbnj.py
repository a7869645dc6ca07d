# SPDX-License-Identifier: MIT
"""The High Seas Treaty, and what is done to it: the texts of the bbnj-* cases.

The treaty is not ours to ship. It is looked for in $TRAVAUX_SHARED/data, or in
../shared/data beside the project; a case whose text is not there is skipped.
"""
import os, re, sys

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))


def read(language):
    shared = os.environ.get('TRAVAUX_SHARED', os.path.join(os.path.dirname(TOP), 'shared'))
    path = os.path.join(shared, 'data', 'bbnj-6lang', language + '.txt')
    if not os.path.exists(path):
        print('skipped: no ' + path)
        sys.exit(77)
    with open(path, encoding='utf-8') as f:
        return f.read()


def write(before, after):
    """Into the folder that the runner names."""
    if before == after:
        sys.exit('the two texts are the same: nothing would be tested')
    for name, text in (('before.txt', before), ('after.txt', after)):
        with open(os.path.join(sys.argv[1], name), 'w', encoding='utf-8') as f:
            f.write(text)


def articles(text):
    """[what stands before the first article, article 1, article 2, ...]; annexes end the last."""
    return re.split(r'(?m)^(?=Article \d+$)', text)


def renumber(parts, start=1):
    """Numbers the articles anew, in the order in which they stand."""
    return parts[:1] + [re.sub(r'\AArticle \d+', 'Article %d' % (start + i), part)
                        for i, part in enumerate(parts[1:])]


def once(text, old, new):
    """Replaces what must be there exactly once."""
    if text.count(old) != 1:
        sys.exit('%r is there %d times' % (old, text.count(old)))
    return text.replace(old, new)
