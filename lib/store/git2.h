/* SPDX-License-Identifier: MIT */
/*
 * store/git2.h - libgit2, loaded when the first store is opened; see
 * base/late.h.
 */
#ifndef STORE_GIT2_H
#define STORE_GIT2_H

#include <git2.h>

#ifdef TVX_LATE
#include "git2_late.h"
#else
#define git2_load(error) ((void)(error), TVX_OK)
#endif

#endif
