/* SPDX-License-Identifier: MIT */
/*
 * fuzz/target.h - what a fuzz target needs beside the library.
 *
 * The same entry serves libFuzzer, with -Dfuzz=true, and replay.c, which
 * runs each file of a corpus as an ordinary test.
 */
#ifndef FUZZ_TARGET_H
#define FUZZ_TARGET_H

#include <travaux/rules.h>

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Says what is broken and aborts, so that the input is kept. */
__attribute__((noreturn)) void stop_here(const char *why);

/* Compiled once a process. */
const tvx_rules *standard_rules(void);

#endif
