# SPDX-License-Identifier: MIT
import os, sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import bbnj

before = bbnj.read('en')
# Article 45(3), 144 words, becomes two paragraphs.
after = bbnj.once(before, 'technology committee. In submitting their reports, Parties shall take into account',
                  'technology committee.\n\n4. In submitting their reports, Parties shall take into account')
bbnj.write(before, after)
