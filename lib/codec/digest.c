/* SPDX-License-Identifier: MIT */
#include "codec/digest.h"

#include <nettle/base16.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>
#include <nettle/version.h>

/* nettle's digest functions lost their length argument in 4.0. */
static void
finish(struct sha256_ctx *state, uint8_t raw[SHA256_DIGEST_SIZE])
{
#if NETTLE_VERSION_MAJOR >= 4
	sha256_digest(state, raw);
#else
	sha256_digest(state, SHA256_DIGEST_SIZE, raw);
#endif
}

void
digest_sha256(tvx_str bytes, char hex[65])
{
	struct sha256_ctx state;
	uint8_t raw[SHA256_DIGEST_SIZE];

	sha256_init(&state);
	sha256_update(&state, bytes.len, (const uint8_t *)bytes.ptr);
	finish(&state, raw);
	base16_encode_update(hex, sizeof raw, raw);
	hex[2 * sizeof raw] = '\0';
}

void
digest_sha1(tvx_str bytes, unsigned char raw[20])
{
	struct sha1_ctx state;

	sha1_init(&state);
	sha1_update(&state, bytes.len, (const uint8_t *)bytes.ptr);
#if NETTLE_VERSION_MAJOR >= 4
	sha1_digest(&state, raw);
#else
	sha1_digest(&state, SHA1_DIGEST_SIZE, raw);
#endif
}
