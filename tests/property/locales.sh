#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs a command with the locales in reach in which text behaves otherwise:
# a Turkish "i", a decimal comma, other digits.  Where the sources of locales
# are not installed, the command says which it did without.
folder=$(mktemp -d) || exit 2
trap 'rm -rf "$folder"' EXIT
if command -v localedef >/dev/null; then
	for name in tr_TR de_DE ar_SA ja_JP; do
		localedef -i "$name" -f UTF-8 "$folder/$name.UTF-8" >/dev/null 2>&1
	done
	LOCPATH=$folder
	export LOCPATH
fi
"$@"
