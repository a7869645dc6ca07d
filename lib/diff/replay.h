/* SPDX-License-Identifier: MIT */
/*
 * diff/replay.h - does an edit script say the truth?
 *
 * The second, simple path of travaux/diff.h: it knows nothing of words, only
 * of bytes, and shares no code with what made the script.
 */
#ifndef DIFF_REPLAY_H
#define DIFF_REPLAY_H

#include <travaux/diff.h>

/*
 * True if the edits cover both texts from end to end, without a gap, each
 * equal stretch is equal byte for byte, and none is empty on both sides.
 */
bool change_replays(const tvx_change *change);

#endif
