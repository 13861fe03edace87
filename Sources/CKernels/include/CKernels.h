#ifndef CKERNELS_H
#define CKERNELS_H

#include <stddef.h>
#include <stdint.h>

/// The inner loops of the networks, compiled for several targets in one program.
///
/// Every target gives the same bits: products and sums are integers, and what is computed in floating point uses only
/// operations that IEEE 754 rounds exactly, in one order and never fused.
typedef enum kernel_target {
    kernel_target_scalar = 0,
    kernel_target_sse2 = 1,
    kernel_target_avx2 = 2,
    kernel_target_avx512 = 3,
} kernel_target;

/// Whether this processor (and this build) can run a target. The scalar one always can.
int kernel_target_is_supported(kernel_target target);

/// Rows of a packed matrix come in blocks of this many.
#define KERNEL_BLOCK 16

/// outputs[i][row] = Σ matrix[row][k] · inputs[i][k].
///
/// `matrix` is packed: for each block of 16 rows, for each pair of columns, the 16 pairs of weights. `pairs` counts pairs
/// of columns; `stride` is the distance of inputs, in numbers. Sums must fit 32 bits: whoever scales weights sees to it.
void kernel_multiply(
    kernel_target target, const int16_t *matrix, size_t blocks, size_t pairs, const int16_t *inputs, size_t stride,
    size_t count, int32_t *outputs);

/// One step of `cells` LSTM cells. Sums, scales and biases have the gates input, forget, cell, output one after the other.
///
/// `memory` is read and written; `state`, between -1 and 1, is written as a multiple of 1 / state_steps.
void kernel_lstm_cell(
    kernel_target target, size_t cells, const int32_t *input_sums, const float *input_scales,
    const int32_t *state_sums, const float *state_scales, const float *biases, float state_steps, float *memory,
    int16_t *state);

/// outputs[i] = sums[i] · scales[i] + biases[i], then zero if negative, in multiples of 1 / steps, at most `largest`.
void kernel_rectify(
    kernel_target target, size_t count, const int32_t *sums, const float *scales, const float *biases, float steps,
    int16_t largest, int16_t *outputs);

/// outputs[i] = sums[i] · scales[i] + biases[i] in multiples of 1 / steps, between -largest and largest.
void kernel_rescale(
    kernel_target target, size_t count, const int32_t *sums, const float *scales, const float *biases, float steps,
    int16_t largest, int16_t *outputs);

#endif
