# SPDX-License-Identifier: MIT
import os, sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import bbnj

before = bbnj.read('en')
parts = bbnj.articles(before)
# A twin of Article 54 that differs from it in one character ("its" / "it") stands
# behind Article 60; then the two change places.
twin = bbnj.once(parts[54], 'implementation of its obligations', 'implementation of it obligations')
parts.insert(61, twin)
first = ''.join(bbnj.renumber(parts))
parts[54], parts[61] = parts[61], parts[54]
bbnj.write(first, ''.join(bbnj.renumber(parts)))
