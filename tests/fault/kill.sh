#!/bin/sh
# SPDX-License-Identifier: MIT
# kill.sh - a writer is killed at each system call in turn.
#
# Whatever the call: the branch is where it was or where it was to be, git
# finds nothing wrong, and the next writer stores its draft as if nothing had
# been, and leaves nothing behind of the dead one.
#
#	kill.sh KEEPER [SECONDS [all]]
#
# 'all' kills at the calls that only look, too.
keeper=$1
seconds=${2:-50}
also=${3:+openat close munmap newfstatat getdents64 access}
. "$(dirname "$0")/lib.sh"
need_strace
workplace

"$keeper" "$work/base" init && "$keeper" "$work/base" a >/dev/null || exit 2
old=$(ref "$work/base" refs/heads/main)
cp -a "$work/base" "$work/done"
new=$("$keeper" "$work/done" b a) || exit 2
tag=$(ref "$work/done" refs/tags/b)

kills=0 kept=0 stored=0 wrong=0
complain() {
	echo "killed at $name $k: $1"
	wrong=$((wrong + 1))
}

# What must hold after the writer died.
judge() {
	main=$(ref "$work/t" refs/heads/main)
	case $main in
	"$old" | "$new") ;;
	*) complain "the branch is at '$main'" ;;
	esac
	sound "$work/t" || complain "$(head -1 "$work/fsck")"
	case $(ref "$work/t" refs/tags/b) in
	"$tag")
		stored=$((stored + 1))
		"$keeper" "$work/t" c b >/dev/null 2>"$work/next" ||
			complain "then: $(cat "$work/next")"
		;;
	"")
		kept=$((kept + 1))
		[ "$main" = "$old" ] || complain "the branch moved without the tag"
		[ "$("$keeper" "$work/t" b a 2>"$work/next")" = "$new" ] ||
			complain "then: $(cat "$work/next")"
		;;
	*) complain "the tag is another" ;;
	esac
	tidy "$work/t" || complain "something was left behind"
	sound "$work/t" || complain "after the next store: $(head -1 "$work/fsck")"
}

start=$(date +%s)
cp -a "$work/base" "$work/t"
calls "$changing $also" "$keeper" "$work/t" b a >"$work/calls"
planned=$(awk '{ n += $2 } END { print n + 0 }' "$work/calls")
while read -r name count; do
	k=0
	while [ $k -lt "$count" ] && [ $(($(date +%s) - start)) -lt "$seconds" ]; do
		k=$((k + 1))
		rm -rf "$work/t"
		cp -a "$work/base" "$work/t"
		strace -f -qq -o /dev/null -e trace="$name" \
			-e inject="$name:signal=SIGKILL:when=$k" \
			"$keeper" "$work/t" b a >/dev/null 2>&1 && continue
		kills=$((kills + 1))
		judge
	done
done <"$work/calls"

echo "$kills kills of $planned planned: $kept before the draft was stored, $stored after, $wrong wrong"
[ $kills -gt 0 ] && [ $kept -gt 0 ] && [ $stored -gt 0 ] && [ $wrong -eq 0 ]
