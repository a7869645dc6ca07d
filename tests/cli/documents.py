# SPDX-License-Identifier: MIT
"""What is taken for a document, and what is said of that which is none."""
import io
import json
import os
import zipfile

TEXT = 'Article 1\r\n\r\nEach “Party” shall pay EUR 5.\r\n'


def archive(name, content):
    made = io.BytesIO()
    with zipfile.ZipFile(made, 'w') as z:
        z.writestr(name, content)
    return made.getvalue()


FOREIGN = {
    'a Word document': archive('word/document.xml', '<w:document/>'),
    'an OpenDocument': archive('mimetype', 'application/vnd.oasis.opendocument.text'),
    'a ZIP archive': archive('a.txt', TEXT),
    'a PDF': b'%PDF-1.7\nArticle 1\n',
    'an RTF document': b'{\\rtf1\\ansi Article 1}',
    'an old Word document': b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + b'\0' * 99,
    'a page of HTML': b'\xef\xbb\xbf\n<!-- saved -->\n<!DOCTYPE HTML>\n<p>Article 1</p>',
    'a document in XML': b'<?xml version="1.0"?>\n<act/>',
}


def document__of_another_kind_is_named_and_refused(at):
    at.write('good.txt', TEXT)
    for kind, content in FOREIGN.items():
        at.write('a.txt', content)
        for words in (['diff', 'good.txt', 'a.txt'], ['show', 'a.txt']):
            at.refuses('a.txt: is %s, which is not read: save it as' % kind, *words)
    at.write('a.txt', '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">')
    at.refuses('is a document in XML', 'show', 'a.txt')
    at.write('a.txt', '<HTML>'.encode('utf-16'))
    at.refuses('is a page of HTML', 'show', 'a.txt')


def document__whose_format_is_named_may_be_markup(at):
    at.write('page.txt', '<html>\n<p>Article 1</p>\n')
    assert '<html>' in at.does('show', '--from', 'text', 'page.txt')
    at.write('note.md', '<div>\n\n# Treaty\n\n## Article 1\n\nText.\n')
    at.does('show', 'note.md')


def document__without_a_word_is_refused(at):
    at.write('good.txt', TEXT)
    for content in (b'', b' \n\t\n', b'\xef\xbb\xbf', b'\xff\xfe', b'Title: A treaty\n\n'):
        at.write('void.txt', content)
        at.refuses('void.txt: holds no word of text', 'diff', 'good.txt', 'void.txt')
        at.refuses('void.txt: holds no word of text', 'diff', 'void.txt', 'void.txt')
    at.refuses('standard input: holds no word of text', 'diff', '-', 'good.txt')
    at.does('init', 's.git')
    at.refuses('void.txt: holds no word of text', 'import', '--store', 's.git', 'void.txt')


def document__in_another_encoding_is_told_what_to_be(at):
    for encoding, place in (('cp1252', '3:6'), ('utf-16-le', '1:2'), ('utf-16-be', '1:1')):
        at.write('a.txt', TEXT.encode(encoding))
        at.refuses('a.txt:%s: ' % place, 'show', 'a.txt')
        at.refuses('save it in UTF-8', 'show', 'a.txt')


def document__says_the_same_in_each_encoding_and_with_each_line_end(at):
    at.write('a.txt', TEXT.encode('utf-8'))
    for content in (TEXT.encode('utf-16'), b'\xfe\xff' + TEXT.encode('utf-16-be'),
                    TEXT.encode('utf-8-sig'), TEXT.replace('\r\n', '\n').encode(),
                    TEXT.replace('\r\n', '\r').encode()):
        at.write('b.txt', content)
        at.does('diff', '--exit-code', 'a.txt', 'b.txt')


def document__may_have_the_sign_of_parties_in_its_name(at):
    at.write('treaty@EU', 'Article 1\n\nText[EU: , and more].\n')
    assert '[EU:' in at.does('show', 'treaty@EU')
    assert '[EU:' not in at.does('show', 'treaty@EU@EU')


def document__of_a_party_in_lower_case_is_told_of_capitals(at):
    at.write('a.txt', TEXT)
    for operand in ('a.txt@ru', 'a.txt@A'):
        at.refuses("'%s' is no draft; a party behind '@' is two capital letters" % operand,
                   'show', operand)


def document__of_one_clause_and_one_word_is_told_so(at):
    at.write('a.txt', 'Article 1\n\nText.\n')
    for form in ('terminal', 'html'):
        assert '1 clause, 1 word' in at.does('diff', '--format', form, 'a.txt', 'a.txt')
    at.does('init', '-q', 's.git')
    assert ': stored, 1 clause, 1 word (' in at.does('import', '--store', 's.git', 'a.txt')


def document__that_is_a_folder_or_is_not_there_is_said_so(at):
    os.mkdir(at.path('folder'))
    at.write('a.txt', TEXT)
    at.refuses("folder: is a folder, not a document", 'diff', 'a.txt', 'folder')
    at.refuses("'nowhere.txt' is no file", 'diff', 'a.txt', 'nowhere.txt')
    at.refuses('/dev/null: is a device, not a document', 'diff', 'a.txt', '/dev/null')


def document__that_is_one_pipe_by_two_names_is_refused(at):
    at.write('a.txt', ''.join('Article %d\n\nText.\n\n' % i for i in range(20000)))
    os.mkfifo(at.path('pipe'))
    os.link(at.path('pipe'), at.path('other'))
    content = at.read('a.txt')
    for pair, name in ((('-', '-'), 'standard input'), (('-', '-@RU'), 'standard input'),
                       (('-', '/dev/stdin'), 'standard input'),
                       (('/dev/fd/0', '-'), '/dev/fd/0')):
        at.refuses('%s can be read once, not twice' % name, 'diff', *pair, input=content)
    for pair in (('pipe', 'pipe'), ('pipe', 'other')):
        at.refuses('pipe can be read once, not twice', 'diff', '--threads', '2', *pair)
    with open(at.path('a.txt'), 'rb') as whole:
        at.does('diff', '--exit-code', 'a.txt', '/dev/stdin', stdin=whole)


def judged(at, before, after, *more):
    made = json.loads(at.does('diff', '--format', 'json', *more, before, after))
    return made['summary']


def document__is_judged_in_its_language_however_that_is_written(at):
    wrote = [open(at.draft(day), encoding='utf-8').read() for day in ('03-29', '04-15')]
    want = judged(at, at.draft('03-29'), at.draft('04-15'))['findings']
    assert want['critical'] > 0
    for said in ('en-GB', 'EN', 'eng', 'English', 'en_US', ''):
        for name, text in zip(('a.txt', 'b.txt'), wrote):
            at.write(name, text.replace('Language: en\n', 'Language: %s\n' % said))
        found = judged(at, 'a.txt', 'b.txt')
        assert found['findings'] == want, (said, found)
        assert 'unread_language' not in found, said
    assert judged(at, at.draft('03-29'), at.draft('04-15'), '--lang', 'en-GB')['findings'] == want


def document__in_another_language_is_said_not_to_be_translated(at):
    at.write('a.txt', 'Language: en\n\nArticle 1\n\nEach Party shall help.\n')
    at.write('b.txt', 'Language: fr\n\nArticle 1\n\nChaque Partie apporte son aide.\n')
    at.write('c.txt', 'Language: en-GB\n\nArticle 1\n\nEach Party shall help.\n')
    for form in ('terminal', 'text', 'md', 'html'):
        assert 'in two, and no translation' in at.does('diff', '-f', form, 'a.txt', 'b.txt'), form
        assert 'no translation' not in at.does('diff', '-f', form, 'a.txt', 'c.txt'), form


def document__that_names_another_language_is_not_judged_by_fewer_rules(at):
    wrote = open(at.draft('04-15'), encoding='utf-8').read()
    at.write('b.txt', wrote.replace('Language: en\n', 'Language: fr\n'))
    want = judged(at, at.draft('03-29'), at.draft('04-15'))['findings']
    found = judged(at, at.draft('03-29'), 'b.txt')['findings']
    assert all(found[severity] >= want[severity] for severity in want), found


def document__is_judged_by_what_it_reads_as_if_it_says_otherwise(at):
    want = judged(at, at.draft('03-29'), at.draft('04-15'))['findings']
    for name, day in (('a.txt', '03-29'), ('b.txt', '04-15')):
        wrote = open(at.draft(day), encoding='utf-8').read()
        at.write(name, wrote.replace('Language: en\n', 'Language: fr\n'))
    assert judged(at, 'a.txt', 'b.txt')['findings'] == want
    for form in ('terminal', 'text', 'md', 'html'):
        assert 'is in fr, and reads as en' in at.does('diff', '-f', form, 'a.txt', 'b.txt'), form


def document__in_a_language_that_no_rule_reads_is_said_to_be(at):
    text = ''.join('第%s条\n缔约双方应当尊重彼此的主权。\n\n' % n for n in '一二三四五六')
    at.write('a.txt', text)
    at.write('b.txt', text.replace('应当', '可以'))
    assert judged(at, 'a.txt', 'b.txt')['unread_language'] == 'zh'
    for form in ('terminal', 'text', 'md', 'html'):
        said = at.does('diff', '--format', form, 'a.txt', 'b.txt')
        assert 'none reads the words of zh' in said, form
        said = at.does('diff', '--no-findings', '--format', form, 'a.txt', 'b.txt')
        assert 'none reads' not in said, form
    polish = 'Artykuł 1\n\n' + 'Strony zobowiązują się do poszanowania wzajemnej suwerenności.\n' * 40
    at.write('a.txt', polish)
    assert judged(at, 'a.txt', 'a.txt')['unread_language'] == 'und'
    assert 'words of this language:' in at.does('diff', '-s', 'a.txt', 'a.txt')
    at.write('a.txt', 'Language: zz critical: all agree\n\nArticle 1\n\nText.\n')
    assert 'words of this language:' in at.does('diff', '-s', 'a.txt', 'a.txt')
