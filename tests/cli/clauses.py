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
