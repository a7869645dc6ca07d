# SPDX-License-Identifier: MIT
import os, sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import bbnj

before = bbnj.read('ru')
# In "контроль" of Article 54 the first "о" becomes a Latin "o": nothing can be seen.
after = bbnj.once(before, 'осуществляет контроль за выполнением', 'осуществляет к\u006fнтроль за выполнением')
bbnj.write(before, after)
