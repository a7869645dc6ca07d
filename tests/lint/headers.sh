#!/bin/sh
# SPDX-License-Identifier: MIT
# Each public header compiles alone: headers.sh ROOT COMPILER LANGUAGE STANDARD
cd "$1/lib/include" || exit 2
compiler=$2 language=$3 standard=$4
if ! command -v "$compiler" >/dev/null; then
	echo "SKIPPED: no $compiler"
	exit 77
fi
count=0 bad=0
for header in travaux/*.h; do
	# Twice, for the guard; and a declaration, as a header may have none.
	printf '#include <%s>\n#include <%s>\ntypedef int probe;\n' "$header" "$header" |
		"$compiler" -std="$standard" -pedantic -Wall -Wextra -Werror -I. \
			-fsyntax-only -x "$language" - || { echo "$header"; bad=1; }
	count=$((count + 1))
done
echo "$count headers"
test "$count" -gt 0 && exit "$bad"
