/* SPDX-License-Identifier: MIT */
/*
 * render/page_style.h - how the page looks, on paper and on a screen, by day
 * and by night.  The page admits this style sheet and nothing else: its
 * digest stands in the page's content security policy.
 */
#ifndef RENDER_PAGE_STYLE_H
#define RENDER_PAGE_STYLE_H

extern const char page_style[];

#endif
