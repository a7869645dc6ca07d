#!/bin/sh
# SPDX-License-Identifier: MIT
# The layout of every source is what clang-format 14 makes of it.  Versions
# disagree on a few tables, so with another one there is nothing to hold to.
cd "$1" || exit 2
command -v clang-format >/dev/null || { echo "SKIPPED: no clang-format"; exit 77; }
version=$(clang-format --version | sed -n 's/.*version \([0-9]*\)\..*/\1/p')
[ "$version" = 14 ] || { echo "SKIPPED: the layout is clang-format 14's, and this is $version"; exit 77; }
find lib cli tests -name '*.[ch]' | LC_ALL=C sort | xargs clang-format --dry-run -Werror
