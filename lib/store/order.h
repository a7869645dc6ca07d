/* SPDX-License-Identifier: MIT */
/*
 * store/order.h - drafts in the order of the negotiation.
 *
 * By date; drafts of one day, and those without a date that sorts, as they were made from
 * each other; and by name where that says nothing either.  "draft 10" then
 * comes after the "draft 9" that it was made from.
 */
#ifndef STORE_ORDER_H
#define STORE_ORDER_H

#include <travaux/store.h>

void order_drafts(tvx_stored_draft *drafts, uint32_t count);

#endif
