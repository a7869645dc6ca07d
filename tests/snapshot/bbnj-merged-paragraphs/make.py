# SPDX-License-Identifier: MIT
import os, sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import bbnj

after = bbnj.read('en')
# The mirror of the split: Article 45(3) and (4) become one paragraph.
before = bbnj.once(after, 'technology committee. In submitting their reports, Parties shall take into account',
                   'technology committee.\n\n4. In submitting their reports, Parties shall take into account')
bbnj.write(before, after)
