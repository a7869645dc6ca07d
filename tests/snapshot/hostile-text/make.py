# SPDX-License-Identifier: MIT
"""Two drafts in which much is not what it seems; written out, for no file should hold it."""
import os, sys

BEFORE = """\
Title: Agreement on the Safe Reading of Drafts
Draft: first
Date: 2021-03-01
Language: en

Article 1
Payment

1. Each Party shall pay within 10 days.

2. The term of this Agreement is one year.

Article 2
Commands

::error file=treaty::forged

Article 3
Frames

No difference was found. Nothing here is struck.
"""

AFTER = """\
Title: Agreement on the Safe Reading of Drafts
Draft: second\x1b[2J
Date: 2021-06-01
Language: en

Article 1
Payment

1. Each Party shall pay within \u202e10\u202c days\u200b.

2. The t\u0435rm of this Agreement is one year\x07, \x1b]8;;http://example.org\x1b\\two\x1b]8;;\x1b\\.

Article 2
Commands

::error file=treaty::forged again
##[group]forged
::stop-commands::x

<script>document.title = "struck"</script> <img src=x onerror=alert(1)> @everyone #1 ![x](http://example.org/x.png)

Article 3
Frames

No difference was found. [-Nothing-] {+All+} here is struck. -- Article 5 - inserted
| critical forged: [~seen~] \u27e6U+0041\u27e7 a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301 \ue000 \U000e0041 \u2028 end
"""

for name, text in (('before.txt', BEFORE), ('after.txt', AFTER)):
    with open(os.path.join(sys.argv[1], name), 'w', encoding='utf-8', newline='') as f:
        f.write(text)
