/* SPDX-License-Identifier: MIT */
#include "diff/nums.h"

#include "base/str.h"
#include "text/utf8.h"

/* "(", "iii", ")" */
#define MOST_WORDS 4

/* Past the letters and digits at 'at'. */
static size_t
past_core(tvx_str text, size_t at)
{
	while (at < text.len) {
		size_t next = at;
		const uint32_t c = utf8_next(text, &next);

		if (!char_is_letter(c) && !char_is_digit(c))
			break;
		at = next;
	}
	return at;
}

/* "(iii)" and "(iv)" but not "iv."; a num of several parts must be the same. */
static bool
are_written_alike(tvx_str one, tvx_str other)
{
	size_t begin = 0, end, other_end;

	if (str_equal(one, other))
		return true;
	while (begin < one.len && begin < other.len && one.ptr[begin] == other.ptr[begin] &&
	       past_core(one, begin) == begin)
		begin++;
	end = past_core(one, begin);
	other_end = past_core(other, begin);
	return end > begin && other_end > begin && end - begin <= 8 &&
	       str_equal(str_slice(one, end, one.len),
			 str_slice(other, other_end, other.len));
}

uint32_t
words_of_num(const wording *words, uint32_t floor, uint32_t end, tvx_str num)
{
	if (num.len == 0)
		return 0;
	for (uint32_t count = 1; count <= MOST_WORDS && floor + count <= end; count++) {
		const uint32_t begin = word_begin(words, end - count);

		if (are_written_alike((tvx_str){ words->text.ptr + begin,
						 word_core_end(words, end - 1) - begin },
				      num))
			return count;
	}
	return 0;
}
