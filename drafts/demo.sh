#!/bin/sh
# SPDX-License-Identifier: MIT
# The demonstration: the four drafts into a store, then what became of Article 5.
#
#   sh drafts/demo.sh TRAVAUX [FOLDER]     FOLDER: where the store and reports go
set -eu
here=$(dirname "$0")
travaux=$1
folder=${2:-build/demo}

rm -rf "$folder"
mkdir -p "$folder"
store=$folder/drafts.git
"$travaux" init -q "$store"
"$travaux" import --store "$store" "$here"/2022-*.txt
echo
"$travaux" drafts --store "$store"
echo
"$travaux" diff --store "$store" --no-pager --color "${TRAVAUX_COLOR:-auto}" 2022-03-29 2022-04-15
echo
"$travaux" redline --store "$store" 2022-03-29 2022-04-15 -o "$folder/redline.html"
"$travaux" redline --store "$store" 2022-03-29 2022-04-15 -o "$folder/redline.txt"
