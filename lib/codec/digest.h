/* SPDX-License-Identifier: MIT */
/*
 * codec/digest.h - the fingerprint of a document, the sum of a file.
 */
#ifndef CODEC_DIGEST_H
#define CODEC_DIGEST_H

#include <travaux/str.h>

/* SHA-256 in lower-case hex, and NUL. */
void digest_sha256(tvx_str bytes, char hex[65]);

/* SHA-1, as the bytes it is: the sum at the end of git's packs.  It tells of
 * accidents; nothing that is to be trusted is told by it. */
void digest_sha1(tvx_str bytes, unsigned char raw[20]);

#endif
