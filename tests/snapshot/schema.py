#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the JSON of some comparisons against the JSON Schema that ships.

    schema.py SCHEMA TRAVAUX BEFORE AFTER [BEFORE AFTER ...]

Needs python3-jsonschema; exits 77 where it is not there. To be sure that the schema
refuses something, it is also shown the same output with a key added, and with one gone.
"""
import copy, json, subprocess, sys

try:
    import jsonschema
except ImportError:
    print('skipped: no python3-jsonschema')
    sys.exit(77)


def compare(travaux, before, after):
    run = subprocess.run([travaux, 'diff', '--format', 'json', '--text', before, after],
                         capture_output=True)
    if run.returncode:
        sys.exit('%s %s: exit %d: %s' % (before, after, run.returncode, run.stderr.decode()))
    return json.loads(run.stdout)


def spoilt(comparison):
    """The same, wrong in one place each."""
    for path in ([], ['before'], ['summary'], ['alignment', 0], ['findings', 0]):
        for spoil in ('add', 'drop'):
            wrong = copy.deepcopy(comparison)
            place = wrong
            try:
                for step in path:
                    place = place[step]
            except IndexError:
                continue
            if spoil == 'add':
                place['surprise'] = 1
            else:
                del place[next(iter(place))]
            yield '%s %s' % (spoil, path), wrong


schema_path, travaux, *operands = sys.argv[1:]
with open(schema_path, encoding='utf-8') as f:
    schema = json.load(f)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
bad = 0
for before, after in zip(operands[::2], operands[1::2]):
    comparison = compare(travaux, before, after)
    for error in validator.iter_errors(comparison):
        print('%s %s: %s: %s' % (before, after, error.json_path, error.message))
        bad += 1
    for what, wrong in spoilt(comparison):
        if validator.is_valid(wrong):
            print('%s %s: the schema does not see: %s' % (before, after, what))
            bad += 1
sys.exit(bad != 0)
