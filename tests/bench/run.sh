#!/bin/sh
# SPDX-License-Identifier: MIT
# Speed and memory beside other tools: run.sh TRAVAUX [--runs N] [--most BYTES]
set -eu
here=$(dirname "$0")
travaux=$1
shift
floor=$(mktemp)
trap 'rm -f "$floor"' EXIT
${CC:-cc} -O2 -o "$floor" "$here/floor.c"
python3 "$here/speed.py" "$travaux" "$floor" "$@"
