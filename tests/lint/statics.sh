#!/bin/sh
# SPDX-License-Identifier: MIT
# No object of the library has data that can change: statics.sh ARCHIVE
# Tables of constant pointers (.data.rel.ro) are written once, by the loader;
# those of a library that is loaded late (base/late.h) once, when it is.
command -v size >/dev/null || { echo "SKIPPED: no size"; exit 77; }
LC_ALL=C size -A "$1" | awk '
	/:$/ { object = $1; objects++; late = object ~ /_late\.c\.o$/ }
	$1 ~ /^\.(data|bss|tdata|tbss)/ && $1 !~ /^\.data\.rel\.ro/ && $2 > 0 && !late {
		print object ": " $2 " bytes in " $1
		bad = 1
	}
	END {
		print objects " objects"
		exit bad || !objects
	}'
