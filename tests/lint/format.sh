#!/bin/sh
# SPDX-License-Identifier: MIT
# The layout of every source is what clang-format makes of it.
cd "$1" || exit 2
command -v clang-format >/dev/null || { echo "SKIPPED: no clang-format"; exit 77; }
find lib cli tests -name '*.[ch]' | LC_ALL=C sort | xargs clang-format --dry-run -Werror
