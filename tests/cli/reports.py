# SPDX-License-Identifier: MIT
"""Where reports go, and what becomes of what was there."""
import os
import stat
import threading


def redline(at, out, *more, before=None, after=None):
    return ['redline', before or at.draft('03-29'), after or at.draft('04-15'), '-o', out, *more]


def mode(path):
    return stat.S_IMODE(os.lstat(path).st_mode)


def report__a_pipe_is_written_to_and_not_replaced(at):
    os.mkfifo(at.path('pipe'))
    got = []

    def take():
        with open(at.path('pipe'), 'rb') as f:
            got.append(f.read())
    reader = threading.Thread(target=take)
    reader.start()
    at.does(*redline(at, 'pipe', '--format', 'md'))
    reader.join()
    assert stat.S_ISFIFO(os.lstat(at.path('pipe')).st_mode), 'the pipe is gone'
    at.does(*redline(at, 'file.md'))
    assert got[0] == at.read('file.md'), 'the pipe was given something else'


def report__a_link_is_followed(at):
    os.mkdir(at.path('there'))
    at.write('there/report.md', 'before')
    os.symlink('there/report.md', at.path('link.md'))
    at.does(*redline(at, 'link.md'))
    assert os.path.islink(at.path('link.md')), 'the link is gone'
    assert at.read('there/report.md').startswith(b'# '), 'the file behind it is as it was'
    os.symlink('nowhere', at.path('lost.md'))
    at.refuses('lost.md: cannot be written: it is a link that leads nowhere',
               *redline(at, 'lost.md'))


def report__a_draft_that_is_compared_is_not_overwritten(at):
    for name in ('before.txt', 'after.txt'):
        at.write(name, open(at.draft('03-29'), 'rb').read())
    os.symlink('before.txt', at.path('other.txt'))
    for out in ('before.txt', './after.txt', 'other.txt'):
        at.refuses('is a draft that is compared',
                   *redline(at, out, before='before.txt@RU', after='after.txt'))
    assert at.read('before.txt') == at.read('after.txt') == open(at.draft('03-29'), 'rb').read()


def report__the_umask_holds_and_a_file_keeps_its_mode(at):
    before = os.umask(0o077)
    try:
        at.does(*redline(at, 'new.md'))
        at.write('old.md', '')
        os.chmod(at.path('old.md'), 0o640)
        at.does(*redline(at, 'old.md'))
    finally:
        os.umask(before)
    assert mode(at.path('new.md')) == 0o600, oct(mode(at.path('new.md')))
    assert mode(at.path('old.md')) == 0o640, oct(mode(at.path('old.md')))


def report__a_hyphen_is_standard_output(at):
    at.does(*redline(at, 'file.json'))
    said = at.does(*redline(at, '-', '--format', 'json'))
    assert said.encode() == at.read('file.json')
    at.refuses('the format has to be named', *redline(at, '-'))
    assert at.files() == ['file.json'], at.files()


def report__a_suffix_in_capitals_is_one(at):
    at.does(*redline(at, 'R.HTML'))
    assert at.read('R.HTML').startswith(b'<!DOCTYPE html>')


def report__format_has_the_names_of_its_files_too(at):
    both = [at.draft('03-29'), at.draft('04-15')]
    for one, other in (('md', 'markdown'), ('text', 'txt')):
        assert at.does('diff', '-f', one, *both) == at.does('diff', '-f', other, *both)
    assert at.does('show', '--from', 'md', both[0]) == at.does('show', '--from', 'markdown', both[0])
    at.does(*redline(at, 'r.markdown'))
    at.refuses("no format to read is called 'docx': there are text and markdown",
               'show', '--from', 'docx', both[0])


def report__what_cannot_be_written_is_said_and_leaves_nothing(at):
    os.mkdir(at.path('folder.md'))
    at.refuses('folder.md: cannot be written: it is a folder', *redline(at, 'folder.md'))
    at.refuses('no/where.md: cannot be written: No such file', *redline(at, 'no/where.md'))
    at.refuses('redline needs -o FILE', *redline(at, ''))
    at.refuses('redline takes two drafts and no more', *redline(at, 'r.md', '5'))
    at.refuses("no format is called 'docx'", *redline(at, 'r.x', '--format', 'docx'))
    assert at.files() == ['folder.md'] and not os.listdir(at.path('folder.md')), at.files()


def report__a_closed_descriptor_is_not_taken_for_the_file(at):
    ran = at.run(*redline(at, 'r.md'), stdout=None, stderr=None,
                 preexec_fn=lambda: (os.close(1), os.close(2)))
    assert ran.returncode == 2, ran.returncode
    at.does(*redline(at, 'whole.md'))
    assert at.read('r.md') == at.read('whole.md'), 'what was said is in the report'
