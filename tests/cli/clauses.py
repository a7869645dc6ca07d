# SPDX-License-Identifier: MIT
"""One clause of a comparison: what is said of it, and of it alone."""
import json

BEFORE = 'Status: first\n\nArticle 1\n\nEach Party shall pay.\n\nArticle 2\n\nEach Party shall help.\n'
AFTER = BEFORE.replace('first', 'second').replace('shall help', 'may help')


def diff(at, *more):
    at.write('a.txt', BEFORE)
    at.write('b.txt', AFTER)
    return ['diff', *more, 'a.txt', 'b.txt']


def clause__that_is_as_it_was_does_not_differ(at):
    at.does(*diff(at, '--exit-code'), '1')
    assert at.run(*diff(at, '--exit-code'), '2').returncode == 1
    assert at.run(*diff(at, '--exit-code'), '1', '2').returncode == 1
    assert at.run(*diff(at, '--exit-code')).returncode == 1


def clause__has_the_numbers_of_its_own(at):
    of_one = json.loads(at.does(*diff(at, '--format', 'json'), '1'))
    assert of_one['summary']['edited'] == 0 and of_one['summary']['identical'] == 1
    assert sum(of_one['summary']['findings'].values()) == 0 and not of_one['findings']
    assert not of_one['beside']
    of_two = json.loads(at.does(*diff(at, '--format', 'json'), '2'))
    assert of_two['summary']['edited'] == 1
    assert sum(of_two['summary']['findings'].values()) == len(of_two['findings']) == 1


def clause__is_said_to_be_all_that_is_shown(at):
    for form in ('terminal', 'text', 'md', 'html'):
        said = at.does(*diff(at, '--format', form), '1')
        assert 'Article 1, with what stands under it' in said, form
        assert 'may help' not in said and 'beside the clauses' not in said.lower(), form
        assert 'with what stands' not in at.does(*diff(at, '--format', form)), form


def stored(at, *drafts):
    at.does('init', '-q', 's.git')
    for name, content in drafts:
        at.write(name + '.txt', content)
        at.does('import', '--store', 's.git', name + '.txt')


def log__tells_of_typography_too(at):
    text = 'Article 1\n\nThe “Parties” shall pay.\n'
    stored(at, ('a', text), ('second', text.replace('“', '"').replace('”', '"')), ('c', text))
    assert at.does('log', '--store', 's.git', '1') == (
        'a       Article 1: first there\n'
        'second  Article 1: typography\n'
        'c       Article 1: typography\n')


def log__begins_a_citation_with_a_capital(at):
    stored(at, ('a', 'Preamble\n\nThe Parties,\n\nArticle 1\n\nText.\n'))
    assert at.does('log', '--store', 's.git', 'preamble') == 'a  Preamble: first there\n'
    at.refuses("no clause '9' in the draft 'a'", 'log', '--store', 's.git', '9')


def pin__of_a_clause_that_is_not_there_says_in_which_draft(at):
    at.refuses("no clause is called '9' in the draft before", *diff(at, '--pin', '9=1'))
    at.refuses("no clause is called '9' in the draft after", *diff(at, '--pin', '1=9'))


def pins__may_come_from_an_editor_of_windows(at):
    at.write('pins', b'\xef\xbb\xbf# said\r\n\r\n1=2\r\n')
    made = json.loads(at.does(*diff(at, '--pins', 'pins', '--format', 'json')))
    assert [row['reason'] for row in made['alignment']].count('pinned') == 1


def option__that_does_not_fit_is_named(at):
    at.refuses('--width takes a whole number up to 1000000', *diff(at, '--width', '1000001'))
    at.refuses('--summary takes no value', *diff(at, '--summary=1'))
