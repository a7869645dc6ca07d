# SPDX-License-Identifier: MIT
import os, sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import bbnj

before = bbnj.read('en')
parts = bbnj.articles(before)
# 27 words, a new Article 5; 72 articles follow it under new numbers.
parts.insert(5, """Article 5
Cooperation

Parties shall consult one another in good faith, at the request of any of them, on
matters that arise from the interpretation or application of this Agreement.

""")
bbnj.write(before, ''.join(bbnj.renumber(parts)))
