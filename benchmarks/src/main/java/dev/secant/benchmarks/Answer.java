package dev.secant.benchmarks;

import dev.secant.runtime.diff.DerivativeStatus;
import org.jspecify.annotations.Nullable;

/**
 * What the engine says about a problem.
 *
 * @param status null if the function's exception came through
 * @param left slope from the left; NaN for arrays
 * @param right slope from the right; NaN for arrays
 */
record Answer(
    double value,
    double error,
    @Nullable DerivativeStatus status,
    double evaluations,
    double left,
    double right) {}
