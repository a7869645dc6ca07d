#!/bin/sh
# SPDX-License-Identifier: MIT
# Holds every source of the library to lib/LAYERS.
cd "$1" || exit 2
find lib -name '*.[ch]' | LC_ALL=C sort | xargs awk -f tests/lint/layers.awk lib/LAYERS
