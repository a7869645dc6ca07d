# SPDX-License-Identifier: MIT
"""Drafts in a store: what they may be called, and what is said of them."""
import json
import subprocess


def store(at, *drafts):
    at.does('init', '-q', 's.git')
    at.write('a.txt', 'Article 1\n\nText.\n')
    if drafts:
        at.does('import', '--store', 's.git', *drafts)


def names(at):
    return at.does('drafts', '--names', '--store', 's.git').split('\n')[:-1]


def keep(*words):
    return ['import', '--store', 's.git', *words]


def store__is_a_folder_of_its_own(at):
    at.write('file', 'x')
    at.refuses("'file' is a file: a store wants a folder", 'init', 'file')
    at.refuses("'' is no name: a store wants a folder", 'init', '')
    at.refuses("'.' holds other files", 'init', '.')
    assert at.files() == ['file']


def draft__is_never_called_what_an_operand_takes_for_something_else(at):
    store(at)
    for name, why in (('a..b', "'..' stands between"), ('a@RU', "follows '@' is a party"),
                      ('-', 'standard input'), ('-x', 'begins as an option')):
        at.refuses(why, *keep('a.txt', '--name', name))
        at.write('named.txt', 'Draft: %s\n\nArticle 1\n\nText.\n' % name)
        at.refuses(why, *keep('named.txt'))
    at.refuses('--name is empty', *keep('a.txt', '--name', ''))
    at.refuses('means standard input', *keep('-'), input=b'Article 1\n\nText.\n')
    assert names(at) == []


def draft__with_a_colon_in_its_name_is_found(at):
    store(at)
    at.does(*keep('a.txt', '--name', '15 April 12:15'))
    assert 'Text.' in at.does('show', '--store', 's.git', '15 April 12:15')


def draft__may_be_a_file_at_a_revision(at):
    def git(*words):
        subprocess.run(['git', '-c', 'user.name=a', '-c', 'user.email=a@b.c', *words],
                       cwd=at.folder, check=True, capture_output=True)
    git('init', '-q', '-b', 'main')
    at.write('treaty.md', 'Article 1\n\nEach Party shall help.\n\nArticle 2\n\nText.\n')
    git('add', 'treaty.md')
    git('commit', '-q', '-m', 'one')
    at.write('treaty.md', 'Article 1\n\nEach Party may help.\n\nArticle 2\n\nText.\n')
    git('commit', '-q', '-a', '-m', 'two')
    both = ['diff', '--exit-code', 'main~1:treaty.md', 'HEAD:treaty.md']
    assert at.run(*both).returncode == 1 and at.run(*both, '1').returncode == 1
    at.does(*both, '2')
    at.does('diff', '--exit-code', 'main:treaty.md..treaty.md')
    at.refuses("there is no file 'no.md' at 'main'", 'diff', 'main:no.md', 'treaty.md')


def git_in(at, *words):
    subprocess.run(['git', '-c', 'user.name=a', '-c', 'user.email=a@b.c', *words],
                   cwd=at.path('clone'), check=True, capture_output=True)


def draft__that_a_person_edited_is_not_taken_for_what_was_imported(at):
    store(at, 'a.txt')
    subprocess.run(['git', 'clone', '-q', at.path('s.git'), at.path('clone')], check=True)
    at.write('clone/clauses/art_1.txt', 'Another text.\n')
    git_in(at, 'commit', '-q', '-a', '-m', 'x')
    made = json.loads(at.does('diff', '-f', 'json', '--store', 'clone', 'HEAD~1..HEAD'))
    assert made['before']['name'] == 'a' and made['before']['sha256']
    assert made['after']['name'].startswith('a at ') and not made['after']['sha256']
    said = at.does('log', '--store', 'clone', '1', '--draft', 'HEAD').split('\n')
    assert said[0].startswith('a  ') and said[1].startswith('a at '), said


def draft__in_which_a_merge_left_a_conflict_is_refused(at):
    store(at, 'a.txt')
    subprocess.run(['git', 'clone', '-q', at.path('s.git'), at.path('clone')], check=True)
    for name in ('clauses/art_1.txt', 'outline'):
        lines = at.read('clone/' + name).decode().split('\n')
        at.write('clone/' + name, '\n'.join(['<<<<<<< ours', *lines, '=======', '>>>>>>> theirs'])
                 if name != 'outline' else '\n'.join([lines[0], '<<<<<<< ours', *lines[1:]]))
        git_in(at, 'commit', '-q', '-a', '-m', 'x')
        at.refuses('a merge left a conflict here', 'show', '--store', 'clone', 'HEAD')
        at.refuses('HEAD:%s:' % name, 'show', '--store', 'clone', 'HEAD')
        git_in(at, 'reset', '-q', '--hard', 'HEAD~1')


def draft__that_speaks_of_a_conflict_comes_back_as_it_was(at):
    store(at)
    at.write('odd.txt', 'Article 1\n\n<<<<<<< ours and\n\n<<<<<<< theirs, as they stand.\n')
    at.does(*keep('odd.txt'))
    at.does('diff', '--exit-code', '--store', 's.git', 'odd.txt', 'odd')


def draft__called_as_the_branch_is_stored_too(at):
    store(at, 'a.txt')
    at.does(*keep('a.txt', '--name', 'main'))
    assert names(at) == ['a', 'main'], names(at)
    assert 'already' in at.does(*keep('a.txt', '--name', 'main'))


def draft__said_to_be_of_another_day_or_party_is_not_the_same(at):
    store(at, 'a.txt')
    for more in (['--party', 'RU'], ['--date', '2022-04-15'], ['--lang', 'fr']):
        at.refuses("another draft is stored as 'a'", *keep('a.txt', *more))
    assert 'already' in at.does(*keep('a.txt'))


def draft__has_a_day_that_sorts(at):
    store(at)
    for day in ('yesterday', '2022-13-01', '2022-4-1', '15.04.2022', '2022-04-15x',
                '2022-02-30', '2023-02-29', '2022- 4-15'):
        at.refuses('--date takes a day as 2022-04-15', *keep('a.txt', '--date', day))
    at.does(*keep('a.txt', '--date', '2022-04-15'))
    for language in ('x y', '', 'français', '1', '-'):
        at.refuses('--lang takes a language', *keep('a.txt', '-n', 'b', '--lang=' + language))


def draft__whose_name_acts_on_a_terminal_is_printed_inert(at):
    store(at)
    at.write('b.txt', b'Draft: red\x1b[31m\n\nArticle 1\n\nText.\n')
    at.write('c.txt', b'Draft: next\n\nArticle 1\n\nText!\n')
    for said in (at.does(*keep('b.txt')), at.does(*keep('b.txt')), at.does(*keep('c.txt'))):
        assert '\x1b' not in said and 'red' in said, repr(said)


def drafts__are_listed_in_columns_that_hold_them(at):
    store(at)
    long = 'x' * 150
    at.does(*keep('a.txt', '--name', long))
    at.does(*keep('a.txt', '--name', 'b', '--party', 'Україна'))
    rows = at.does('drafts', '--store', 's.git').split('\n')[:-1]
    assert any(row.startswith(long + ' ') for row in rows), rows
    assert len({row[:row.rindex(' 1 ')].rstrip() == '' or row.rindex(' 1 ')
                for row in rows[1:]}) == 1, rows


def branch__that_cannot_be_one_is_said_in_words(at):
    store(at, 'a.txt')
    at.refuses("'a b' cannot be the name of a branch", *keep('a.txt', '-n', 'b', '-b', 'a b'))
    at.does(*keep('a.txt', '--name', 'b'))
    at.refuses('needs a branch of its own', *keep('a.txt', '-n', 'c', '-p', 'a'))


def revision__that_is_none_is_said_so(at):
    store(at, 'a.txt')
    for operand in ('nope', ':a.txt', 'nope:a.txt'):
        at.refuses('no draft or revision is named', 'show', '--store', 's.git', operand)


def draft__with_a_date_in_words_is_not_the_newest_for_it(at):
    store(at)
    at.write('b.txt', 'Date: 3 May 2019\n\nArticle 1\n\nText.\n')
    at.write('c.txt', 'Date: 2020-01-01\n\nArticle 1\n\nText!\n')
    at.does(*keep('b.txt', 'c.txt'))
    assert names(at) == ['b', 'c'], names(at)


def drafts__without_a_date_are_in_the_order_they_were_made(at):
    store(at)
    for name in ('draft9', 'draft10', 'a'):
        at.write(name + '.txt', 'Article 1\n\nText of %s.\n' % name)
        at.does(*keep(name + '.txt'))
    assert names(at) == ['draft9', 'draft10', 'a'], names(at)
    said = at.does('log', '--store', 's.git', '1').split('\n')
    assert [line.split(' ')[0] for line in said[:-1]] == names(at), said
