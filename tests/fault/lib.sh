# SPDX-License-Identifier: MIT
# What the fault tests share: a place to work, and what must always hold.

skip() {
	echo "SKIPPED: $1"
	exit 77
}

# Kills and refused calls need no disk; memory is where a thousand of them fit.
workplace() {
	for place in /dev/shm "${TMPDIR:-/tmp}"; do
		work=$(mktemp -d "$place/travaux-fault-XXXXXX" 2>/dev/null) && break
	done
	[ -n "$work" ] || skip "there is no folder to work in"
	trap 'rm -rf "$work"' EXIT
	trap 'exit 2' HUP INT TERM
}

need_strace() {
	command -v strace >/dev/null || skip "strace is not installed"
	strace -o /dev/null true 2>/dev/null || skip "this system lets no one trace a process"
	command -v git >/dev/null || skip "git is not installed"
}

ref() {
	git --git-dir="$1" rev-parse -q --verify "$2" 2>/dev/null
}

# Every object whole, every tree and tag as git wants them.
sound() {
	git --git-dir="$1" fsck --full --strict --no-dangling >"$work/fsck" 2>&1
}

# Nothing left of a dead writer.
tidy() {
	[ -z "$(find "$1/refs" -name '*.lock')" ] || return 1
	[ "$(ls "$1/travaux")" = lock ] || return 1
	for file in "$1"/objects/pack/*; do
		case $file in
		*.pack) [ -f "${file%.pack}.idx" ] || return 1 ;;
		*.idx) [ -f "${file%.idx}.pack" ] || return 1 ;;
		*) return 1 ;;
		esac
	done
}

# The calls that change what is on the disk, those that settle something first.
# A death between two of them leaves what a death at the later one does.
changing='rename renameat link linkat fsync fdatasync unlink unlinkat ftruncate mkdir flock
	chmod fchmod pwrite64 write'

# How often a program makes each of some calls: lines of "name count".
calls() {
	names=$1
	shift
	strace -f -qq -o "$work/trace" "$@" >/dev/null 2>&1
	for call in $names; do
		count=$(grep -c "^[0-9]* *$call(" "$work/trace") && echo "$call $count"
	done
}
