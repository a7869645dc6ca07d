#!/bin/sh
# SPDX-License-Identifier: MIT
# Calls that are unsafe, or that answer to a locale, are not made.
cd "$1" || exit 2
names='strcpy|strcat|sprintf|vsprintf|gets|strtok|atoi|atol|atof|gmtime|localtime|setlocale|alloca'
if grep -rnE "(^|[^A-Za-z0-9_])($names) ?\(" --include='*.[ch]' lib cli tests; then
	exit 1
fi
# Nor does the library ask for the time, the environment or chance.
if grep -rnE '(^|[^A-Za-z0-9_.>])(time|clock|clock_gettime|gettimeofday|getenv|secure_getenv|rand|random) ?\(' \
	--include='*.[ch]' lib; then
	exit 1
fi
echo "none"
