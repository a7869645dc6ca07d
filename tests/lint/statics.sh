#!/bin/sh
# SPDX-License-Identifier: MIT
# No object of the library has data that can change: statics.sh ARCHIVE
# Tables of constant pointers (.data.rel.ro) are written once, by the loader.
command -v size >/dev/null || { echo "SKIPPED: no size"; exit 77; }
LC_ALL=C size -A "$1" | awk '
	/:$/ { object = $1; objects++ }
	$1 ~ /^\.(data|bss|tdata|tbss)/ && $1 !~ /^\.data\.rel\.ro/ && $2 > 0 {
		print object ": " $2 " bytes in " $1
		bad = 1
	}
	END {
		print objects " objects"
		exit bad || !objects
	}'
