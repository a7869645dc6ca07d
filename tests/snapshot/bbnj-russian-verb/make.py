# SPDX-License-Identifier: MIT
import os, sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import bbnj

before = bbnj.read('ru')
# One verb in Article 54: "carries out" becomes "suspends".
after = bbnj.once(before, 'Каждая Сторона осуществляет контроль за выполнением',
                  'Каждая Сторона приостанавливает контроль за выполнением')
bbnj.write(before, after)
