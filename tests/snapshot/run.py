#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs snapshot cases: what travaux says of two drafts, held against a file.

    run.py [--update] TRAVAUX CASE...

A case is a folder with the two drafts, one way or another,

    before.txt  after.txt     as they are
    operands                  or two lines: operands, paths from the top of the project
    make.py                   or a program that writes before.txt and after.txt into the
                              folder named by its argument; it exits 77, and the case is
                              skipped, where the texts that it needs are not there

and with what is expected, each file as it matters:

    expect.txt  expect.terminal  expect.json  expect.md  expect.html
    claims                    lines of Python that must hold; 'd' is the comparison as JSON

--update writes the expect files that the case has; git shows the difference. Whatever
a case expects, each output is also held to what must be true of all of them: travaux
says nothing on stderr, a line for a terminal begins with words or a gutter of ours, and
no character in it is one that acts.
"""
import argparse, base64, difflib, hashlib, json, os, re, subprocess, sys, tempfile, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
SKIP = 77

FORMATS = {
    'txt': ['--format', 'text', '--width', '80'],
    'terminal': ['--format', 'terminal', '--width', '80', '--color', 'always'],
    'json': ['--format', 'json', '--text'],
    'md': ['--format', 'md'],
    'html': ['--format', 'html'],
}

OURS = re.compile(r'(  (before|after|clauses|places|words|findings|only|language|rules|throughout|result) '
                  r'|            "|-- |\| |[|]$|(critical|major|minor|info) |beside the clauses: |and \d+ more of |$)')
SGR = re.compile('\x1b\\[[0-9;]*m')


class Case:
    def __init__(self, travaux, folder):
        self.travaux, self.folder, self.complaints = travaux, folder, []
        self.name = os.path.basename(folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def has(self, name):
        return os.path.exists(self.path(name))

    def complain(self, text):
        self.complaints.append(text)

    def find(self, scratch):
        """The operands, and the folder to run in; None to skip."""
        if self.has('operands'):
            with open(self.path('operands'), encoding='utf-8') as f:
                return f.read().split('\n')[:2], TOP
        if self.has('make.py'):
            made = subprocess.run([sys.executable, '-B', self.path('make.py'), scratch])
            if made.returncode == SKIP:
                return None
            if made.returncode:
                sys.exit('%s: make.py: exit %d' % (self.name, made.returncode))
            return ['before.txt', 'after.txt'], scratch
        return ['before.txt', 'after.txt'], self.folder

    def diff(self, options, operands, folder):
        env = {'PATH': os.environ.get('PATH', ''), 'LC_ALL': 'C', 'HOME': '/nonexistent'}
        for name in ('ASAN_OPTIONS', 'UBSAN_OPTIONS', 'LD_LIBRARY_PATH'):
            if name in os.environ:
                env[name] = os.environ[name]
        run = subprocess.run([self.travaux, 'diff', *options, *operands], cwd=folder, env=env,
                             capture_output=True)
        if run.returncode or run.stderr:
            self.complain('diff %s: exit %d: %s' % (' '.join(options), run.returncode,
                                                    run.stderr.decode('utf-8', 'replace')))
        return run.stdout.decode('utf-8')

    def check_inert(self, kind, text):
        bare = SGR.sub('', text)
        for number, line in enumerate(bare.split('\n'), 1):
            bad = [c for c in line if acts(c)]
            if bad:
                self.complain('%s, line %d holds U+%04X' % (kind, number, ord(bad[0])))
            if kind == 'txt' and not OURS.match(line):
                self.complain('%s, line %d does not begin with ours: %r' % (kind, number, line))

    def check_policy(self, page):
        """The page admits its own style sheet, and nothing else."""
        style = re.search('(?s)<style>(.*?)</style>', page).group(1)
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        policy = ('default-src \'none\'; style-src \'sha256-%s\'; base-uri \'none\'; '
                  'form-action \'none\'' % digest).replace("'", '&#39;')
        if 'content="%s"' % policy not in page:
            self.complain('html: the policy does not name the style sheet of the page')
        for forbidden in ('<script', '<img', '<link', '<iframe', ' style=', ' src=', ' on', 'url('):
            if forbidden in re.sub('>[^<]*<', '><', page):
                self.complain('html: holds %r' % forbidden)

    def expect(self, kind, text, update):
        name = 'expect.' + kind
        shown = show(kind, text)
        if update:
            with open(self.path(name), 'w', encoding='utf-8', newline='') as f:
                f.write(shown)
            return
        with open(self.path(name), encoding='utf-8', newline='') as f:
            want = f.read()
        if shown != want:
            self.complain('%s is not what it was (run.py --update if it should not be):\n%s' % (
                name, ''.join(difflib.unified_diff(want.splitlines(True), shown.splitlines(True),
                                                   'expected', 'said'))))

    def check_claims(self, comparison):
        with open(self.path('claims'), encoding='utf-8') as f:
            lines = [line.strip() for line in f]
        for line in lines:
            if line and not line.startswith('#'):
                try:
                    holds = eval(line, dict(HELPERS), {'d': comparison})
                except (LookupError, TypeError) as e:
                    holds = False
                    line += '   (%s: %s)' % (type(e).__name__, e)
                if not holds:
                    self.complain('does not hold: ' + line)

    def run(self, update):
        with tempfile.TemporaryDirectory() as scratch:
            found = self.find(scratch)
            if found is None:
                return SKIP
            operands, folder = found
            comparison = json.loads(self.diff(FORMATS['json'], operands, folder))
            for kind in ('txt', 'terminal'):
                self.check_inert(kind, self.diff(FORMATS[kind], operands, folder))
            self.check_policy(self.diff(FORMATS['html'], operands, folder))
            for kind, options in FORMATS.items():
                if self.has('expect.' + kind):
                    self.expect(kind, self.diff(options, operands, folder), update)
            check_replay(self, comparison)
            if self.has('claims'):
                self.check_claims(HELPERS['hold'](comparison))
        for complaint in self.complaints:
            print('%s: %s' % (self.name, complaint))
        return 1 if self.complaints else 0


def acts(c):
    """Would it do something to a terminal, or hide in it? Our own isolates may."""
    if c in '\u2068\u2069\u200c\u200d':
        return False
    return unicodedata.category(c) in ('Cc', 'Cf', 'Zl', 'Zp', 'Co', 'Cn')


def lay_out(comparison):
    """JSON that a person can read a difference of: a line an item."""
    def line(value):
        return json.dumps(value, ensure_ascii=False)
    fields = []
    for key, value in comparison.items():
        if isinstance(value, list):
            value = '[' + ','.join('\n  ' + line(item) for item in value) + ']'
            fields.append(line(key) + ': ' + value)
        else:
            fields.append(line(key) + ': ' + line(value))
    return '{\n ' + ',\n '.join(fields) + '\n}\n'


def show(kind, text):
    """The output as the expect file keeps it: what acts is spelt, and looks are left out."""
    if kind == 'json':
        text = lay_out(json.loads(text))
    if kind == 'html':
        text = re.sub('(?s)<style>.*?</style>', '<style>...</style>', text)
        text = re.sub('sha256-[^&]*', 'sha256-...', text)
    return ''.join(c if c == '\n' or not acts(c) else '\\u{%x}' % ord(c) for c in text)


def check_replay(case, comparison):
    for row in comparison['alignment']:
        for side, other in (('before', 'insert'), ('after', 'delete')):
            said = ''.join(e['text'] for e in row['edits'] if e['op'] != other)
            if said != ''.join(row[side + '_text']):
                case.complain('the edits of %s do not spell the text %s' % (row[side], side))


class Held(dict):
    """A JSON object whose fields read as attributes."""
    __getattr__ = dict.__getitem__


def hold(value):
    if isinstance(value, dict):
        return Held((k, hold(v)) for k, v in value.items())
    return [hold(v) for v in value] if isinstance(value, list) else value


def row(d, eid, side='after'):
    """The row in which a clause stands."""
    return next(r for r in d.alignment if eid in r[side])


def words(d, op, eid, side='after'):
    """The texts struck or set in the row of a clause."""
    return [e.text for e in row(d, eid, side).edits if e.op == op]


def findings(d, rule='', severity=''):
    return [f for f in d.findings
            if f.rule.startswith(rule) and f.severity.startswith(severity)]


def found(d, rule, before=None, after=None, party=None, says=''):
    """Is there that finding, of that clause, saying that?"""
    return any(f.rule == rule and before in (None, f.before) and after in (None, f.after)
               and party in (None, f.party) and says in f.message + ' ' + f.explanation
               for f in d.findings)


HELPERS = {'hold': hold, 'row': row, 'words': words, 'findings': findings,
           'found': found}


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--update', action='store_true')
    parser.add_argument('travaux')
    parser.add_argument('case', nargs='+')
    chosen = parser.parse_args()
    codes = [Case(os.path.abspath(chosen.travaux), os.path.abspath(case)).run(chosen.update)
             for case in chosen.case]
    if 1 in codes:
        return 1
    return SKIP if SKIP in codes else 0


sys.exit(main())
