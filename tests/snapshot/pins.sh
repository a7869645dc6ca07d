#!/bin/sh
# SPDX-License-Identifier: MIT
# What a person says of two clauses holds in each command that aligns, and the
# store remembers it: pins.sh TRAVAUX DRAFTS
set -eu
travaux=$(readlink -f "$1") drafts=$(readlink -f "$2")
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
export TRAVAUX_STORE="$place/s.git"
before=$drafts/2022-03-29.txt after=$drafts/2022-04-15.txt

fail() {
	echo "$*" >&2
	exit 1
}

# The pinned rows of a comparison in JSON, as BEFORE=AFTER.
pinned() {
	python3 -c '
import json, sys
for row in json.load(sys.stdin)["alignment"]:
    if row["reason"] == "pinned":
        print("+".join(row["before"]) + "=" + "+".join(row["after"]))'
}

diff_is() {
	expected=$1
	shift
	found=$("$travaux" diff --no-findings --format json "$@" | pinned | tr '\n' ' ')
	[ "$found" = "$expected" ] || fail "diff $*: pinned '$found', not '$expected'"
}

# Two files: the three ways to say it.
printf '# said\n\npoint_7=art_8\n!5=5\n' >said.pins
diff_is '' "$before" "$after"
diff_is 'point_7=art_8 ' --pin 'Point 7=8' "$before" "$after"
diff_is 'point_7=art_8 ' --pins said.pins "$before" "$after"
"$travaux" diff --no-findings --format json --no-pair 5=5 "$before" "$after" >apart.json
python3 -c '
import json
for row in json.load(open("apart.json"))["alignment"]:
    assert not ("point_5" in row["before"] and "art_5" in row["after"]), row'
"$travaux" redline --quiet --no-findings --pins said.pins "$before" "$after" -o redline.json
[ "$(pinned <redline.json)" = point_7=art_8 ] || fail 'redline does not pin'
"$travaux" diff --no-findings --format text --pins said.pins "$before" "$after" | grep -q ', pinned' ||
	fail 'the redline does not say what was pinned'

# An import, and what the store makes of it.
"$travaux" init --quiet s.git
if "$travaux" import --quiet --pin 1=1 "$before" 2>told; then fail 'a pin without a parent'; fi
grep -q 'no parent' told || fail "not said: $(cat told)"
"$travaux" import --quiet "$before"
if "$travaux" import --quiet --pin 1=999 "$after" 2>told; then fail 'a pin of no clause'; fi
grep -q "no clause is called '999'" told || fail "not said: $(cat told)"
"$travaux" import --quiet --pins said.pins "$after"
[ "$(git -C s.git show main:pins | grep -v '^#' | tr '\n' ' ')" = '!point_5=art_5 point_7=art_8 ' ] ||
	fail 'the store does not hold the pins'
id=$(git -C s.git rev-parse main)
"$travaux" import --pin 'Point 7=Article 8' --no-pair point_5=art_5 "$after" | grep -q already ||
	fail 'the same pins in other words are not the same draft'
if "$travaux" import --quiet --pin 7=9 "$after" 2>told; then fail 'other pins, and it was stored'; fi
[ "$(git -C s.git rev-parse main)" = "$id" ] || fail 'the branch has moved'
git -C s.git fsck --strict --no-progress

diff_is 'point_7=art_8 ' 2022-03-29..2022-04-15
diff_is 'art_8=point_7 ' 2022-04-15..2022-03-29
diff_is 'point_7=art_9 ' --pin 7=9 2022-03-29..2022-04-15
diff_is '' --forget-pins 2022-03-29..2022-04-15
diff_is '' "$before" 2022-04-15
"$travaux" redline --quiet --no-findings 2022-03-29..2022-04-15 -o redline.json
[ "$(pinned <redline.json)" = point_7=art_8 ] || fail 'redline does not remember'
