/* SPDX-License-Identifier: MIT */
/*
 * render/title.h - the line above a clause in a terminal.
 *
 *	── Article 5(1): Assistance ← Point 5(1) · edited, renumbered
 */
#ifndef RENDER_TITLE_H
#define RENDER_TITLE_H

#include "render/look.h"

#include <travaux/report.h>

/* Of the row that 'event' enters. */
void title_put(stream *out, const look *style, const tvx_report *report,
	       const tvx_event *event, uint32_t width);

#endif
