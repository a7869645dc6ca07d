#!/bin/sh
# SPDX-License-Identifier: MIT
# Speed and memory beside other tools: run.sh TRAVAUX [--runs N] [--most BYTES]
set -eu
here=$(dirname "$0")
travaux=$1
shift
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
for program in floor measure; do
	${CC:-cc} -O2 -D_GNU_SOURCE -o "$made/$program" "$here/$program.c"
done
python3 "$here/speed.py" "$travaux" "$made/floor" "$made/measure" "$@"
python3 "$here/import.py" "$travaux" "$made/measure" "$@"
python3 "$here/hostile.py" "$travaux" "$made/measure"
