#!/bin/sh
# SPDX-License-Identifier: MIT
# power.sh - the power fails while a draft is being stored, or after.
#
# What the store said is stored is there; what it had not said is there whole
# or not at all; git finds nothing wrong, and the next writer goes on.
#
#	power.sh KEEPER CUT_POWER [SECONDS]
#
# Wants the right to mount a file system in a file: skipped without.
keeper=$1
cut_power=$2
seconds=${3:-40}
. "$(dirname "$0")/lib.sh"
workplace
command -v git >/dev/null || skip "git is not installed"
command -v mkfs.ext4 >/dev/null || skip "mkfs.ext4 is not installed"
[ "$(id -u)" = 0 ] || skip "only root may mount"
truncate -s 64M "$work/base" && mkfs.ext4 -q -F "$work/base" || exit 2
mkdir "$work/disk"
mount -o loop "$work/base" "$work/disk" 2>/dev/null || skip "this system mounts no files"
trap 'umount "$work/disk" 2>/dev/null; rm -rf "$work"' EXIT
store=$work/disk/store

"$keeper" "$store" init && "$keeper" "$store" a >/dev/null || exit 2
old=$(ref "$store" refs/heads/main)
cp -a "$store" "$work/done"
new=$("$keeper" "$work/done" b a) || exit 2
umount "$work/disk"

cuts=0 kept=0 stored=0 said=0 wrong=0
complain() {
	echo "cut $cuts: $1"
	wrong=$((wrong + 1))
}

judge() {
	main=$(ref "$store" refs/heads/main)
	draft=$(ref "$store" 'refs/tags/b^{commit}')
	case $main in
	"$old") kept=$((kept + 1)) ;;
	"$new") stored=$((stored + 1)) ;;
	*) complain "the branch is at '$main'" ;;
	esac
	if [ -s "$work/said" ]; then
		said=$((said + 1))
		[ "$main" = "$new" ] && [ "$draft" = "$new" ] || complain "a stored draft is gone"
	fi
	sound "$store" || complain "$(head -1 "$work/fsck")"
	if [ -n "$draft" ]; then
		"$keeper" "$store" c b >/dev/null 2>"$work/next"
	else
		"$keeper" "$store" b a >/dev/null 2>"$work/next"
	fi || complain "then: $(cat "$work/next")"
}

start=$(date +%s)
while [ $(($(date +%s) - start)) -lt "$seconds" ]; do
	cuts=$((cuts + 1))
	cp "$work/base" "$work/image"
	mount -o loop "$work/image" "$work/disk" || exit 2
	: >"$work/said"
	"$keeper" "$store" b a >"$work/said" 2>/dev/null &
	sleep "0.$(printf %03d $((cuts * 37 % 150)))"
	cp "$work/said" "$work/by-then"
	"$cut_power" "$work/disk" || skip "this file system cannot be cut off"
	wait
	mv "$work/by-then" "$work/said"
	umount "$work/disk"
	mount -o loop "$work/image" "$work/disk" || exit 2
	judge
	umount "$work/disk"
done

echo "$cuts cuts: $kept before the draft was stored, $stored after, $said after it was said, $wrong wrong"
[ $cuts -gt 0 ] && [ $said -gt 0 ] && [ $wrong -eq 0 ]
