# SPDX-License-Identifier: MIT
import os, sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import bbnj

before = bbnj.read('en')
parts = bbnj.articles(before)
# Article 20 goes behind Article 40 and takes its number; those between move up.
moved = parts.pop(20)
parts.insert(40, moved)
bbnj.write(before, ''.join(bbnj.renumber(parts)))
