#!/bin/sh
# SPDX-License-Identifier: MIT
# refuse.sh - the system refuses each call in turn.
#
# Whatever the call and the reason: what the store says of the draft is what
# is in the store, git finds nothing wrong, and the next writer succeeds.
#
#	refuse.sh KEEPER [SECONDS]
keeper=$1
seconds=${2:-50}
. "$(dirname "$0")/lib.sh"
need_strace
workplace

"$keeper" "$work/base" init && "$keeper" "$work/base" a >/dev/null || exit 2
old=$(ref "$work/base" refs/heads/main)
cp -a "$work/base" "$work/done"
new=$("$keeper" "$work/done" b a) || exit 2
tag=$(ref "$work/done" refs/tags/b)

refused=0 done=0 undone=0 wrong=0
complain() {
	echo "$name $k refused with $reason: $1"
	wrong=$((wrong + 1))
}

judge() {
	said=$1
	main=$(ref "$work/t" refs/heads/main)
	now=$(ref "$work/t" refs/tags/b)
	case $said in
	0)
		done=$((done + 1))
		[ "$now" = "$tag" ] && [ "$main" = "$new" ] || complain "it said that it was done"
		;;
	1)
		undone=$((undone + 1))
		if grep -q '^the draft is stored' "$work/words"; then
			[ "$now" = "$tag" ] || complain "it said that the draft was stored"
		else
			[ -z "$now" ] && [ "$main" = "$old" ] ||
				complain "the draft is there, but: $(cat "$work/words")"
		fi
		[ -s "$work/words" ] || complain "it gave no reason"
		;;
	*) complain "it died with $said" ;;
	esac
	sound "$work/t" || complain "$(head -1 "$work/fsck")"
	[ "$("$keeper" "$work/t" b a 2>"$work/next")" = "$new" ] ||
		complain "then: $(cat "$work/next")"
	"$keeper" "$work/t" c b >/dev/null 2>"$work/next" || complain "then: $(cat "$work/next")"
	tidy "$work/t" || complain "something was left behind"
}

start=$(date +%s)
cp -a "$work/base" "$work/t"
calls "$changing" "$keeper" "$work/t" b a >"$work/calls"
planned=$(awk '{ n += 2 * $2 } END { print n + 0 }' "$work/calls")
while read -r name count; do
	for reason in EIO ENOSPC; do
		k=0
		while [ $k -lt "$count" ] && [ $(($(date +%s) - start)) -lt "$seconds" ]; do
			k=$((k + 1))
			rm -rf "$work/t"
			cp -a "$work/base" "$work/t"
			strace -f -qq -o "$work/trace" -e trace="$name" \
				-e inject="$name:error=$reason:when=$k" \
				"$keeper" "$work/t" b a >"$work/out" 2>"$work/words"
			said=$?
			grep -q INJECTED "$work/trace" || continue
			refused=$((refused + 1))
			judge $said
		done
	done
done <"$work/calls"

echo "$refused calls refused of $planned planned: $done stored all the same, $undone not, $wrong wrong"
[ $refused -gt 0 ] && [ $undone -gt 0 ] && [ $wrong -eq 0 ]
