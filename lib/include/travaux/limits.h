/* SPDX-License-Identifier: MIT */
/*
 * travaux/limits.h - how large things may be.
 *
 * Offsets are 32 bits wide, and every structure is sized from these numbers,
 * so passing one is TVX_ELIMIT long before memory runs short.
 */
#ifndef TRAVAUX_LIMITS_H
#define TRAVAUX_LIMITS_H

#include <stddef.h>
#include <stdint.h>

/* Bytes of one document.  The largest treaty known is 3 MB; 256 MiB leaves
 * room for whatever a generator makes and keeps every offset in 31 bits. */
#define TVX_LIMIT_DOCUMENT ((size_t)256 << 20)

/* Clauses of one instrument. */
#define TVX_LIMIT_CLAUSES ((uint32_t)4 << 20)

/* Depth of the tree.  Walks are loops, so this bounds eIds, not the stack. */
#define TVX_LIMIT_DEPTH 1024

/* Pins of one comparison.  A person says them one by one, and each may be a
 * walk over the clauses. */
#define TVX_LIMIT_PINS 10000

/* Bytes of a rule pack, and of one pattern in it. */
#define TVX_LIMIT_PACK    ((size_t)1 << 20)
#define TVX_LIMIT_PATTERN ((size_t)4096)

#endif
