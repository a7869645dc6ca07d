/* SPDX-License-Identifier: MIT */
/*
 * codec/digest.h - the fingerprint of a document.
 */
#ifndef CODEC_DIGEST_H
#define CODEC_DIGEST_H

#include <travaux/str.h>

/* SHA-256 in lower-case hex, and NUL. */
void digest_sha256(tvx_str bytes, char hex[65]);

#endif
