#include <stddef.h>
#include <stdint.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// Which of 64 bytes are quotes, backslashes and brackets of JSON: a bit for each, the first lowest.
typedef struct {
  uint64_t quotes, backslashes, brackets;
} nashr_json_block;

static inline nashr_json_block nashr_look_at_json(const uint8_t *bytes) {
  nashr_json_block block = {0, 0, 0};
#if defined(__SSE2__)
  const __m128i quote = _mm_set1_epi8('"'), backslash = _mm_set1_epi8('\\');
  // The brackets of an object and of an array differ in the bit of 0x20 alone.
  const __m128i bit = _mm_set1_epi8(0x20), open = _mm_set1_epi8('{'), close = _mm_set1_epi8('}');
  for (int part = 0; part < 4; part++) {
    const __m128i some = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
    const __m128i folded = _mm_or_si128(some, bit);
    const __m128i brackets =
        _mm_or_si128(_mm_cmpeq_epi8(folded, open), _mm_cmpeq_epi8(folded, close));
    const int shift = 16 * part;
    block.quotes |= (uint64_t)(uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(some, quote)) << shift;
    block.backslashes |=
        (uint64_t)(uint16_t)_mm_movemask_epi8(_mm_cmpeq_epi8(some, backslash)) << shift;
    block.brackets |= (uint64_t)(uint16_t)_mm_movemask_epi8(brackets) << shift;
  }
#else
  for (int at = 0; at < 64; at++) {
    const uint8_t byte = bytes[at], folded = byte | 0x20;
    block.quotes |= (uint64_t)(byte == '"') << at;
    block.backslashes |= (uint64_t)(byte == '\\') << at;
    block.brackets |= (uint64_t)(folded == '{' || folded == '}') << at;
  }
#endif
  return block;
}

// How many line feeds there are.
static inline size_t nashr_count_lines(const uint8_t *bytes, size_t count) {
  size_t lines = 0, at = 0;
#if defined(__SSE2__)
  const __m128i feed = _mm_set1_epi8('\n'), zero = _mm_setzero_si128();
  while (at + 16 <= count) {
    // Each lane counts down from zero, so that 255 rounds fit in it.
    __m128i found = zero;
    for (int round = 0; round < 255 && at + 16 <= count; round++, at += 16) {
      const __m128i some = _mm_loadu_si128((const __m128i *)(bytes + at));
      found = _mm_sub_epi8(found, _mm_cmpeq_epi8(some, feed));
    }
    const __m128i sums = _mm_sad_epu8(found, zero);
    lines += (size_t)_mm_cvtsi128_si64(sums) + (size_t)_mm_cvtsi128_si64(_mm_srli_si128(sums, 8));
  }
#endif
  for (; at < count; at++) lines += bytes[at] == '\n';
  return lines;
}
