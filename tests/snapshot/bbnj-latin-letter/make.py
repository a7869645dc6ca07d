# SPDX-License-Identifier: MIT
import os, sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import bbnj

before = bbnj.read('ru')
# In "настоящему" of Article 54 the first "а" becomes a Latin "a": nothing can be seen.
after = bbnj.once(before, 'тельств согласно настоящему Соглашению в формате', 'тельств согласно н\u0061стоящему Соглашению в формате')
bbnj.write(before, after)
