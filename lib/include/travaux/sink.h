/* SPDX-License-Identifier: MIT */
/*
 * travaux/sink.h - where bytes go.
 */
#ifndef TRAVAUX_SINK_H
#define TRAVAUX_SINK_H

#include <travaux/error.h>
#include <travaux/str.h>

/* Takes all of 'bytes' or returns a status; it is not called again after. */
typedef tvx_status (*tvx_sink_write)(void *ctx, tvx_str bytes);

typedef struct tvx_sink {
	tvx_sink_write write;
	void *ctx;
} tvx_sink;

#endif
