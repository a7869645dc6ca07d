/* SPDX-License-Identifier: MIT */
/*
 * text/icu.h - what is asked of ICU, and nothing else includes its functions.
 *
 * ICU is loaded when the first character is looked up that text/properties.h
 * has no table of, and the half of it that knows look-alikes when a word may
 * be disguised; see base/late.h.
 */
#ifndef TEXT_ICU_H
#define TEXT_ICU_H

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/ustring.h>

#ifdef TVX_LATE
#include "icu_late.h"
#include "spoof_late.h"
#endif

#endif
