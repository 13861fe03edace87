#include "CKernels.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#pragma clang fp contract(off)

#define INLINE static inline __attribute__((always_inline))

// MARK: - Products

#define COLUMNS_OF_BLOCK(matrix, block, pairs) ((matrix) + (block) * (pairs) * 2 * KERNEL_BLOCK)

static void multiply_scalar(
    const int16_t *matrix, size_t blocks, size_t pairs, const int16_t *inputs, size_t stride, size_t count,
    int32_t *outputs) {
    for (size_t input = 0; input < count; input++) {
        const int16_t *x = inputs + input * stride;
        for (size_t block = 0; block < blocks; block++) {
            const int16_t *weights = COLUMNS_OF_BLOCK(matrix, block, pairs);
            int32_t sums[KERNEL_BLOCK] = {0};
            for (size_t pair = 0; pair < pairs; pair++) {
                for (size_t row = 0; row < KERNEL_BLOCK; row++) {
                    const int16_t *w = weights + (pair * KERNEL_BLOCK + row) * 2;
                    sums[row] += (int32_t)w[0] * x[2 * pair] + (int32_t)w[1] * x[2 * pair + 1];
                }
            }
            for (size_t row = 0; row < KERNEL_BLOCK; row++) {
                outputs[(input * blocks + block) * KERNEL_BLOCK + row] = sums[row];
            }
        }
    }
}

#if defined(__x86_64__)

// Goes on through the inputs, so many at a time.
#define WALK_TILES(NAME, TILE_BLOCKS, STEP)                                                                              \
    for (; i + STEP <= count; i += STEP) {                                                                               \
        const int16_t *x = inputs + i * stride;                                                                          \
        int32_t *y = outputs + (i * blocks + block) * KERNEL_BLOCK;                                                      \
        if (taken == TILE_BLOCKS) tile_##NAME(weights, blocks, pairs, x, stride, y, TILE_BLOCKS, STEP);                  \
        else tile_##NAME(weights, blocks, pairs, x, stride, y, 1, STEP);                                                 \
    }

// A tile keeps `tile_blocks` × `tile_inputs` sums in registers while it walks over the columns once. The last inputs go
// through smaller tiles.
#define DEFINE_MULTIPLY(NAME, TARGET, VECTOR, LANES, ZERO, LOAD, BROADCAST, ACCUMULATE, STORE, TILE_BLOCKS, TILE_INPUTS) \
    __attribute__((target(TARGET))) INLINE void tile_##NAME(                                                             \
        const int16_t *matrix, size_t blocks, size_t pairs, const int16_t *inputs, size_t stride, int32_t *outputs,      \
        const size_t tile_blocks, const size_t tile_inputs) {                                                            \
        VECTOR sums[TILE_INPUTS][TILE_BLOCKS * (KERNEL_BLOCK / LANES)];                                                  \
        const size_t vectors = tile_blocks * (KERNEL_BLOCK / LANES);                                                     \
        for (size_t i = 0; i < tile_inputs; i++)                                                                         \
            for (size_t v = 0; v < vectors; v++) sums[i][v] = ZERO();                                                    \
        for (size_t pair = 0; pair < pairs; pair++) {                                                                    \
            VECTOR weights[TILE_BLOCKS * (KERNEL_BLOCK / LANES)];                                                        \
            for (size_t v = 0; v < vectors; v++) {                                                                       \
                size_t block = v / (KERNEL_BLOCK / LANES), part = v % (KERNEL_BLOCK / LANES);                            \
                weights[v] = LOAD((const void *)(COLUMNS_OF_BLOCK(matrix, block, pairs)                                  \
                    + pair * 2 * KERNEL_BLOCK + part * 2 * LANES));                                                      \
            }                                                                                                            \
            for (size_t i = 0; i < tile_inputs; i++) {                                                                   \
                int32_t both;                                                                                            \
                __builtin_memcpy(&both, inputs + i * stride + 2 * pair, sizeof both);                                    \
                VECTOR x = BROADCAST(both);                                                                              \
                for (size_t v = 0; v < vectors; v++) sums[i][v] = ACCUMULATE(sums[i][v], weights[v], x);                 \
            }                                                                                                            \
        }                                                                                                                \
        for (size_t i = 0; i < tile_inputs; i++)                                                                         \
            for (size_t v = 0; v < vectors; v++)                                                                         \
                STORE((void *)(outputs + i * blocks * KERNEL_BLOCK + v * LANES), sums[i][v]);                            \
    }                                                                                                                    \
    __attribute__((target(TARGET))) static void multiply_##NAME(                                                         \
        const int16_t *matrix, size_t blocks, size_t pairs, const int16_t *inputs, size_t stride, size_t count,          \
        int32_t *outputs) {                                                                                              \
        size_t block = 0;                                                                                                \
        for (; block < blocks;) {                                                                                        \
            const size_t taken = blocks - block >= TILE_BLOCKS ? TILE_BLOCKS : 1;                                        \
            const int16_t *weights = COLUMNS_OF_BLOCK(matrix, block, pairs);                                             \
            size_t i = 0;                                                                                                \
            WALK_TILES(NAME, TILE_BLOCKS, TILE_INPUTS)                                                                   \
            if (TILE_INPUTS > 4) WALK_TILES(NAME, TILE_BLOCKS, 4)                                                        \
            if (TILE_INPUTS > 2) WALK_TILES(NAME, TILE_BLOCKS, 2)                                                        \
            WALK_TILES(NAME, TILE_BLOCKS, 1)                                                                             \
            block += taken;                                                                                              \
        }                                                                                                                \
    }

#define ADD_SSE2(sum, weights, x) _mm_add_epi32(sum, _mm_madd_epi16(weights, x))
#define ADD_AVX2(sum, weights, x) _mm256_add_epi32(sum, _mm256_madd_epi16(weights, x))
#define ADD_AVX512(sum, weights, x) _mm512_add_epi32(sum, _mm512_madd_epi16(weights, x))

DEFINE_MULTIPLY(sse2, "sse2", __m128i, 4, _mm_setzero_si128, _mm_loadu_si128, _mm_set1_epi32, ADD_SSE2, _mm_storeu_si128, 1, 2)
DEFINE_MULTIPLY(avx2, "avx2", __m256i, 8, _mm256_setzero_si256, _mm256_loadu_si256, _mm256_set1_epi32, ADD_AVX2, _mm256_storeu_si256, 1, 6)
DEFINE_MULTIPLY(avx512, "avx512f,avx512bw", __m512i, 16, _mm512_setzero_si512, _mm512_loadu_si512, _mm512_set1_epi32, ADD_AVX512, _mm512_storeu_si512, 4, 4)

#endif

void kernel_multiply(
    kernel_target target, const int16_t *matrix, size_t blocks, size_t pairs, const int16_t *inputs, size_t stride,
    size_t count, int32_t *outputs) {
    switch (target) {
#if defined(__x86_64__)
    case kernel_target_avx512: multiply_avx512(matrix, blocks, pairs, inputs, stride, count, outputs); return;
    case kernel_target_avx2: multiply_avx2(matrix, blocks, pairs, inputs, stride, count, outputs); return;
    case kernel_target_sse2: multiply_sse2(matrix, blocks, pairs, inputs, stride, count, outputs); return;
#endif
    default: multiply_scalar(matrix, blocks, pairs, inputs, stride, count, outputs);
    }
}

// MARK: - Element by element

// The hyperbolic tangent as a quotient of polynomials, within 4e-7 of the true one; beyond ±7.9 it is ±1 in single
// precision. Coefficients as in the Eigen library's ptanh.
INLINE float tangent(float x) {
    x = x > 7.9f ? 7.9f : x;
    x = x < -7.9f ? -7.9f : x;
    float square = x * x;
    float p = -2.76076847742355e-16f;
    p = p * square + 2.00018790482477e-13f;
    p = p * square + -8.60467152213735e-11f;
    p = p * square + 5.12229709037114e-08f;
    p = p * square + 1.48572235717979e-05f;
    p = p * square + 6.37261928875436e-04f;
    p = p * square + 4.89352455891786e-03f;
    p = p * x;
    float q = 1.19825839466702e-06f;
    q = q * square + 1.18534705686654e-04f;
    q = q * square + 2.26843463243900e-03f;
    q = q * square + 4.89352518554385e-03f;
    return p / q;
}

INLINE float logistic(float x) { return 0.5f * tangent(0.5f * x) + 0.5f; }

// To the nearest integer; halves go up. The shift keeps the truncation of negative numbers out.
INLINE int32_t nearest(float x) { return (int32_t)(x + 32768.5f) - 32768; }

INLINE void lstm_cell(
    size_t cells, const int32_t *restrict input_sums, const float *restrict input_scales,
    const int32_t *restrict state_sums, const float *restrict state_scales, const float *restrict biases,
    float state_steps, float *restrict memory, int16_t *restrict state) {
#define GATE(k) ((float)input_sums[k] * input_scales[k] + ((float)state_sums[k] * state_scales[k] + biases[k]))
    for (size_t i = 0; i < cells; i++) {
        float input = logistic(GATE(i));
        float forget = logistic(GATE(cells + i));
        float candidate = tangent(GATE(2 * cells + i));
        float output = logistic(GATE(3 * cells + i));
        float content = forget * memory[i] + input * candidate;
        memory[i] = content;
        state[i] = (int16_t)nearest(output * tangent(content) * state_steps);
    }
#undef GATE
}

INLINE void rescale(
    size_t count, const int32_t *restrict sums, const float *restrict scales, const float *restrict biases, float steps,
    float smallest, float largest, int16_t *restrict outputs) {
    for (size_t i = 0; i < count; i++) {
        float value = ((float)sums[i] * scales[i] + biases[i]) * steps;
        value = value > largest ? largest : value;
        value = value < smallest ? smallest : value;
        outputs[i] = (int16_t)nearest(value);
    }
}

#define CELL_PARAMETERS                                                                                                  \
    size_t cells, const int32_t *input_sums, const float *input_scales, const int32_t *state_sums,                       \
        const float *state_scales, const float *biases, float state_steps, float *memory, int16_t *state
#define CELL_ARGUMENTS cells, input_sums, input_scales, state_sums, state_scales, biases, state_steps, memory, state
#define RESCALE_PARAMETERS                                                                                               \
    size_t count, const int32_t *sums, const float *scales, const float *biases, float steps, float smallest,            \
        float largest, int16_t *outputs
#define RESCALE_ARGUMENTS count, sums, scales, biases, steps, smallest, largest, outputs

#define DEFINE_ELEMENTWISE(NAME, ATTRIBUTES)                                                                             \
    ATTRIBUTES static void lstm_cell_##NAME(CELL_PARAMETERS) { lstm_cell(CELL_ARGUMENTS); }                              \
    ATTRIBUTES static void rescale_##NAME(RESCALE_PARAMETERS) { rescale(RESCALE_ARGUMENTS); }

DEFINE_ELEMENTWISE(scalar, )
#if defined(__x86_64__)
DEFINE_ELEMENTWISE(avx2, __attribute__((target("avx2"))))
DEFINE_ELEMENTWISE(avx512, __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,prefer-256-bit"))))
#endif

void kernel_lstm_cell(
    kernel_target target, size_t cells, const int32_t *input_sums, const float *input_scales,
    const int32_t *state_sums, const float *state_scales, const float *biases, float state_steps, float *memory,
    int16_t *state) {
    switch (target) {
#if defined(__x86_64__)
    case kernel_target_avx512: lstm_cell_avx512(CELL_ARGUMENTS); return;
    case kernel_target_avx2: lstm_cell_avx2(CELL_ARGUMENTS); return;
#endif
    default: lstm_cell_scalar(CELL_ARGUMENTS);
    }
}

static void rescale_for(kernel_target target, RESCALE_PARAMETERS) {
    switch (target) {
#if defined(__x86_64__)
    case kernel_target_avx512: rescale_avx512(RESCALE_ARGUMENTS); return;
    case kernel_target_avx2: rescale_avx2(RESCALE_ARGUMENTS); return;
#endif
    default: rescale_scalar(RESCALE_ARGUMENTS);
    }
}

void kernel_rectify(
    kernel_target target, size_t count, const int32_t *sums, const float *scales, const float *biases, float steps,
    int16_t largest, int16_t *outputs) {
    rescale_for(target, count, sums, scales, biases, steps, 0, largest, outputs);
}

void kernel_rescale(
    kernel_target target, size_t count, const int32_t *sums, const float *scales, const float *biases, float steps,
    int16_t largest, int16_t *outputs) {
    rescale_for(target, count, sums, scales, biases, steps, -(float)largest, largest, outputs);
}

int kernel_target_is_supported(kernel_target target) {
#if defined(__x86_64__)
    __builtin_cpu_init();
    switch (target) {
    case kernel_target_scalar: case kernel_target_sse2: return 1;
    case kernel_target_avx2: return __builtin_cpu_supports("avx2") != 0;
    case kernel_target_avx512:
        return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")
            && __builtin_cpu_supports("avx512dq");
    }
    return 0;
#else
    return target == kernel_target_scalar;
#endif
}
