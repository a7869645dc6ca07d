#!/bin/sh
# SPDX-License-Identifier: MIT
# What a shell offers on a command line: completion.sh SHELL TRAVAUX COMPLETIONS-FOLDER
set -eu

shell=$1 travaux=$(readlink -f "$2") completions=$(readlink -f "$3")
if ! command -v "$shell" >/dev/null; then
	echo "SKIPPED: there is no $shell"
	exit 77
fi
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
mkdir "$place/bin"
ln -s "$travaux" "$place/bin/travaux"
export PATH="$place/bin:$PATH" HOME="$place" TRAVAUX_STORE="$place/drafts.git"
unset XDG_CONFIG_HOME XDG_DATA_HOME
cd "$place"

# A name that a shell would run if it were expanded.
evil='x$(touch${IFS}evil)'
travaux init --quiet drafts.git
printf 'Article 1\n\nOne.\n' >one.txt
printf 'Article 1\n\nOne and two.\n' >two.txt
travaux import --quiet --name 2022-04-15 one.txt
travaux import --quiet --name 2022-04-16 --store=drafts.git two.txt
travaux import --quiet --name "$evil" --branch other one.txt
travaux drafts --names | grep -qxF -e "$evil"

# Prints what is offered for the words of a line, the last of them unfinished.
offered() {
	case $shell in
	bash)
		bash --norc -c '
			source "$0/travaux.bash"
			COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
			compopt() { :; }
			_travaux
			printf "%s\n" "${COMPREPLY[@]}"' "$completions" "$@"
		;;
	fish)
		fish --no-config -c '
			source $argv[1]/travaux.fish
			complete -C (string join " " -- $argv[2..-1])' "$completions" "$@" | cut -f 1
		;;
	esac
}

failed=0
expect() {
	wanted=$1
	shift
	if ! offered "$@" | grep -qxF -e "$wanted"; then
		echo "does not offer '$wanted' for: $*"
		offered "$@" | sed 's/^/	/'
		failed=1
	fi
}

if [ "$shell" = zsh ]; then
	# zsh completes only in its line editor: what can be tried here is its grammar.
	zsh -n "$completions/_travaux"
	exit
fi

expect redline travaux re
expect log travaux help lo
expect --summary travaux diff --su
expect --pins travaux redline --pin
expect never travaux show --color n
expect markdown travaux import --from m
expect 2022-04-15 travaux diff 2022-04-1
expect 2022-04-16 travaux log --draft 2022-04-1
expect 2022-04-16 travaux import --parent 2022-04-16
expect one.txt travaux show on

# fish and zsh quote what they put on the line; bash does so in part.
if [ "$shell" = bash ] && offered travaux diff x | grep touch; then
	echo "offers a name that would run"
	failed=1
fi
if [ -e evil ]; then
	echo "runs what the name of a draft says"
	failed=1
fi
[ $failed = 0 ] && echo "$shell: as expected"
exit $failed
