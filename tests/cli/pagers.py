# SPDX-License-Identifier: MIT
"""Output to a terminal goes through a pager."""
import os
import pty
import subprocess


class NoTerminal(Exception):
    """This machine gives no terminal to try it at."""


def terminal():
    try:
        return pty.openpty()
    except OSError as e:
        raise NoTerminal(e)


def at_terminal(at, pager, *words, **more):
    """Exit status and what a terminal shows; what is said of errors is apart."""
    ours, theirs = terminal()
    env = {k: v for k, v in os.environ.items() if k not in ('PAGER', 'LESS')}
    if pager is not None:
        env['PAGER'] = pager
    env.update(TERM='dumb', **more)
    ran = subprocess.Popen([at.travaux, *words], cwd=at.folder, env=env, stdin=subprocess.DEVNULL,
                           stdout=theirs, stderr=subprocess.PIPE)
    os.close(theirs)
    shown = b''
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(ours)
    return ran.wait(60), shown.decode(), ran.stderr.read().decode()


def pager__that_cannot_be_run_is_a_failure(at):
    code, shown, said = at_terminal(at, 'no-such-pager', 'show', at.draft('04-15'))
    assert code == 2 and "the pager 'no-such-pager' cannot be run" in said, (code, said)
    code, shown, said = at_terminal(at, 'no-such-pager', 'show', '--no-pager', at.draft('04-15'))
    assert code == 0 and 'Article 5' in shown and not said, (code, said)


def pager__that_is_left_early_is_none(at):
    code, shown, said = at_terminal(at, 'head -1', 'show', at.draft('04-15'))
    assert code == 0 and not said, (code, said)


def pager__need_not_be_there_where_none_was_chosen(at):
    bin = at.path('bin')
    os.mkdir(bin)
    os.symlink('/bin/cat', os.path.join(bin, 'cat'))
    code, shown, said = at_terminal(at, None, 'show', at.draft('04-15'), PATH=bin)
    assert code == 0 and 'Article 5' in shown and not said, (code, said)
